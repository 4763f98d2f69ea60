"""What allauth asks the house: names, limits, where one goes, and what is written down."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.accounts.company import company_again
from interviews.accounts.confirm import is_confirmed
from interviews.accounts.limits import take_sign_in
from interviews.models import SecurityEvent, User, note
from interviews.web.address import address_of
from interviews.web.devices import remember
from interviews.web.language import language_of

NOWHERE = "0.0.0.0"  # behind a socket of the file system that names nobody
SAID = ("logged_in.txt", "logged_out.txt")  # the page that follows says it


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "This name and this password do not go together. Look at both again, capital letters"
            " too; or have a letter sent with a link for a new password."
        ),
        "by_company": _(
            "The password is right, but staff sign in by the account of the company here."
        ),
        "username_taken": _(
            "This name is taken. Choose another one; or, if it is yours, sign in with it."
        ),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or NOWHERE

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        take_sign_in(request, credentials["username"])

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user: User | None = super().authenticate(request, **credentials)
        if user and user.is_staff and settings.SSO_ONLY:
            raise self.validation_error("by_company")
        return user

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Who has neither password nor key here comes by the company once more."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return ways or company_again(user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """What is no name of an account may be a password in the wrong field."""
        username = credentials["username"]
        if account := User.objects.filter(username=username).first():
            note(SecurityEvent.Kind.NOT_SIGNED_IN, by=None, about=username, whom=account)

    def post_login(self, request: HttpRequest, user: User, **facts: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **facts)
        remember(request, response, user.get_username())
        note(SecurityEvent.Kind.SIGNED_IN, by=user)
        user.speak(language_of(request))
        return response

    def is_reauthentication_required(self, *, app: str) -> bool:
        return not is_confirmed(context.request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff to the desk, learners to their practice."""
        return reverse("admin:index" if request.user.is_staff else "practice:start")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Somebody who signs up by an e-mail address can have letters sent there."""
        username = form.cleaned_data["username"]
        if "email" not in form.cleaned_data and _is_email(username):
            form.cleaned_data["email"] = username
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *arguments: Any,
        **facts: Any,
    ) -> None:
        if not (message_template or "").endswith(SAID):
            super().add_message(request, level, message_template, *arguments, **facts)

    def send_password_reset_mail(self, user: User, email: str, facts: dict[str, Any]) -> None:
        self.send_mail("accounts/letters/reset", email, facts)

    def format_email_subject(self, subject: str) -> str:
        return str(subject)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Codes of an app hold for half a minute."),
    }

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def get_totp_issuer(self) -> str:
        return str(settings.SITE_NAME)

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        n = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Key %(n)d") % {"n": n}


def link_to_set_password(user: User) -> str:
    """The path of a link that works once: for who was invited, and for who forgot."""
    from allauth.account.forms import default_token_generator

    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "U", "key": "K"})
    return path.replace("U-K", key)


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
