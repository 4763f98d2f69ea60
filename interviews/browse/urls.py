from django.contrib.sitemaps.views import sitemap
from django.urls import path

from interviews.browse import printing, site, views

app_name = "browse"
urlpatterns = [
    path("", views.home, name="home"),
    path("questions/", views.question_list, name="list"),
    path("questions/print/", printing.print_found, name="print"),
    path("questions/export/", printing.export_found, name="export"),
    path("questions/<str:code>/", views.question, name="question"),
    path("face/", site.face, name="face"),
    path("robots.txt", site.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": site.SITEMAPS}, name="sitemap"),
]
