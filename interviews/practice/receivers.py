"""Who signs up keeps what was practised in the browser without an account."""

from typing import Any

from allauth.account.signals import user_signed_up
from django.http import HttpRequest

from interviews.models import User
from interviews.practice.learner import learner_of_account, merge, on_this_device


def carry_over(sender: Any, request: HttpRequest, user: User, **facts: Any) -> None:
    if here := on_this_device(request):
        merge(here, learner_of_account(user))


def connect() -> None:
    user_signed_up.connect(carry_over)
