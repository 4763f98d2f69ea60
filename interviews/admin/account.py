"""One's own account at the desk: where letters go, and whether one wants them."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from interviews.curation import transitions
from interviews.models import User, account_of


class OwnAccountForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    class Meta:
        model = User
        fields = ("email", "review_mail")
        labels = {"email": _("e-mail address")}

    def __init__(self, posted: QueryDict | None, instance: User) -> None:
        super().__init__(posted, instance=instance)
        if not instance.has_perm(transitions.APPROVE):
            del self.fields["review_mail"]  # who reviews nothing gets no letters


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = OwnAccountForm(posted, instance=_own(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("Saved."))
        return redirect("admin:account")
    context = {
        **admin.site.each_context(request),
        "title": gettext("My account"),
        "form": form,
        "account": request.user,
    }
    return render(request, "admin/account.html", context, status=400 if form.errors else 200)


def _own(request: HttpRequest) -> User:
    """A row of its own: what is refused does not change who is shown as signed in."""
    return User.objects.get(pk=account_of(request.user).pk)
