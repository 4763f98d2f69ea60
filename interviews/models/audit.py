"""What happened to accounts, rights, links and rules: written once, and never changed after."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interviews.models.people import ERASED, Reader, User

DAYS = 400  # for which a line is kept; before that not even the database lets it go
NEWS = timedelta(days=14)  # in which those whose sets and links it concerns are told


class SecurityEventQuerySet(models.QuerySet["SecurityEvent"]):
    def old(self) -> SecurityEventQuerySet:
        """Keep what the guard lets go, with a day's room for clocks that differ."""
        return self.filter(at__lt=timezone.now() - timedelta(days=DAYS + 1))

    def news_for(self, user: Reader) -> SecurityEventQuerySet:
        """Keep what others did lately to the sets and links of `user`."""
        told = SecurityEvent.TOLD
        mine = self.filter(whom_id=user.pk, kind__in=told) if user.pk else self.none()
        return mine.exclude(by_id=user.pk).filter(at__gte=timezone.now() - NEWS)


class SecurityEvent(models.Model):
    """A line says who did what to what, by names and codes; it holds nothing that was typed.

    People are no foreign keys: a line stays as it was written when an account goes.
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", pgettext_lazy("security", "signed in")
        NOT_SIGNED_IN = "not_signed_in", pgettext_lazy("security", "tried a wrong password")
        SIGNED_OUT = "signed_out", pgettext_lazy("security", "signed out")
        PASSWORD_SET = "password_set", pgettext_lazy("security", "set a password")
        PASSWORD_LINK = "password_link", pgettext_lazy("security", "made a link to set a password")
        FACTOR_ADDED = "factor_added", pgettext_lazy("security", "added a second factor")
        FACTOR_REMOVED = "factor_removed", pgettext_lazy("security", "removed a second factor")
        ACCOUNT_CHANGED = "account_changed", pgettext_lazy("security", "changed an account")
        ACCOUNT_DELETED = "account_deleted", pgettext_lazy("security", "deleted an account")
        GROUP_CHANGED = "group_changed", pgettext_lazy("security", "changed the rights of a group")
        LINK_OPENED = "link_opened", pgettext_lazy("security", "opened a link to a set")
        LINK_CLOSED = "link_closed", pgettext_lazy("security", "closed a link to a set")
        LINK_HANDED = "link_handed", pgettext_lazy("security", "handed over a link to a set")
        LINK_CONFIRMED = "link_confirmed", pgettext_lazy("security", "let internal questions out")
        EXPORTED = "exported", pgettext_lazy("security", "took out a file with internal text")
        SET_DELETED = "set_deleted", pgettext_lazy("security", "deleted a set")
        QUESTION_DELETED = "question_deleted", pgettext_lazy("security", "deleted a question")
        MARKS_SEEN = "marks_seen", pgettext_lazy("security", "looked at a candidate's marks")
        MARKS_TAKEN = "marks_taken", pgettext_lazy("security", "took out a candidate's record")
        FORGOTTEN = "forgotten", pgettext_lazy("security", "forgot a candidate")
        RULES_CHANGED = "rules_changed", pgettext_lazy("security", "changed the rules of the house")
        PERSON_TAKEN = "person_taken", pgettext_lazy("security", "took out all about a person")
        PERSON_ERASED = "person_erased", pgettext_lazy("security", "erased a person")

    TOLD = (
        *(Kind.LINK_OPENED, Kind.LINK_CLOSED, Kind.LINK_HANDED, Kind.LINK_CONFIRMED),
        Kind.SET_DELETED,
    )

    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True, editable=False)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("by"), max_length=150, blank=True)
    about = models.CharField(_("about"), max_length=200, blank=True)
    whom_id = models.BigIntegerField(null=True)

    objects = SecurityEventQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["whom_id", "-at"], name="security_event_of_whom")]

    def __str__(self) -> str:
        return f"{self.by_name} {self.get_kind_display()} {self.about}".strip()


def note(
    kind: SecurityEvent.Kind, *, by: Reader | None, about: object = "", whom: User | None = None
) -> None:
    """Write a line: `by` whom (an account, or nobody), about what, and whom it concerns."""
    SecurityEvent.objects.create(
        kind=kind,
        by_id=getattr(by, "pk", None),
        by_name=by.get_username() if by is not None else "",
        about=str(about)[:200],
        whom_id=getattr(whom, "pk", None),
    )


def changes(model: type[models.Model], *names: str) -> str:
    """SQL of a guard: any column of a row changes, or one of `names` to anything but ERASED."""
    same = [field.column for field in model._meta.concrete_fields if field.column not in names]
    kept = [
        f"((NEW.{name} = OLD.{name}) IS TRUE OR (NEW.{name} IS NULL AND OLD.{name} IS NULL))"
        for name in same
    ]
    named = [f"(NEW.{name} IN (OLD.{name}, '{ERASED}'))" for name in names]
    return f"NOT ({' AND '.join([*kept, *named])})"


def audit_guards() -> dict[str, dict[str, str]]:
    """Triggers in the shape of guards.GUARDS: no line changes, and none goes before its time.

    But a name may give way to ERASED, and with it what the line was about.
    """
    table = SecurityEvent._meta.db_table
    young = {
        "sqlite": f"WHEN OLD.at > datetime('now', '-{DAYS} days')",
        "postgresql": f"WHEN (OLD.at > now() - interval '{DAYS} days')",
    }
    other = changes(SecurityEvent, "by_name", "about")
    changing = {"sqlite": f"WHEN {other}", "postgresql": f"WHEN ({other})"}
    return {
        name: {
            "table": table,
            "sqlite": (
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when['sqlite']}"
                f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
            ),
            "postgresql": f"""
                CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$
                BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{name}'; END
                $$ LANGUAGE plpgsql;
                CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW
                {when["postgresql"]} EXECUTE FUNCTION {name}()
            """,
        }
        for name, event, when in (
            ("securityevent_immutable", "UPDATE", changing),
            ("securityevent_indelible", "DELETE", young),
        )
    }
