from django.urls import path
from django.views.decorators.http import require_safe

from interviews.browse.pages import card, pictures, printing, questions, site, sitemap

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
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-pages.xml", sitemap.pages, name="sitemap_pages"),
    path("sitemap-questions-<int:number>.xml", sitemap.part, name="sitemap_part"),
]
