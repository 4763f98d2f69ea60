from django.urls import path

from interviews.dev import views

app_name = "dev"
urlpatterns = [path("components/", views.components, name="components")]
