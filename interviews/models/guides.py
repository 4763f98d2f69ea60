"""Short articles beside the questions: how to prepare, how to answer, how to score."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import StrIndex
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.models.questions import Question
from interviews.models.taxonomy import Category, Competency
from interviews.text.markdown import plain
from interviews.text.normalise import normalise
from interviews.text.tokens import query_terms


class GuideQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)

    def without_text(self):
        """Leave the body in the database: lists show only title and summary."""
        return self.defer("body", "search_text")

    def search(self, text):
        """Keep what holds every word of `text`; what says the first word earliest comes first."""
        words = [term.word for term in query_terms(text)]
        guides = self
        for word in words:
            guides = guides.filter(search_text__contains=word)
        if not words:
            return guides
        first = StrIndex("search_text", models.Value(words[0]))
        return guides.alias(first=first).order_by("first", "order", "slug")

    def helping_with(self, question):
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

    def beside(self, guide):
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

    def __str__(self):
        return self.title

    def save(self, **kwargs):
        lines = (self.title, self.summary, plain(self.body))
        self.search_text = "\n".join(normalise(line) for line in lines)
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("guides:guide", args=[self.slug])
