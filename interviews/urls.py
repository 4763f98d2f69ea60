from django.urls import include, path

urlpatterns = [
    path("", include("interviews.browse.urls")),
    path("", include("interviews.ingest.urls")),
]
