from django.urls import path

from interviews.privacy import views

app_name = "privacy"
urlpatterns = [path("", views.privacy, name="privacy")]
