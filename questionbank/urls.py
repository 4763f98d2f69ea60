from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("interviews.urls")),
    path("admin/", admin.site.urls),
]

handler500 = "interviews.web.faults.server_error"
