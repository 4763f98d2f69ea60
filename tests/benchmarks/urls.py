"""The site's addresses, and the list as one would write it first: to measure against."""

from django.db.models import Count
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path
from django.views.generic import ListView

from interviews.models import Question
from questionbank.urls import *  # noqa: F403  its handlers as well
from questionbank.urls import urlpatterns as of_the_site

PAGE = Template(
    """<!DOCTYPE html><title>{{ page_obj.paginator.count }}</title>
    {% for group in groups %}<ul>{% for name, n in group %}<li>{{ name }} {{ n }}{% endfor %}</ul>
    {% endfor %}{% for question in page_obj %}
    <article><h2>{{ question.stem }}</h2>{{ question.category }}
    {% for role in question.roles.all %} {{ role }}{% endfor %}
    {% for tag in question.tags.all %} {{ tag }}{% endfor %}</article>{% endfor %}"""
)
RELATIONS = {"role": "roles__slug", "category": "category__slug"}
FACETS = ("roles__name", "category__name", "difficulty", "competencies__name", "tags__name")


class Naive(ListView):
    paginate_by = 20

    def get_queryset(self):
        asked = {RELATIONS[name]: value for name, value in self.request.GET.items()}
        return Question.objects.published().filter(**asked).order_by("-published_at")

    def render_to_response(self, context):
        rows = self.get_queryset().order_by()
        groups = [rows.values_list(facet).annotate(n=Count("pk")) for facet in FACETS]
        return HttpResponse(PAGE.render(Context({**context, "groups": groups})))


urlpatterns = [path("naive/", Naive.as_view()), *of_the_site]
