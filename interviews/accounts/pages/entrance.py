"""Signing up: allauth's page, which loses no race for a name."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import SignupView
from django.db import IntegrityError, transaction
from django.http import HttpResponse


class SignUp(SignupView):  # type: ignore[misc]
    template_name = "accounts/sign_up.html"
    template_name_signup_closed = "accounts/no_sign_up.html"

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)
        except IntegrityError:
            form.add_error("username", get_adapter().validation_error("username_taken"))
            response = self.form_invalid(form)
        return response
