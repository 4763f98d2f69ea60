from django.urls import include, path

from interviews.practice.pages.offline import worker

urlpatterns = [
    path("", include("interviews.web.urls")),
    path("", include("interviews.browse.urls")),
    path("", include("interviews.ingest.urls")),
    path("sets/", include("interviews.sets.urls")),
    path("practice/", include("interviews.practice.urls")),
    path("sw.js", worker, name="worker"),
    path("panels/", include("interviews.panels.urls")),
    path("reports/", include("interviews.reports.urls")),
    path("accounts/", include("interviews.accounts.urls")),
    path("jobs/", include("interviews.jobs.urls")),
    path("privacy/", include("interviews.privacy.urls")),
    path("help/", include("interviews.help.urls")),
    path("guides/", include("interviews.guides.urls")),
    path("dev/", include("interviews.dev.urls")),
]
