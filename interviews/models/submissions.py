"""Submission: what a question said when it was submitted, word for word."""

from __future__ import annotations

from django.db import models

from interviews.bankfile.triple import Triple, triple_from


class Submission(models.Model):
    """The text of one submission; the database refuses to change it.

    It goes only with its event, and that with a draft that was never on the site.
    """

    event = models.OneToOneField(
        "interviews.Event", models.CASCADE, primary_key=True, related_name="submission"
    )
    triple = models.JSONField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.triple['code']} {self.event_id}"

    def as_triple(self) -> Triple:
        return triple_from(self.triple)
