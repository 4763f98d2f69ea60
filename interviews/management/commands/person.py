import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import override

from interviews.models import SecurityEvent, note
from interviews.privacy.person import NotErased, Person, erase, find, mentions
from interviews.privacy.taken import everything
from interviews.web import said


class Command(BaseCommand):
    help = (
        "Say all that is kept about somebody, or erase them: what others need stays without a name."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["export", "erase"])
        parser.add_argument("who", help="username, e-mail address, name, or address of a report")
        parser.add_argument("--yes", action="store_true", help="erase without asking")

    def handle(self, *, what: str, who: str, yes: bool, **options: Any) -> None:
        person = find(who)
        if not person:
            raise CommandError(f"Nothing is kept about {who}.")
        {"export": self.export, "erase": self.erase}[what](person, yes)

    def export(self, person: Person, yes: bool) -> None:
        taken = everything(person)
        text = json.dumps(taken, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
        note(SecurityEvent.Kind.PERSON_TAKEN, by=None, about="manage.py", whom=person.account)
        self.stdout.write(text)

    def erase(self, person: Person, yes: bool) -> None:
        if not yes and input("Erase for good? Write erase: ") != "erase":
            raise CommandError("Nothing was erased.")
        try:
            erase(person, by=None)
        except NotErased as error:
            with override("en"):
                raise CommandError(said(error.message)) from error
        self.stdout.write("Erased.")
        for model, pk, field in mentions(person):
            self.stdout.write(f"Still named in the words of {model} {pk}, {field}: look at it.")
