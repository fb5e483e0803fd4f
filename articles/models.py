"""Stories: a row per language in a translation group, with bylines, terms, and what they rest on."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.body import EXTENSIONS, clean_body
from events.models import Batch, EventPost
from media.models import Footage
from newsroom.press.publishable import Publishable
from newsroom.taxonomy.links import EventTypeLink, ProvinceLink, TopicLink
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.tagging import TermsField, TopicsTaggableManager
from newsroom.text.refs import new_ref
from newsroom.text.slugs import make_slug
from newsroom.workflow import history
from newsroom.workflow.editorial import EDITORIAL, OPENS
from newsroom.workflow.models import WorkflowItem, state_constraint
from newsroom.workflow.refusals import Refusal
from newsroom.workflow.table import Move

SLUG_TAKEN = _("This slug is taken by another article in this language. Change a word of it.")


class AuthorProfile(models.Model):
    """A byline: the name a person writes under, which need not be the name of an account.

    It has a page for readers only where that was asked for; `public_ref` names it there.
    """

    kind = "author"
    is_published_alone = False

    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)
    public_ref = models.CharField(_("reference"), max_length=12, unique=True, default=new_ref, editable=False)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fa = models.CharField(_("name in Persian"), max_length=120, blank=True)
    role_en = models.CharField(_("role in English"), max_length=120, blank=True)
    role_fa = models.CharField(_("role in Persian"), max_length=120, blank=True)
    bio_en = models.TextField(_("about them, in English"), blank=True, max_length=1200)
    bio_fa = models.TextField(_("about them, in Persian"), blank=True, max_length=1200)
    is_public = models.BooleanField(
        _("has a page for readers"), default=False,
        help_text=_(
            "With their name, role, these words and their stories. Only if the person wants it; taken off, the page is gone "
            "at once and its address leads nowhere."
        ),
    )  # fmt: skip
    is_withheld = models.BooleanField(
        _("not printed any more"), default=False,
        help_text=_(
            "Its name was erased for safety in a story. Nothing is published under it until somebody who may hide for safety "
            "takes this tick off."
        ),
    )  # fmt: skip
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="author_profile",
    )  # fmt: skip

    class Meta:
        verbose_name = _("author profile")
        verbose_name_plural = _("author profiles")
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name_in(get_language() or "")

    @property
    def ref(self) -> str:
        """What the public tables call it. Snapshots of stories go on naming it by its slug."""
        return self.public_ref

    @property
    def names(self) -> list[str]:
        """The names it is printed under."""
        return [name for name in (self.name_en, self.name_fa) if name]

    def name_in(self, language: str) -> str:
        """The name as printed in a language."""
        return (self.name_fa if language == "fa" else "") or self.name_en

    def role_in(self, language: str) -> str:
        """The role in a language, or nothing: half a line in another language says little."""
        return self.role_fa if language == "fa" else self.role_en

    def bio_in(self, language: str) -> tuple[str, str]:
        """What is said of them, and the language it is in: the page's where there are words in it."""
        words = {"en": self.bio_en, "fa": self.bio_fa}
        found = next((code for code in (language, *words) if words.get(code)), language)
        return words.get(found, ""), found

    def site_languages(self) -> list[str]:
        """A name is there in every language."""
        return [code for code, _name in settings.LANGUAGES]


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
    snapshot_labels = {"printed_authors": _("names as they are printed")}

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
    search_title = models.CharField(
        _("title for search engines"), max_length=120, blank=True,
        help_text=_("About 60 letters are shown. Empty: the headline."),
    )  # fmt: skip
    search_text = models.TextField(
        _("description for search engines"), max_length=300, blank=True,
        help_text=_("About 155 letters are shown. Empty: the standfirst."),
    )  # fmt: skip
    social_text = models.TextField(
        _("text of the card on other sites"), max_length=300, blank=True,
        help_text=_("About 200 letters are shown. Empty: the description."),
    )  # fmt: skip
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
    has_no_place = models.BooleanField(
        _("it has no place"), default=False, help_text=_("For a story that is about no place of its own.")
    )
    events = models.ManyToManyField(EventPost, verbose_name=_("rests on events"), blank=True, related_name="articles")
    footage = models.ManyToManyField(Footage, verbose_name=_("rests on footage"), blank=True, related_name="articles")
    lead = models.ForeignKey(
        Footage, verbose_name=_("lead picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="leads"
    )
    follows = models.ForeignKey(
        "self", verbose_name=_("follows"), null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by",
        help_text=_("The story that this one goes on with."),
    )  # fmt: skip

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
        if self.follows_id and self.follows_id == self.pk:
            raise ValidationError({"follows": _("A story cannot follow itself. Choose the one before it.")})
        self.slug = make_slug(self.slug or self.headline)
        if not self.slug:
            raise ValidationError({"slug": _("The slug is empty: use at least one letter or digit in it.")})
        if Article.objects.filter(language=self.language, slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": SLUG_TAKEN})

    def snapshot(self) -> dict[str, Any]:
        """With the bylines as they are printed, so that a name changed after the approval is a change of the story."""
        rows = self.bylines.all() if history.is_read(self) else self.bylines.select_related("author")
        authors = [row.author.name_in(self.language) for row in rows if not row.author.is_withheld]
        return super().snapshot() | {"printed_authors": authors}

    @classmethod
    def read_together(cls) -> list[str]:
        return [*super().read_together(), "bylines__author"]

    def site_languages(self) -> list[str]:
        return [self.language]

    def in_all_languages(self) -> list[Article]:
        """The story in each language it is written in, itself included."""
        rows = Article.objects.filter(translation_group=self.translation_group).order_by("pk")
        return history.once(self, "in_all_languages", lambda: list(rows))

    def refuses(self, move: Move, *, by: Any, at: datetime, value: str) -> Refusal | None:
        from articles import showing  # it asks about rows that need this model

        return showing.refused_by_footage(self) if move.effect == OPENS else None


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
