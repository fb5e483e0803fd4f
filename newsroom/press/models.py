"""The public tables. Readers' pages read these and the vocabularies, nothing else; only effects of moves write them.

A **Revision** is what the desk saved, an **Edition** is a public window, a **PastEdition** is what readers could see before.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.press.banner import Banner
from newsroom.press.corrected import CorrectionFlag
from newsroom.press.drafts import DraftEmbed
from newsroom.press.mirrors import Mirror
from newsroom.press.plans import Embargo, Plan
from newsroom.press.site_pages import SitePage
from newsroom.press.slots import FrontSave, FrontSlot
from newsroom.taxonomy.links import EventTypeLink, ProvinceLink, TopicLink
from newsroom.taxonomy.models import Place
from newsroom.workflow.around import held

__all__ = [  # models of this app with modules of their own
    "Banner", "CorrectionFlag", "DraftEmbed", "Embargo", "FrontSave", "FrontSlot", "Mirror", "Plan",
    "SitePage",
]  # fmt: skip

#: the end of a window without an end; far enough, and no calendar overflows on the way to another time zone
FAR_FUTURE = datetime(9000, 1, 1, tzinfo=UTC)

CONFIDENCES = [
    ("reported", _("reported")),
    ("partly", _("partly confirmed")),
    ("confirmed", _("confirmed")),
    ("disputed", _("disputed")),
]


class EditionQuerySet(models.QuerySet["Edition"]):
    def live(self, *, at: datetime) -> EditionQuerySet:
        """What readers may see at `at`. This is the only spelling of "public"."""
        return self.filter(live_from__lte=at, live_until__gt=at)

    def of(self, kind: str, ref: str) -> EditionQuerySet:
        """The windows of one item in every language, in order."""
        return self.filter(kind=kind, ref=ref).order_by("language", "live_from")

    def open_or_coming(self, at: datetime) -> EditionQuerySet:
        """Windows that are open at `at` or will open."""
        return self.filter(live_until__gt=at)


class PublicWords(models.Model):
    """The columns that an edition shares with its past form."""

    kind = models.CharField(_("kind"), max_length=16)
    ref = models.CharField(_("reference"), max_length=12)
    language = models.CharField(_("language"), max_length=10)
    number = models.PositiveIntegerField(_("version"))
    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), default=FAR_FUTURE)
    headline = models.CharField(_("headline"), max_length=300)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body_html = models.TextField(_("body"), blank=True)
    byline = models.TextField(_("byline"), blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    text_language = models.CharField(_("language of the words"), max_length=10, blank=True)
    confidence = models.CharField(_("confidence"), max_length=12, blank=True, choices=CONFIDENCES)
    facts = models.JSONField(_("facts"), default=dict, blank=True)
    change_note = models.TextField(_("what changed"), blank=True)

    class Meta:
        abstract = True


@held()
class Edition(PublicWords):
    """One public window: an item, in a language, from `live_from` to `live_until`, with everything a page needs.

    `facts` holds what is shown but not searched or sorted, ready in the edition's language: `provinces`, `event_types`,
    `topics`, `places` as lists of {slug, name}, `dots` for maps, `figures`, `slogans`, `hedged`, `authors`, `file` …
    """

    published_at = models.DateTimeField(_("first published at"))
    updated_at = models.DateTimeField(_("last changed for readers at"), null=True)
    planned_until = models.DateTimeField(_("end as it was ordered"), default=FAR_FUTURE)
    checking_since = models.DateTimeField(_("being checked since"), null=True)
    path = models.CharField(_("path"), max_length=300)
    year = models.SmallIntegerField(_("year"), null=True)
    month = models.SmallIntegerField(_("month"), null=True)
    day = models.SmallIntegerField(_("day"), null=True)
    happened_on = models.DateField(_("first day it may have happened"), null=True)
    warning = models.CharField(_("warning"), max_length=200, blank=True)
    lead_src = models.CharField(_("lead picture"), max_length=300, blank=True)
    lead_width = models.PositiveIntegerField(null=True)
    lead_height = models.PositiveIntegerField(null=True)
    lead_alt = models.CharField(max_length=500, blank=True)
    lead_credit = models.CharField(max_length=200, blank=True)
    revision_number = models.PositiveIntegerField(_("made from revision"), default=0)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref", "language", "live_from"], name="edition_one_window_a_start"),
            models.CheckConstraint(condition=Q(live_from__lt=F("live_until")), name="edition_window_is_forward"),
        ]
        indexes = [
            models.Index(fields=["language", "kind", "-published_at", "-id"], name="edition_list_of_kind"),
            models.Index(fields=["language", "-published_at", "-id"], name="edition_list"),
            models.Index(fields=["path"], name="edition_path"),
            models.Index(fields=["-published_at", "-id"], name="edition_newest"),
            models.Index(fields=["live_from", "id"], name="edition_coming"),
            models.Index(fields=["language", "happened_on"], condition=Q(kind="event"), name="edition_event_days"),
            models.Index(fields=["kind", "ref"], condition=Q(checking_since__isnull=False), name="edition_checking"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return self.path


class PastEdition(PublicWords):
    """What readers could see before: kept for the change history, without what only live pages need.

    Versions that were withdrawn are kept and shown to nobody, also when the item comes back.
    """

    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("past edition")
        verbose_name_plural = _("past editions")
        ordering = ["kind", "ref", "language", "number"]
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "language", "number"], name="pastedition_number")]

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"


class FiledUnder(models.Model):
    """What every through row of an edition repeats, so that a term's newest editions are one walk of one index."""

    language = models.CharField(max_length=10)
    published_at = models.DateTimeField()

    class Meta:
        abstract = True


