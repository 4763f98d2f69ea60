from django.urls import path

from interviews.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<str:token>/", views.job, name="job"),
    path("<str:token>/file/", views.take, name="file"),
    path("<str:token>/cancel/", views.cancel, name="cancel"),
    path("<str:token>/again/", views.again, name="again"),
]
