from django.urls import path

from interviews.reports import views

app_name = "reports"
urlpatterns = [
    path("about/<str:code>/", views.write, name="write"),
    path("<str:token>/", views.follow, name="follow"),
]
