from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from interviews.browse.pages import card, pictures, printing, questions, site

app_name = "browse"
urlpatterns = [
    path("", questions.home, name="home"),
    path("questions/", questions.question_list, name="list"),
    path("questions/print/", printing.print_found, name="print"),
    path("questions/export/", printing.export_found, name="export"),
    path("questions/<str:code>/", questions.question, name="question"),
    path("questions/<str:code>/card.png", card.card, name="card"),
    path("pictures/<str:name>", pictures.picture, name="picture"),
    path("favicon.ico", require_safe(card.Icon.as_view())),
    path("face/", site.face, name="face"),
    path("robots.txt", site.robots, name="robots"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": site.SITEMAPS}, name="sitemap"),
]
