"""A question with its model answer."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interviews.bankfile.complete import Gap, problems
from interviews.bankfile.fields import CODE
from interviews.bankfile.pictures import LONGEST_ALT
from interviews.bankfile.samples import LEVELS, tidied
from interviews.bankfile.schema import LONGEST_CLUSTER, LONGEST_WHY
from interviews.bankfile.triple import Sample, Triple
from interviews.models.pictures import Picture
from interviews.models.question_queries import QuestionQuerySet
from interviews.models.question_rules import CONSTRAINTS, INDEXES
from interviews.models.taxonomy import Category, Competency, Role, Tag

DIFFICULTY_WORDS = {
    1: _("entry"),
    2: _("basic"),
    3: _("intermediate"),
    4: _("hard"),
    5: _("expert"),
}


class Question(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("public")
        INTERNAL = "internal", _("internal")

    code = models.CharField(
        _("code"),
        max_length=20,
        db_index=True,
        validators=[RegexValidator(rf"\A{CODE.pattern}\Z", _("Write a code like CS-0042."))],
        help_text=_("Printed everywhere; it never changes and is never used again."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    visibility = models.CharField(
        _("visibility"),
        max_length=10,
        choices=Visibility,
        default=Visibility.PUBLIC,
        help_text=_("Internal questions are kept for real interviews: only staff can read them."),
    )
    roles = models.ManyToManyField(
        Role, verbose_name=_("roles"), related_name="questions", blank=True
    )
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        verbose_name=_("category"),
        null=True,
        blank=True,
        related_name="questions",
    )
    competencies = models.ManyToManyField(
        Competency, verbose_name=_("competencies"), related_name="questions", blank=True
    )
    tags = models.ManyToManyField(Tag, verbose_name=_("tags"), related_name="questions", blank=True)
    stem = models.TextField(_("stem"), blank=True, help_text=_("One question that can be spoken."))
    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        editable=False,
        related_name="questions",
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=LONGEST_ALT,
        blank=True,
        help_text=_("Is read out, and stands where no picture can: say what one has to know."),
    )
    answer = models.TextField(_("model answer"), blank=True)
    analysis = models.TextField(_("what it probes"), blank=True)
    key_points = models.JSONField(_("key points"), default=list, blank=True)
    probes = models.JSONField(_("probes"), default=list, blank=True)
    red_flags = models.JSONField(
        _("red flags"),
        default=list,
        blank=True,
        help_text=_("One a line. Each fails by itself: a breach of law, honesty or safety."),
    )
    warnings = models.JSONField(
        _("warning signs"),
        default=list,
        blank=True,
        help_text=_("One a line. They cost points and make one ask again, and fail nobody."),
    )
    # The answers heard below the model answer; their marks stand with the criteria.
    adequate_answer = models.TextField(
        _("adequate answer"),
        blank=True,
        help_text=_("As somebody would say it: half right, 80 to 250 characters."),
    )
    adequate_why = models.CharField(
        _("why the adequate answer has its marks"), max_length=LONGEST_WHY, blank=True
    )
    poor_answer = models.TextField(
        _("poor answer"),
        blank=True,
        help_text=_("As somebody would say it: circling, blaming or reciting a formula."),
    )
    poor_why = models.CharField(
        _("why the poor answer has its marks"), max_length=LONGEST_WHY, blank=True
    )
    basis = models.JSONField(
        _("legal basis"),
        default=list,
        blank=True,
        help_text=_("One a line: 《law》article, day of the last check (2026-11-27)."),
    )
    cluster = models.CharField(
        _("moral shared with"),
        max_length=LONGEST_CLUSTER,
        blank=True,
        help_text=_("A word that questions with one moral share: no paper takes two of them."),
    )
    difficulty = models.PositiveSmallIntegerField(
        _("difficulty"), choices=DIFFICULTY_WORDS.items(), default=2
    )
    points = models.PositiveSmallIntegerField(
        _("points"), default=10, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=3, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("created by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    published_at = models.DateTimeField(_("published on"), null=True, blank=True, editable=False)

    # The editorial desk. A published question is edited as a second row that `revises` it: same
    # code, never on the site itself; approval copies its text here and takes the row away.
    revises = models.ForeignKey(
        "self",
        models.CASCADE,
        verbose_name=_("revises"),
        null=True,
        blank=True,
        editable=False,
        related_name="revisions",
    )
    base_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    current_version = models.PositiveIntegerField(
        _("version"), null=True, blank=True, editable=False
    )
    edition = models.PositiveIntegerField(default=1, editable=False)
    returned_note = models.TextField(_("sent back because"), blank=True, editable=False)
    submitted_at = models.DateTimeField(
        pgettext_lazy("moment", "submitted"), null=True, blank=True, editable=False
    )
    review_due = models.DateField(_("review by"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("code",)
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        permissions = [
            ("view_internal_question", "Can read internal questions"),
            ("publish_question", "Can publish and retire questions"),
            ("override_four_eyes", "Can approve own changes, with a reason"),
        ]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self) -> str:
        return f"{self.code} {self.stem[:40]}"

    def get_absolute_url(self) -> str:
        return reverse("browse:question", args=[self.code])

    @property
    def root(self) -> "Question":
        """The row that bears the code's versions, log and reports: itself unless a revision."""
        return self.revises or self

    @property
    def is_public(self) -> bool:
        return self.visibility == self.Visibility.PUBLIC

    @property
    def is_open(self) -> bool:
        """Whether everybody may read it now."""
        return self.is_public and self.status == self.Status.PUBLISHED

    def as_triple(self) -> Triple:
        """Return the whole question as a Triple; cheap after `with_triple()`."""
        lines = list(self.criteria.all())
        return Triple(
            code=self.code,
            status=self.status,
            visibility=self.visibility,
            roles=tuple(role.slug for role in self.roles.all()),
            category=self.category.slug if self.category else "",
            competencies=tuple(competency.name for competency in self.competencies.all()),
            difficulty=self.difficulty,
            points=self.points,
            minutes=self.minutes,
            tags=tuple(sorted(tag.name for tag in self.tags.all())),
            stem=self.stem,
            picture=self.picture_id or "",
            picture_alt=self.picture_alt,
            answer=self.answer,
            analysis=self.analysis,
            key_points=tuple(self.key_points),
            rubric=tuple(line.as_triple_line() for line in lines),
            probes=tuple(self.probes),
            red_flags=tuple(self.red_flags),
            warnings=tuple(self.warnings),
            samples=tidied(
                Sample(
                    level,
                    getattr(self, f"{level}_answer"),
                    tuple(getattr(line, f"{level}_mark") for line in lines),
                    getattr(self, f"{level}_why"),
                )
                for level in LEVELS
            ),
            basis=tuple(self.basis),
            cluster=self.cluster,
            source=self.source,
            author=self.author,
            licence=self.licence,
        )

    def gaps(self) -> list[Gap]:
        """What is missing before this may be published: bankfile.complete.Gap in field order."""
        return problems(self.as_triple())
