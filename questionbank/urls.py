from django.contrib import admin
from django.urls import include, path

from questionbank.metrics import metrics

urlpatterns = [
    path("metrics", metrics, name="metrics"),
    path("", include("interviews.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "interviews.web.refusals.odd_request"
handler500 = "interviews.web.faults.server_error"
