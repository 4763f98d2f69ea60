from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.accounts.factor import remove_factor
from interviews.models import User


class Command(BaseCommand):
    help = "Take away the second factor of somebody who lost it: the password alone signs in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="user name")

    def handle(self, *, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account {name}.")
        if remove_factor(user, by=None):
            self.stdout.write(
                f"{name} signs in by the password alone until a new factor is set up."
            )
        else:
            self.stdout.write(f"{name} had none.")
