"""Stories: a row per language in a translation group, with bylines, terms, and what they rest on."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.body import EXTENSIONS, clean_body
from events.models import Batch, EventPost
from events.public_place import hidden_places
from media.models import Footage
from newsroom.press.publishable import Publishable
from newsroom.taxonomy.links import EventTypeLink, ProvinceLink, TopicLink
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.tagging import TermsField, TopicsTaggableManager
from newsroom.text.sanitise import plain_text
from newsroom.text.slugs import make_slug
from newsroom.workflow.editorial import EDITORIAL
from newsroom.workflow.models import WorkflowItem, state_constraint

SLUG_TAKEN = _("This slug is taken by another article in this language. Change a word of it.")


class AuthorProfile(models.Model):
    """A byline: the name a person writes under, which need not be the name of an account."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fa = models.CharField(_("name in Persian"), max_length=120, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="author_profile",
    )  # fmt: skip

    class Meta:
        verbose_name = _("author profile")
        verbose_name_plural = _("author profiles")
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name_en

    def name_in(self, language: str) -> str:
        """The name as printed in a language."""
        return (self.name_fa if language == "fa" else "") or self.name_en


class ArticleProvince(ProvinceLink):
    content_object = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="province_rows")


class ArticleEventType(EventTypeLink):
    content_object = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="event_type_rows")


class ArticleTopic(TopicLink):
    content_object = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="topic_rows")


class Article(Publishable):
    """One story in one language."""

    kind = "article"
    workflow = EDITORIAL
    snapshot_rows = ("bylines",)

    headline = models.CharField(_("headline"), max_length=200)
    slug = models.SlugField(
        _("slug"), max_length=80, allow_unicode=True, blank=True,
        help_text=_("The last part of the address. Empty: made from the headline."),
    )  # fmt: skip
    standfirst = models.TextField(
        _("standfirst"), blank=True, max_length=500, help_text=_("One or two sentences under the headline.")
    )
    dateline = models.CharField(_("dateline"), max_length=120, blank=True, help_text=_("Place and day, as printed."))
    body = ProseEditorField(_("body"), blank=True, extensions=EXTENSIONS, sanitize=clean_body)
    credit = models.CharField(
        _("credit"), max_length=300, blank=True, help_text=_("The outlet or office it comes from, as printed.")
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    translation_group = models.UUIDField(_("translation group"), default=uuid.uuid4, editable=False, db_index=True)
    batch = models.ForeignKey(
        Batch, verbose_name=_("batch it came in"), null=True, blank=True, on_delete=models.PROTECT, editable=False,
        related_name="articles",
    )  # fmt: skip
    authors = models.ManyToManyField(
        AuthorProfile, through="Byline", verbose_name=_("bylines"), related_name="articles"
    )
    places = models.ManyToManyField(Place, verbose_name=_("places"), blank=True, related_name="articles")
    events = models.ManyToManyField(EventPost, verbose_name=_("rests on events"), blank=True, related_name="articles")
    footage = models.ManyToManyField(Footage, verbose_name=_("rests on footage"), blank=True, related_name="articles")
    lead = models.ForeignKey(
        Footage, verbose_name=_("lead picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="leads"
    )

    provinces = TermsField(through=ArticleProvince, verbose_name=_("provinces"), blank=True)
    event_types = TermsField(through=ArticleEventType, verbose_name=_("event types"), blank=True)
    topics = TopicsTaggableManager(through=ArticleTopic, verbose_name=_("topics"), blank=True)

    class Meta(WorkflowItem.Meta):
        abstract = False
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-created_at", "-pk"]
        constraints = [
            state_constraint("article", EDITORIAL),
            models.UniqueConstraint(
                fields=["language", "slug"], name="article_slug_once_a_language",
                violation_error_message=SLUG_TAKEN,
            ),
            models.UniqueConstraint(
                fields=["translation_group", "language"], name="article_one_translation_a_language"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.headline

    def clean(self) -> None:
        super().clean()
        self.slug = make_slug(self.slug or self.headline)
        if not self.slug:
            raise ValidationError({"slug": _("The slug is empty: use at least one letter or digit in it.")})
        if Article.objects.filter(language=self.language, slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": SLUG_TAKEN})

    def snapshot(self) -> dict[str, Any]:
        """With the bylines as they are printed, so that a name changed after the approval is a change of the story."""
        authors = [row.author.name_in(self.language) for row in self.bylines.select_related("author")]
        return super().snapshot() | {"printed_authors": authors}

    def site_languages(self) -> list[str]:
        return [self.language]

    def missing_for_publication(self) -> list[str]:
        missing = []
        if not plain_text(self.body).strip():
            missing.append(_now("a body"))
        if not self.standfirst.strip():
            missing.append(_now("a standfirst"))
        if not (self.authors.exists() or self.credit):
            missing.append(_now("a byline or a credit"))
        return missing + self._places_said_too_exactly()

    def _places_said_too_exactly(self) -> list[str]:
        """A story may not say more exactly where it was than the events it rests on."""
        own = set(self.places.all()) if self.pk else set()
        if not own:
            return []
        return [
            _now("a less exact place than “%(place)s”: the event “%(event)s” does not say it to readers")
            % {"place": place, "event": event}
            for event in self.events.all()
            for place in sorted(own & hidden_places(event), key=str)
        ]


class Byline(models.Model):
    """One author of one article, in the order of printing."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines", verbose_name=_("article"))
    author = models.ForeignKey(
        AuthorProfile, on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["article", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="byline_author_once")]

    def __str__(self) -> str:
        return str(self.author)
