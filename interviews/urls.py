from django.urls import include, path

urlpatterns = [
    path("", include("interviews.browse.urls")),
]
