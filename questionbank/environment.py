"""The typed environment: each value is read once, and a bad one is refused by its name."""

import os
import secrets
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from ipaddress import ip_network
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
SHORTEST_KEY = 50  # characters
CACHE_SCHEMES = {"locmemcache", "redis", "rediss"}
MAIL_SCHEMES = {"smtp", "smtp+tls", "smtp+ssl", "consolemail", "dummymail"}


class Environment(environ.Env):  # type: ignore[misc]  # has no types
    """django-environ, but a value that does not fit is an error that names the variable."""

    BOOLEANS = {"1": True, "true": True, "yes": True, "on": True}
    BOOLEANS |= {"0": False, "false": False, "no": False, "off": False, "": False}

    def flag(self, name: str, default: bool = False) -> bool:
        text = self.str(name, default="1" if default else "0").strip().lower()
        if text not in self.BOOLEANS:
            raise ImproperlyConfigured(f"{name} must be 1 or 0 (or true or false), not {text!r}.")
        return self.BOOLEANS[text]

    def whole(self, name: str, default: int, *, least: int = 0) -> int:
        text = self.str(name, default=str(default)).strip()
        if not text.isdecimal() or int(text) < least:
            raise ImproperlyConfigured(f"{name} must be a whole number from {least}, not {text!r}.")
        return int(text)

    def words(self, name: str, default: Sequence[str] = ()) -> list[str]:
        return [word.strip() for word in self.list(name, default=list(default)) if word.strip()]

    def origins(self, name: str) -> list[str]:
        origins = self.words(name)
        for origin in origins:
            if not origin.startswith(("http://", "https://")):
                raise ImproperlyConfigured(
                    f"{name} must list https://host origins, not {origin!r}."
                )
        return origins

    def one_of(self, name: str, choices: Sequence[str]) -> str:
        """One of `choices`, the first when nothing is said."""
        text: str = self.str(name, default=choices[0]).strip().lower()
        if text not in choices:
            raise ImproperlyConfigured(f"{name} must be {' or '.join(choices)}, not {text!r}.")
        return text

    def networks(self, name: str) -> list[str]:
        """IP addresses or networks, by commas."""
        texts = self.words(name)
        for text in texts:
            try:
                ip_network(text)
            except ValueError as error:
                raise ImproperlyConfigured(
                    f"{name} must list IP addresses or networks, not {text!r}."
                ) from error
        return texts

    def contact(self, name: str) -> str:
        """An address to write or go to, as security.txt wants it; empty for none."""
        text: str = self.str(name, default="").strip()
        if text and not text.startswith(("mailto:", "https://")):
            raise ImproperlyConfigured(f"{name} must begin with mailto: or https://, not {text!r}.")
        return text

    def database(self, name: str, default: str) -> dict[str, Any]:
        return self._url(name, default, DATABASE_SCHEMES, self.db_url)

    def cache_store(self, name: str, default: str) -> dict[str, Any]:
        return self._url(name, default, CACHE_SCHEMES, self.cache_url)

    def mail(self, name: str, default: str) -> dict[str, Any]:
        """Those of Django's mail settings that the address names, as a dict."""
        named = self._url(name, default, MAIL_SCHEMES, self.email_url)
        return {setting: value for setting, value in named.items() if value}

    def address(self, name: str, default: str) -> str:
        """Where the site is, without a slash at the end."""
        address: str = self.str(name, default=default).strip().rstrip("/")
        if not address.startswith(("http://", "https://")):
            raise ImproperlyConfigured(f"{name} must be an http(s) address, not {address!r}.")
        return address

    def _url(
        self,
        name: str,
        default: str,
        schemes: Collection[str],
        parse: Callable[..., dict[str, Any]],
    ) -> dict[str, Any]:
        url = self.str(name, default=default)
        scheme = url.split("://", 1)[0]
        if "://" not in url or scheme not in schemes:
            allowed = ", ".join(sorted(schemes))
            raise ImproperlyConfigured(f"{name} must be a URL with one of: {allowed}; not {url!r}.")
        return parse(name, default=default)


def secret_key(env: Environment, folder: Path) -> str:
    """SECRET_KEY from the environment, else one made once and kept under `folder`."""
    if key := env.str("SECRET_KEY", default=""):
        if len(key) < SHORTEST_KEY:
            raise ImproperlyConfigured("SECRET_KEY must have at least 50 characters.")
        return str(key)
    kept = folder / "secret-key"
    return _read_key(kept) or _make_key(kept)


def _read_key(kept: Path) -> str:
    """The key in a file; nothing where there is none, or where a full disk cut it off."""
    with suppress(FileNotFoundError):
        key = kept.read_text("ascii", errors="replace").strip()
        return key if len(key) >= SHORTEST_KEY else ""
    return ""


def _make_key(kept: Path) -> str:
    """Put a whole new key in place; of two that start at once, both take the first one's."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    descriptor, whole = mkstemp(dir=kept.parent, prefix=".secret-key-")  # for its owner alone
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
        file.flush()
        os.fsync(file.fileno())
    try:
        if kept.exists() and not _read_key(kept):
            kept.unlink()
        with suppress(FileExistsError):
            os.link(whole, kept)
    finally:
        os.unlink(whole)
    return _read_key(kept)
