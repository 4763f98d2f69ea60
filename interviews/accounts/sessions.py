"""Where an account is signed in: to look at, and to end."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from interviews.models import User

Person = User | AnonymousUser

# What a browser calls itself, the more special name first.
PROGRAMS = (
    *(("MicroMessenger", "微信"), ("Lark", "飞书"), ("DingTalk", "钉钉"), ("Edg", "Edge")),
    *(("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")),
)
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android")),
    *(("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")),
)


@dataclass(frozen=True)
class SignedIn:
    """A browser in which an account is signed in."""

    pk: int
    device: str
    address: str
    since: datetime
    here: bool


def sessions_of(request: HttpRequest, user: Person) -> list[SignedIn]:
    """The newest first; two queries however many there are."""
    rows = list(UserSession.objects.filter(user=user).order_by("-created_at", "-pk"))
    keys = [row.session_key for row in rows]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now()).values_list(
            "session_key", flat=True
        )
    )
    here = request.session.session_key
    return [
        SignedIn(row.pk, device_in(row.user_agent), row.ip, row.created_at, row.session_key == here)
        for row in rows
        if row.session_key in alive
    ]


def device_in(agent: str) -> str:
    """Browser and system in a few words."""
    found = [
        next((name for mark, name in known if mark in agent), "") for known in (PROGRAMS, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or gettext("an unknown program")


def end(user: Person, pk: int) -> bool:
    """End one session of `user`; False when it is none of theirs."""
    row = UserSession.objects.filter(user=user, pk=pk).first()
    if row is None:
        return False
    row.end()
    return True


def end_others(request: HttpRequest, user: Person) -> int:
    """End all sessions of `user` but this one, and say how many there were."""
    here = request.session.session_key or ""
    others = UserSession.objects.filter(user=user).exclude(session_key=here)
    keys = list(others.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    others.delete()
    return len(keys)
