"""By which companies' accounts one can sign in: read from the environment, for allauth."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from questionbank.environment import Environment

OIDC = "sso"
OTHERS = ("feishu", "dingtalk")  # those of allauth that speak no OpenID Connect


def companies(env: Environment) -> dict[str, Any]:
    """SOCIALACCOUNT_PROVIDERS: of SSO_ISSUER, FEISHU_ID and DINGTALK_ID what is set."""
    found: dict[str, Any] = {}
    if env.str("SSO_ISSUER", default=""):
        app = {
            "provider_id": OIDC,
            "name": env.str("SSO_NAME", default=""),
            "client_id": _needed(env, "SSO_CLIENT_ID"),
            "secret": _needed(env, "SSO_SECRET"),
            "settings": {"server_url": env.address("SSO_ISSUER", "")},
        }
        found["openid_connect"] = {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
    for name in OTHERS:
        if key := env.str(f"{name.upper()}_ID", default=""):
            secret = _needed(env, f"{name.upper()}_SECRET")
            found[name] = {"APPS": [{"client_id": key, "secret": secret}]}
    return found


def groups(env: Environment, name: str) -> dict[str, str]:
    """`value=group,value=group`: which value of the claim stands for which group of the house."""
    pairs = [word.partition("=") for word in env.words(name)]
    if any(not (value and group) for value, _sign, group in pairs):
        raise ImproperlyConfigured(f"{name} must list value=group, value=group.")
    return {value.strip(): group.strip() for value, _sign, group in pairs}


def _needed(env: Environment, name: str) -> str:
    if value := str(env.str(name, default="")):
        return value
    raise ImproperlyConfigured(f"{name} is missing: the company's sign-in needs it.")
