from django.urls import include, path

urlpatterns = [
    path("", include("interviews.browse.urls")),
    path("reports/", include("interviews.reports.urls")),
    path("help/", include("interviews.help.urls")),
]
