from django.urls import path

from interviews.guides import views

app_name = "guides"
urlpatterns = [
    path("", views.guide_list, name="list"),
    path("<slug:slug>/", views.guide, name="guide"),
]
