"""Signing in by a company's accounts: who is meant, is there an account, and in which groups."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from interviews.accounts.sessions import end_others
from interviews.models import SecurityEvent, User, note
from interviews.web.plain import plain_page

logger = logging.getLogger(__name__)
NAMES = {"feishu": _("Feishu"), "dingtalk": _("DingTalk")}


def companies() -> list[tuple[str, str]]:
    """(id, name) of each company that the settings name."""
    found = []
    for provider, facts in settings.SOCIALACCOUNT_PROVIDERS.items():
        app = facts["APPS"][0]
        name = app.get("name") or NAMES.get(provider) or gettext("the account of the company")
        found.append((app.get("provider_id", provider), str(name)))
    return found


def company_again(user: User) -> list[dict[str, Any]]:
    """The way by which somebody who came by a company says once more who they are."""
    known = SocialAccount.objects.filter(user=user).first()
    names = dict(companies())
    if known is None or known.provider not in names:
        return []
    address = reverse("account_company_again", args=[known.provider])
    return [{"id": "company", "description": names[known.provider], "url": address}]


class CompanyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account by the company's own number for somebody, else by the address."""
        claims = claims_of(sociallogin)
        if not sociallogin.is_existing:
            owner = _owner(claims)
            if owner is None and not (settings.SSO_NEW and _is_free(claims)):
                raise ImmediateHttpResponse(_refused(request))
            if owner:
                _take_over(request, owner)
                sociallogin.connect(request, owner)
        if sociallogin.is_existing:
            give_groups(sociallogin.user, claims)

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, facts: dict[str, Any]
    ) -> User:
        user: User = sociallogin.user
        user.username = str(facts.get("username") or facts.get("email") or "")[:150]
        user.name = str(facts.get("name") or "")[:301]
        user.email = str(facts.get("email") or "")
        return user

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        user: User = super().save_user(request, sociallogin, form)
        note(SecurityEvent.Kind.ACCOUNT_CHANGED, by=None, about=user.username, whom=user)
        give_groups(user, claims_of(sociallogin))
        return user

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return bool(settings.SSO_NEW)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        **_: Any,
    ) -> None:
        logger.warning("the company did not let somebody in: %s %s", error, exception)
        raise ImmediateHttpResponse(failed(request))


def claims_of(sociallogin: SocialLogin) -> dict[str, Any]:
    """What the company says of somebody, in one dict."""
    said = sociallogin.account.extra_data
    return {**said.get("id_token", {}), **said.get("userinfo", {})} or dict(said)


def give_groups(user: User, claims: dict[str, Any]) -> None:
    """Let `user` be in those mapped groups that the company says; others stay as they are."""
    said = claims.get(settings.SSO_GROUPS_CLAIM) or []
    values = {said} if isinstance(said, str) else {str(value) for value in said}
    wanted = {group for value, group in settings.SSO_GROUPS.items() if value in values}
    has = set(user.groups.values_list("name", flat=True))
    mapped = set(settings.SSO_GROUPS.values())
    if has & mapped == wanted:
        return
    user.groups.remove(*Group.objects.filter(name__in=mapped - wanted))
    user.groups.add(*Group.objects.filter(name__in=wanted))
    user.is_staff = user.is_superuser or user.groups.exists()
    user.save(update_fields=["is_staff"])
    groups = "、".join(sorted((has - mapped) | wanted)) or "—"
    about = f"{user.username}: {groups}"
    note(SecurityEvent.Kind.ACCOUNT_CHANGED, by=None, about=about, whom=user)


def _owner(claims: dict[str, Any]) -> User | None:
    """The one account of the staff with the address that the company answers for.

    Learners type their addresses themselves: these say nothing of whose they are.
    """
    email = str(claims.get("email") or "")
    sure = settings.SSO_TRUST_EMAIL or str(claims.get("email_verified")).lower() == "true"
    if not (email and sure):
        return None
    found = list(User.objects.filter(email__iexact=email, is_staff=True)[:2])
    return found[0] if len(found) == 1 else None


def _is_free(claims: dict[str, Any]) -> bool:
    """Whether no other account would be mistaken for the new one."""
    email = str(claims.get("email") or "")
    return not (email and User.objects.filter(email__iexact=email).exists())


def _take_over(request: HttpRequest, owner: User) -> None:
    """From now on the company alone opens the account: whoever knew its password is out.

    An address can be typed by who has the account: it must not be a way to be raised with it.
    """
    owner.set_unusable_password()
    owner.save(update_fields=["password"])
    Authenticator.objects.filter(user=owner).delete()
    end_others(request, owner)


def _refused(request: HttpRequest) -> HttpResponse:
    heading = gettext_noop("Your company knows you, this site does not yet")
    text = gettext_noop(
        "There is no account here for the address that your company gave. Ask an administrator to"
        " make one with this address, then sign in again."
    )
    return plain_page(request, 403, heading, text)


def failed(request: HttpRequest, status: int = 403) -> HttpResponse:
    """The company's page was left, took too long, or did not answer."""
    heading = gettext_noop("The company did not let you in")
    text = gettext_noop(
        "You left its page, it took too long, or its server did not answer as it should. Try again;"
        " if it stays so, tell an administrator."
    )
    return plain_page(request, status, heading, text)
