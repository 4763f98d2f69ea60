"""Those of allauth's pages that are used here, by the names that allauth looks for."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.urls import path, re_path
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache

from interviews.accounts.pages.company import start
from interviews.accounts.pages.entrance import SignUp
from interviews.accounts.pages.mine import account as mine
from interviews.accounts.pages.mine import end_other_sessions, end_session


def page(view: Any, template: str) -> Callable[..., Any]:
    """A page that nobody keeps: it knows who one is, or was a moment ago."""
    shown: Callable[..., Any] = never_cache(view.as_view(template_name=f"accounts/{template}.html"))
    return shown


urlpatterns = [
    path("", mine, name="account"),
    path("login/", page(account.LoginView, "sign_in"), name="account_login"),
    path("logout/", page(account.LogoutView, "sign_out"), name="account_logout"),
    path("signup/", never_cache(SignUp.as_view()), name="account_signup"),
    path("inactive/", page(account.AccountInactiveView, "inactive"), name="account_inactive"),
    path("again/", page(account.ReauthenticateView, "again"), name="account_reauthenticate"),
    path("password/", page(account.PasswordChangeView, "password"), name="account_change_password"),
    path("password/set/", page(account.PasswordSetView, "password"), name="account_set_password"),
    path("forgotten/", page(account.PasswordResetView, "forgotten"), name="account_reset_password"),
    path(
        "forgotten/sent/",
        page(account.PasswordResetDoneView, "sent"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^welcome/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        page(account.PasswordResetFromKeyView, "welcome"),
        name="account_reset_password_from_key",
    ),
    path(
        "welcome/done/",
        page(account.PasswordResetFromKeyDoneView, "welcomed"),
        name="account_reset_password_from_key_done",
    ),
    path("sessions/end/", end_other_sessions, name="account_end_sessions"),
    path("sessions/<int:pk>/end/", end_session, name="account_end_session"),
    path("factor/", page(factor.IndexView, "factor"), name="mfa_index"),
    path("factor/code/", page(factor.AuthenticateView, "code"), name="mfa_authenticate"),
    path("again/code/", page(factor.ReauthenticateView, "again"), name="mfa_reauthenticate"),
    path(
        "again/key/",
        page(keys.ReauthenticateWebAuthnView, "again"),
        name="mfa_reauthenticate_webauthn",
    ),
    path("factor/app/", page(totp.ActivateTOTPView, "app"), name="mfa_activate_totp"),
    path("factor/app/remove/", page(totp.DeactivateTOTPView, "remove"), name="mfa_deactivate_totp"),
    path(
        "factor/codes/", page(codes.ViewRecoveryCodesView, "codes"), name="mfa_view_recovery_codes"
    ),
    path(
        "factor/codes/new/",
        page(codes.GenerateRecoveryCodesView, "new_codes"),
        name="mfa_generate_recovery_codes",
    ),
    path("factor/keys/", page(keys.ListWebAuthnView, "keys"), name="mfa_list_webauthn"),
    path("factor/keys/add/", page(keys.AddWebAuthnView, "add_key"), name="mfa_add_webauthn"),
    path(
        "factor/keys/<int:pk>/", page(keys.EditWebAuthnView, "rename_key"), name="mfa_edit_webauthn"
    ),
    path(
        "factor/keys/<int:pk>/remove/",
        page(keys.RemoveWebAuthnView, "remove"),
        name="mfa_remove_webauthn",
    ),
    path("key/", never_cache(keys.LoginWebAuthnView.as_view()), name="mfa_login_webauthn"),
]

for name in set(settings.SOCIALACCOUNT_PROVIDERS) - {"openid_connect"}:
    back = import_string(f"allauth.socialaccount.providers.{name}.views.oauth2_callback")
    urlpatterns.append(path(f"company/{name}/back/", back, name=f"{name}_callback"))
urlpatterns += [
    path("company/<str:company>/", start, name="account_company"),
    path("company/<str:company>/again/", start, {"again": True}, name="account_company_again"),
    path("company/<str:provider_id>/back/", oidc.callback, name="openid_connect_callback"),
]
