"""A secret link to a set: whoever has it reads and prints what it lets out, and changes nothing."""

import secrets
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.sets import QuestionSet, SetEntry

MOCK = "mock"  # among `sheets`: its questions may be asked in a mock interview


class SetLinkQuerySet(models.QuerySet["SetLink"]):
    def active(self) -> "SetLinkQuerySet":
        """Keep links that open something now, as far as time and their people say."""
        lasting = models.Q(expires_at=None) | models.Q(expires_at__gt=timezone.now())
        return self.filter(lasting, closed_at=None, question_set__archived_at=None)


class SetLink(models.Model):
    """`sheets` names the papers that it lets out, `internal` the internal questions confirmed."""

    question_set = models.ForeignKey(QuestionSet, models.CASCADE, related_name="links")
    secret = models.CharField(
        max_length=40, unique=True, default=partial(secrets.token_urlsafe, 24), editable=False
    )
    sheets = models.JSONField(default=list)
    note = models.CharField(_("for whom"), max_length=80, blank=True)
    internal = models.JSONField(default=list)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="set_links"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    openings = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)

    objects = SetLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("link to a set")
        verbose_name_plural = _("links to sets")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.question_set.code} {'+'.join(self.sheets)}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()

    def unconfirmed(self, internal: list[str]) -> list[str]:
        """Of the `internal` codes of its set, those that nobody with the right has let out."""
        return sorted(set(internal) - set(self.internal))

    @property
    def papers(self) -> list[str]:
        """The sheets that it lets out."""
        return [name for name in self.sheets if name != MOCK]

    def asks(self) -> list[str]:
        """The codes that may be asked of whoever has it in a mock interview, as the paper has them.

        None unless it lets that out, nor while an internal question of it is not confirmed.
        """
        if MOCK not in self.sheets:
            return []
        entries = SetEntry.objects.filter(question_set=self.question_set_id)
        rows = list(
            entries.values_list("question__code", "question__visibility", "triple__visibility")
        )
        internal = [code for code, now, then in rows if "internal" in (now, then)]
        return [] if self.unconfirmed(internal) else [row[0] for row in rows]

    def close(self) -> None:
        """Close it for ever; what was seen of it stays known."""
        self.closed_at = self.closed_at or timezone.now()
        self.save(update_fields=["closed_at"])

    def count_opening(self) -> None:
        now: datetime = timezone.now()
        SetLink.objects.filter(pk=self.pk).update(openings=models.F("openings") + 1, opened_at=now)
