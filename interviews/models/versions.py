"""Version: what a question said when it was approved, word for word, for ever."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.triple import Triple, triple_from


class Version(models.Model):
    """An immutable snapshot of the whole triple: the database refuses to change or delete it.

    People are kept by name too, because a bank file or a command has no account.
    """

    question = models.ForeignKey(
        "interviews.Question", models.PROTECT, verbose_name=_("question"), related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    triple = models.JSONField(_("triple"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("author"),
        null=True,
        related_name="+",
    )
    author_name = models.CharField(max_length=200)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("approver"),
        null=True,
        related_name="+",
    )
    approver_name = models.CharField(max_length=200)
    note = models.TextField(_("note"), blank=True)
    created_at = models.DateTimeField(_("approved on"), default=timezone.now)

    class Meta:
        ordering = ("question", "number")
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="version_number_unique"),
            models.CheckConstraint(
                condition=models.Q(number__gt=0), name="version_number_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.triple['code']} v{self.number}"

    def as_triple(self) -> Triple:
        return triple_from(self.triple)
