"""A real OpenID Connect provider, run as a process of its own."""

import socket
import subprocess
import sys
import time

import httpx
import pytest


@pytest.fixture(scope="session")
def issuer():
    """The address of the provider."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        running.terminate()
        running.wait()


def _wait_for(address):
    for _ in range(300):
        try:
            httpx.get(f"{address}/.well-known/openid-configuration")
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the provider did not start")


class Company:
    """The provider, and the people that it knows."""

    def __init__(self, issuer):
        self.issuer = issuer

    def knows(self, sub, **claims):
        answer = httpx.put(f"{self.issuer}/users/{sub}", json=claims)
        assert answer.is_success, answer.text

    def let_in(self, client, sub, start="/accounts/company/sso/", **query):
        """Walk from the site to the provider, agree there as `sub`, and come back."""
        there = client.get(start, query)
        assert there.status_code == 302, there.content
        agreed = httpx.post(there.url, data={"sub": sub})
        back = agreed.headers["Location"]
        return client.get(back.removeprefix("http://testserver"))


@pytest.fixture
def company(issuer, settings):
    """A site that takes the provider's accounts."""
    app = {
        "provider_id": "sso",
        "name": "示例公司",
        "client_id": "bank",
        "secret": "a-secret",
        "settings": {"server_url": issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
    }
    return Company(issuer)
