"""What is typed to sign in, to sign up and to have a letter sent: allauth's forms in our words."""

import unicodedata
from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm, SignupForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _

from interviews.accounts.company import companies
from interviews.accounts.limits import take, take_sign_in
from interviews.accounts.names import account_name
from interviews.models import take_turn

NAME = _("User name or e-mail address")


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.fields.pop("remember", None)
        _name(self.fields["login"])
        _plain(self.fields["password"])

    def companies(self) -> list[tuple[str, str]]:
        """(id, name) of each company by whose accounts one can sign in."""
        return companies()

    def user_credentials(self) -> dict[str, str]:
        sent = self.cleaned_data
        return {"username": account_name(sent["login"]), "password": sent["password"]}


class SignUpForm(SignupForm):  # type: ignore[misc]
    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        _name(self.fields["username"])
        self.fields["username"].help_text = _(
            "A name to sign in with: letters, digits and @ . + - _. With an e-mail address you can"
            " have a letter sent when you forgot the password."
        )
        _plain(self.fields["password1"])

    def clean_username(self) -> str:
        typed = unicodedata.normalize("NFKC", self.cleaned_data["username"].strip())
        self.cleaned_data["username"] = typed.lower() if "@" in typed else typed
        return str(super().clean_username())

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean()
        if not self.errors:
            take(context.request, "sign up")
        return sent


class ResetForm(ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.fields["email"].label = _("e-mail address")
        _plain(self.fields["email"])

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        take(context.request, "ask for a letter")
        take(context.request, "letter to an address", email)
        return str(super().clean_email())


class Once:
    """A code is tried as often as a password, and works once: in every process, not in this one."""

    fields: dict[str, Any]
    user: Any

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        _code(self.fields["code"])

    def clean_code(self) -> str:
        take_sign_in(context.request, self.user.get_username())
        code = str(super().clean_code())  # type: ignore[misc]
        if take_turn("code of an app", f"{self.user.pk} {code}"):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(Once, AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(Once, ReauthenticateForm):  # type: ignore[misc]
    pass


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.fields["code"].label = _("Code from the app")
        _plain(self.fields["code"])


def _name(field: Any) -> None:
    field.label = NAME
    field.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
    _plain(field)


def _code(field: Any) -> None:
    field.label = _("Code from the app, or a recovery code")
    field.widget.attrs |= {"autocapitalize": "none", "autofocus": True}
    _plain(field)


def _plain(field: Any) -> None:
    """Without the words that stand in an empty field and go when one types."""
    field.widget.attrs.pop("placeholder", None)
    field.help_text = field.help_text if field.label == NAME else ""
