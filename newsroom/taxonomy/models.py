"""The vocabularies. Provinces, event types and actors are closed lists; topics grow as editors write."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from newsroom.taxonomy.naming import Named
from newsroom.text.slugs import make_slug

LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]


class Term(Named, TagBase):
    """A tag of one of our vocabularies. `name` is the English name; `names` holds it too, with the others."""

    codes = models.JSONField(_("codes elsewhere"), default=dict, blank=True)

    natural_key_fields = ["slug"]
    key_sources = ("name", "names", "aliases")
    key_results = ("names", "search_key")

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name_in(get_language() or "en")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.names = {**self.names, "en": self.name}  # two places for one word: the column decides
        super().save(*args, **kwargs)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """taggit's hook for a missing slug; `i` is given when the plain one is taken."""
        slug = make_slug(tag)
        return slug if i is None else f"{slug}-{i + 1}"


class Province(Term):
    """A first-level division of the country, known by its ISO 3166-2 code."""

    iso = models.CharField(_("ISO code"), max_length=6, unique=True)
    region = models.CharField(_("compass region"), max_length=2, blank=True)
    capital = models.SlugField(_("capital (slug of a place)"), max_length=100, allow_unicode=True, blank=True)
    lat = models.FloatField(_("latitude of the centre"), validators=LATITUDE)
    lon = models.FloatField(_("longitude of the centre"), validators=LONGITUDE)

    class Meta(Term.Meta):
        verbose_name = _("province")
        verbose_name_plural = _("provinces")

    def spellings(self) -> list[str]:
        """Every name and alias, and the ISO code, by which other systems call it."""
        return [*super().spellings(), self.iso]

    @property
    def centroid(self) -> tuple[float, float]:
        """The centre as (latitude, longitude)."""
        return self.lat, self.lon


class EventType(Term):
    """A kind of event. Two levels: a type with a parent implies its parent."""

    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader type"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        limit_choices_to={"parent": None},
    )

    class Meta(Term.Meta):
        verbose_name = _("event type")
        verbose_name_plural = _("event types")

    def clean(self) -> None:
        super().clean()
        if self.parent is None:
            return
        if self.parent.parent_id or self.parent_id == self.pk or (self.pk and self.children.exists()):
            raise ValidationError(
                {
                    "parent": _(
                        "“%(type)s” cannot stand under “%(parent)s”: there are two levels only. "
                        "Choose a type that has no broader type itself, or move the narrower ones first."
                    )
                    % {"type": self, "parent": self.parent}
                }
            )

    def ancestors(self) -> list[EventType]:
        """The broader type, as a list of one or none."""
        return [self.parent] if self.parent else []

    def with_children(self) -> list[EventType]:
        """This type and the narrower ones: what a filter by this type has to match."""
        return [self, *self.children.all()]


class Actor(Term):
    """A group that acts in events: a trade, a workforce, a force. Never a person."""

    class Meta(Term.Meta):
        verbose_name = _("actor")
        verbose_name_plural = _("actors")


class Topic(Term):
    """A free subject word. Two spellings that fold to one are one topic."""

    key = models.CharField(_("folded name"), max_length=250, unique=True, editable=False)

    key_results = ("names", "search_key", "key")

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = self.fold_spelling(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.name = clean_topic_name(self.name)
        double = Topic.objects.filter(key=self.fold_spelling(self.name)).exclude(pk=self.pk).first()
        if double:
            raise ValidationError(
                _("“%(name)s” is another spelling of the topic “%(other)s”. Use that one, or rename it."),
                code="double",
                params={"name": self.name, "other": double.name},
            )

    @staticmethod
    def fold_spelling(text: str) -> str:
        """Topics keep their word borders, unlike the names of places; marks and a leading # do not count."""
        return make_slug(text, max_length=250)


def clean_topic_name(text: str) -> str:
    """The name with its spaces squeezed; raises ValidationError for one that is empty or too long."""
    name = " ".join(text.split())
    if not make_slug(name):
        raise ValidationError(
            _("A topic cannot be empty (“%(name)s”): write at least one letter or digit."),
            code="empty",
            params={"name": name},
        )
    if len(name) > Topic._meta.get_field("name").max_length:
        raise ValidationError(
            _("The topic “%(name)s…” is too long: use at most 100 characters."),
            code="long",
            params={"name": name[:40]},
        )
    return name


class Place(Named):
    """A city, village, prison, road …: somewhere that reports can come from. Namesakes are common."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)
    province = models.ForeignKey(Province, verbose_name=_("province"), on_delete=models.PROTECT, related_name="places")
    lat = models.FloatField(_("latitude"), validators=LATITUDE)
    lon = models.FloatField(_("longitude"), validators=LONGITUDE)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20)
    is_added_by_desk = models.BooleanField(_("added by the desk"), default=False)
    near = models.ForeignKey(
        "self", verbose_name=_("near"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("A known place close by, for one whose own position is not known."),
    )  # fmt: skip
    is_position_known = models.BooleanField(_("its own position is known"), default=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        language = get_language() or "en"
        return _("%(place)s, %(province)s") % {
            "place": self.name_in(language),
            "province": self.province.name_in(language),
        }

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if not self.names:
            raise ValidationError(
                {"names": _('A place needs a name in one language at least: {"en": "…", "fa": "…"}.')}
            )

    def _free_slug(self) -> str:
        """From the name, then with the province's, then numbered: namesakes are told apart as in the pack."""
        plain = make_slug(self.name_in("en")) or "place"
        base = f"{plain}-{self.province.slug}"[:95]
        taken = set(Place.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in count(2))
        return next(slug for slug in chain([plain, base], numbered) if slug not in taken)


class Addition(models.Model):
    """A spelling or a place that the desk added while working: usable at once, read by a second person later."""

    class What(models.TextChoices):
        ALIAS = "alias", _("spelling")
        PLACE = "place", _("place")

    class Verdict(models.TextChoices):
        WAITING = "waiting", _("to be looked at")
        KEPT = "kept", _("kept")
        TAKEN_BACK = "taken_back", _("taken back")

    what = models.CharField(_("what"), max_length=6, choices=What.choices)
    place = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.CASCADE, related_name="additions")
    spelling = models.CharField(_("spelling"), max_length=120)
    verdict = models.CharField(
        _("second look"), max_length=10, choices=Verdict.choices, default=Verdict.WAITING, editable=False
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("added by"), on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added at"))
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("looked at by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    looked_at = models.DateTimeField(_("looked at"), null=True)

    class Meta:
        verbose_name = _("addition of the desk")
        verbose_name_plural = _("additions of the desk")
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.spelling
