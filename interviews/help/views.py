from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews.web.shared import same_for_all


@same_for_all
@require_safe
def candidates(request: HttpRequest) -> HttpResponse:
    return render(request, "help/candidates.html")


@require_safe
def curators(request: HttpRequest) -> HttpResponse:
    return render(request, "help/curators.html")


@same_for_all
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    return render(request, "help/imports.html")


@same_for_all
@require_safe
def trainers(request: HttpRequest) -> HttpResponse:
    return render(request, "help/trainers.html")
