"""Which account is meant by what somebody typed: a user name in any case, or an e-mail address."""

from interviews.models import User


def account_name(typed: str) -> str:
    """The user name of the one account that `typed` can mean, else `typed` as it is."""
    typed = typed.strip()
    if not typed or User.objects.filter(username=typed).exists():
        return typed
    return _only(username__iexact=typed) or _only(email__iexact=typed) or typed


def _only(**asked: str) -> str:
    found = list(
        User.objects.filter(is_active=True, **asked).values_list("username", flat=True)[:2]
    )
    return found[0] if len(found) == 1 else ""
