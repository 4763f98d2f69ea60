from django.urls import include, path

from interviews.sets.views import trainers_help

urlpatterns = [
    path("", include("interviews.browse.urls")),
    path("sets/", include("interviews.sets.urls")),
    path("help/trainers/", trainers_help, name="trainers_help"),
]
