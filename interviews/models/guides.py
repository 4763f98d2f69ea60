"""Short articles beside the questions: how to prepare, how to answer, how to score."""

from functools import reduce
from operator import or_
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.questions import Question
from interviews.models.taxonomy import Category, Competency
from interviews.text.fit import fit
from interviews.text.markdown import plain
from interviews.text.normalise import normalise
from interviews.text.query import Query
from interviews.text.zones import zoned

NOTHING = models.Q(pk__in=())
WIDE = 200  # guides in reading order that are looked through
NEAR_ENOUGH = 0.12  # share of what a query asks for, where no guide holds all of it


class GuideQuerySet(models.QuerySet["Guide"]):
    def published(self) -> "GuideQuerySet":
        return self.filter(published=True)

    def without_text(self) -> "GuideQuerySet":
        """Leave the body in the database: lists show only title and summary."""
        return self.defer("body", "search_text")

    def answering(self, query: Query, most: int) -> list["Guide"]:
        """The few guides that fit an understood Query best: all of its words, or enough of it."""
        words = dict.fromkeys(word for feature in query.features for word in feature.words)
        wanted = [models.Q(search_text__contains=word) for word in words]
        texts = self.filter(reduce(or_, wanted, NOTHING)).values_list("pk", "search_text")
        fits = [(key, fit(query, _zoned(text))) for key, text in texts[:WIDE]]
        full = [(key, found) for key, found in fits if found.full]
        near = [(key, found) for key, found in fits if found.share >= NEAR_ENOUGH]
        best = sorted(full or near, key=lambda pair: -pair[1].score)[:most]
        guides = self.without_text().in_bulk([key for key, _ in best])
        return [guides[key] for key, _ in best]

    def helping_with(self, question: Question) -> "GuideQuerySet":
        """Keep the guides that name `question`, and after them those on its category."""
        names = Guide.questions.through.objects.filter(
            guide=models.OuterRef("pk"), question=question
        )
        covers = Guide.categories.through.objects.filter(
            guide=models.OuterRef("pk"), category=question.category_id
        )
        helping = self.alias(names=models.Exists(names), covers=models.Exists(covers))
        wanted = models.Q(names=True) | models.Q(covers=True)
        return helping.filter(wanted).order_by("-names", "order", "slug")

    def beside(self, guide: "Guide") -> tuple["Guide | None", "Guide | None"]:
        """The neighbours (previous, next) of `guide` in reading order, or None each."""
        same = models.Q(order=guide.order)
        before = models.Q(order__lt=guide.order) | same & models.Q(slug__lt=guide.slug)
        behind = models.Q(order__gt=guide.order) | same & models.Q(slug__gt=guide.slug)
        return (
            self.filter(before).order_by("-order", "-slug").first(),
            self.filter(behind).order_by("order", "slug").first(),
        )


class Guide(models.Model):
    class Audience(models.TextChoices):
        CANDIDATE = "candidate", _("for candidates")
        INTERVIEWER = "interviewer", _("for interviewers")

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=60)
    summary = models.CharField(_("summary"), max_length=160)
    body = models.TextField(_("text"), help_text=_("Markdown: bold, lists, headings, tables."))
    audience = models.CharField(
        _("audience"), max_length=12, choices=Audience, default=Audience.CANDIDATE
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The place in the reading order.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes to read"), default=4, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    published = models.BooleanField(_("published"), default=True)
    categories = models.ManyToManyField(
        Category, verbose_name=_("categories"), related_name="guides", blank=True
    )
    competencies = models.ManyToManyField(
        Competency, verbose_name=_("competencies"), related_name="guides", blank=True
    )
    questions = models.ManyToManyField(
        Question, verbose_name=_("questions to practise with"), related_name="guides", blank=True
    )
    search_text = models.TextField(editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = GuideQuerySet.as_manager()

    class Meta:
        ordering = ("order", "slug")
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        constraints = [
            models.CheckConstraint(condition=~models.Q(slug=""), name="guide_slug_present"),
            models.CheckConstraint(condition=~models.Q(title=""), name="guide_title_present"),
            models.CheckConstraint(
                condition=models.Q(audience__in=["candidate", "interviewer"]),
                name="guide_audience_known",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__range=(1, 60)), name="guide_minutes_1_to_60"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        lines = (self.title, self.summary, plain(self.body))
        self.search_text = "\n".join(normalise(line) for line in lines)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("guides:guide", args=[self.slug])


def _zoned(text: str) -> str:
    """The search text of a guide in the zones that questions are ranked by."""
    title, summary, body = text.split("\n", 2)
    return zoned(stem=[title], points=[summary], answer=[body])
