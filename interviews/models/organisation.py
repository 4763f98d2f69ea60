"""Organisation: whose bank this is, what its papers say, and the rules that hold for all."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from interviews.models.revision import BankRevision
from interviews.text.pictures import data_address

ONLY = 1  # the key of the one row


class Organisation(models.Model):
    """One row at most; until it is saved, the environment's values and these defaults hold."""

    class PaperSize(models.TextChoices):
        A4 = "a4", "A4"
        A3 = "a3", "A3"
        LETTER = "us-letter", "Letter"

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = models.CharField(
        _("name of the organisation"),
        max_length=80,
        blank=True,
        help_text=_("Stands at the head of papers. Empty: papers name nobody."),
    )
    department = models.CharField(
        _("department"),
        max_length=80,
        blank=True,
        help_text=_("Stands beside the name, for instance 人力资源部."),
    )
    logo = models.BinaryField(_("logo"), blank=True, default=b"")
    confidentiality = models.CharField(
        _("confidentiality line"),
        max_length=200,
        blank=True,
        help_text=_("On papers that candidates must not see, instead of the usual line."),
    )
    consent = models.TextField(
        _("consent line"),
        max_length=500,
        blank=True,
        help_text=_("What a candidate reads and signs on the sheet before the interview."),
    )
    retention = models.TextField(
        _("retention line"),
        max_length=500,
        blank=True,
        help_text=_("How long filled-in papers are kept, and who destroys them."),
    )
    pass_line = models.PositiveSmallIntegerField(
        _("pass line (percent)"),
        default=60,
        validators=[MaxValueValidator(100)],
        help_text=_("From how many percent of the points a paper is passed. 0: none is printed."),
    )
    hundred = models.BooleanField(
        _("totals out of 100"),
        default=True,
        help_text=_("Write totals out of 100 as well, whatever a paper's points add up to."),
    )
    paper_size = models.CharField(
        _("paper size"), max_length=9, choices=PaperSize, default=PaperSize.A4
    )
    two_sided = models.BooleanField(
        _("printed on both sides"),
        default=True,
        help_text=_("Inner margins of papers are wider, to be bound."),
    )
    licence = models.CharField(
        _("default licence"),
        max_length=80,
        blank=True,
        help_text=_("Stands in the form of a new question until another is written there."),
    )
    four_eyes = models.BooleanField(
        _("four eyes"),
        default=True,
        help_text=_("Whoever changed a question does not approve it. Off for a team of one."),
    )
    review_months = models.PositiveSmallIntegerField(
        _("months until re-review"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("After how many months a published question is read again."),
    )

    class Meta:
        verbose_name = _("organisation and rules")
        verbose_name_plural = _("organisation and rules")
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=ONLY), name="organisation_is_one"),
            models.CheckConstraint(
                condition=models.Q(pass_line__lte=100), name="organisation_pass_line_is_percent"
            ),
            models.CheckConstraint(
                condition=models.Q(review_months__gte=1, review_months__lte=120),
                name="organisation_review_in_months",
            ),
            models.CheckConstraint(
                condition=models.Q(paper_size__in=("a4", "a3", "us-letter")),
                name="organisation_paper_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self._meta.verbose_name)

    @property
    def logo_address(self) -> str:
        """The logo as a `data:` address for pages, "" without one."""
        content = bytes(self.logo)
        return data_address(content) if content else ""


def first_values() -> Organisation:
    """The organisation before anybody saved it, by the environment; not stored."""
    return Organisation(four_eyes=settings.FOUR_EYES, review_months=settings.REVIEW_MONTHS)


_kept: tuple[tuple[int, int] | None, Organisation | None] = (None, None)


def organisation() -> Organisation:
    """The organisation as it is now, to be read only: one query, and a second after a change.

    The bank's revision tells of a change by whatever worker, as it does for the tally.
    """
    global _kept
    token = BankRevision.objects.current()
    token_kept, row = _kept
    if not token or token_kept != token:
        row = Organisation.objects.filter(pk=ONLY).first()
        _kept = (token, row)
    return row or first_values()
