from django.urls import path

from interviews.help import views

app_name = "help"
urlpatterns = [
    path("candidates/", views.candidates, name="candidates"),
    path("curators/", views.curators, name="curators"),
    path("imports/", views.imports, name="imports"),
    path("trainers/", views.trainers, name="trainers"),
]
