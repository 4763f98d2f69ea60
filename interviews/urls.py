from django.urls import include, path

urlpatterns = [
    path("", include("interviews.browse.urls")),
    path("guides/", include("interviews.guides.urls")),
]