class EditionProvince(ProvinceLink, FiledUnder):  # noqa: DJ008 - its base speaks for it
    content_object = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="province_rows")

    class Meta(ProvinceLink.Meta):
        indexes = [
            models.Index(fields=["tag", "language", "-published_at", "-content_object"], name="editionprovince_newest")
        ]


class EditionEventType(EventTypeLink, FiledUnder):  # noqa: DJ008 - its base speaks for it
    content_object = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="event_type_rows")

    class Meta(EventTypeLink.Meta):
        indexes = [
            models.Index(fields=["tag", "language", "-published_at", "-content_object"], name="editioneventtype_newest")
        ]


class EditionTopic(TopicLink, FiledUnder):  # noqa: DJ008 - its base speaks for it
    content_object = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="topic_rows")

    class Meta(TopicLink.Meta):
        indexes = [
            models.Index(fields=["tag", "language", "-published_at", "-content_object"], name="editiontopic_newest")
        ]


class EditionPlace(FiledUnder):
    """A place that readers are told an edition is about. It follows from the edition's `facts`, never from the desk's item, so a
    place that is kept back, or that only stands for another one nearby, has no row."""

    content_object = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="place_rows")
    tag = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="edition_rows")

    class Meta:
        verbose_name = _("place of an edition")
        verbose_name_plural = _("places of editions")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="press_editionplace_once")]
        indexes = [
            models.Index(fields=["tag", "language", "-published_at", "-content_object"], name="editionplace_newest")
        ]

    def __str__(self) -> str:
        return f"{self.content_object_id} {self.tag_id}"


@held("to_kind", "to_ref")
class EditionLink(models.Model):
    """A window shows, or rests on, another item. It goes with its window, and shows while the other item is live."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="links")
    role = models.CharField(max_length=16)
    position = models.PositiveSmallIntegerField(default=0)
    to_kind = models.CharField(max_length=16)
    to_ref = models.CharField(max_length=12)

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "role", "to_kind", "to_ref"], name="editionlink_once")
        ]
        indexes = [models.Index(fields=["to_kind", "to_ref"], name="editionlink_back")]

    def __str__(self) -> str:
        return f"{self.role} {self.to_kind}:{self.to_ref}"


@held()
class PublicPath(models.Model):
    """Every path that was ever public or is promised to be. Live 200, moved 301, withdrawn 410; never given away."""

    path = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    language = models.CharField(max_length=10)
    public_from = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_line = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "ref"], name="publicpath_item"),
            models.Index(
                fields=["-withdrawn_at"], condition=Q(withdrawn_at__isnull=False), name="publicpath_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return self.path


class Correction(models.Model):
    """A public note about a change: correction, update or withdrawal, in the language of the item's edition.

    `words` are the same in other languages, or what readers of each are told of a withdrawal.
    """

    class What(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        UPDATE = "update", _("Update")
        WITHDRAWAL = "withdrawal", _("Withdrawal")

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    what = models.CharField(max_length=12, choices=What.choices)
    note = models.TextField(_("note for readers"), blank=True)
    words = models.JSONField(_("note in each language"), default=dict, blank=True)
    public_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-public_at", "-pk"]
        indexes = [models.Index(fields=["kind", "ref", "-public_at"], name="correction_item")]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.public_at:%Y-%m-%d}"

    def said_in(self, language: str) -> str:
        """The note for readers of a language, or as it was written first."""
        return str(self.words.get(language) or self.note)


class SearchRow(models.Model):
    """The folded words of an edition, in the shape of the database's own full-text table. See the migration."""

    edition = models.OneToOneField(
        Edition, primary_key=True, db_column="rowid", on_delete=models.DO_NOTHING, db_constraint=False,
        related_name="search_row",
    )  # fmt: skip
    headline = models.TextField()
    body = models.TextField()
    captions = models.TextField(default="")
    places = models.TextField(default="")

    class Meta:
        managed = False
        db_table = "press_search"

    def __str__(self) -> str:
        return self.headline


class Erasure(models.Model):
    """Words hidden for safety that wait for a second person; the words go when that person agrees."""

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    words = models.JSONField(default=list)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class PublicFile(models.Model):
    """A file that readers can fetch, and the item it belongs to: what goes when the item goes."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)

    class Meta:
        indexes = [models.Index(fields=["kind", "ref"], name="publicfile_item")]

    def __str__(self) -> str:
        return self.name


@held("kind", "to_ref")
class Successor(models.Model):
    """An item that was merged into another of its kind: whoever asks for it gets the other one."""

    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=12)
    to_ref = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="successor_one_an_item")]
        indexes = [models.Index(fields=["kind", "to_ref"], name="successor_back")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} → {self.to_ref}"
