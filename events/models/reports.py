"""What came in, as it came in. A report is kept whole; nobody who sent something is named in any column."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from events.models.posts import EventPost
from media.models import Footage
from newsroom.text.letters import search_fold
from newsroom.text.refs import new_ref


def keyed(*parts: object) -> str:
    """Keyed digest of some values: tells that two are the same, and lets nobody guess them back, not even after an erasure."""
    text = "\x1f".join(map(str, parts))
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def digest_of(text: str) -> str:
    """Keyed digest of a text with its white space squeezed."""
    return keyed(" ".join(text.split()))


def words_key(text: str) -> str:
    """Keyed digest of a text's words alone: a copy with other emoji, marks or spaces has the same; "" without words."""
    words = "".join(char if char.isalnum() else " " for char in search_fold(text)).split()
    return keyed("words", *words) if words else ""


class Channel(models.TextChoices):
    DOCUMENT = "document", _("document")
    PASTE = "paste", _("pasted")
    TELEGRAM = "telegram", _("Telegram export")
    TABLE = "table", _("table")
    OTHER = "other", _("other")


class Batch(models.Model):
    """What one person brought in at one time, stored before it is read."""

    name = models.CharField(_("name"), max_length=200)
    text = models.TextField(_("text"), editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, default=Channel.OTHER)
    origin = models.CharField(
        _("public source"), max_length=200, blank=True,
        help_text=_("A public channel, agency or site. Never a person."),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("year where the text gives none"), null=True, blank=True)
    sent_on = models.DateField(_("day on which its messages were sent"), null=True, blank=True)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("brought by"), on_delete=models.PROTECT, related_name="+"
    )
    brought_at = models.DateTimeField(_("brought at"))
    read_at = models.DateTimeField(_("read at"), null=True, editable=False)
    #: files that came with the text and that no caption names
    footage = models.ManyToManyField(Footage, verbose_name=_("files without a caption"), blank=True, related_name="+")
    #: reports that it brought and that were here already: its text holds their words as well
    again = models.ManyToManyField("Report", editable=False, blank=True, related_name="brought_again_by")

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-brought_at"]

    def __str__(self) -> str:
        return self.name


class Report(models.Model):
    """One incoming message: its words, what the parser read in them, what a person made of that, and the event it supports.

    `identity` says which message it is: of one public source, the same words are the same message; a Telegram message is known
    by its number. `edits` are the fields a person changed before the report was decided; they stand over the reading.
    """

    Channel = Channel

    class Decision(models.TextChoices):
        WAITING = "waiting", _("waits")
        ACCEPTED = "accepted", _("became an event")
        ATTACHED = "attached", _("attached to an event")
        DISCARDED = "discarded", _("discarded")

    class Discard(models.TextChoices):
        NOT_NEWS = "not_news", _("no report of anything")
        KNOWN = "known", _("here already")
        OLD = "old", _("old, shown as new")
        UNCLEAR = "unclear", _("nothing can be made of it")
        FALSE = "false", _("false")
        ADVERT = "advert", _("advertising")
        OTHER = "other", _("something else")

    ref = models.CharField(_("reference"), max_length=12, unique=True, default=new_ref, editable=False)
    raw_text = models.TextField(_("text as it came in"))
    identity = models.CharField(max_length=64, unique=True, editable=False)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    words_key = models.CharField(max_length=64, db_index=True, blank=True, editable=False)
    forward_key = models.CharField(max_length=64, db_index=True, blank=True, editable=False)
    album_key = models.CharField(max_length=64, blank=True, editable=False)
    reading = models.JSONField(_("reading"), default=dict, editable=False)
    newer_reading = models.JSONField(_("reading by a later parser"), null=True, editable=False)
    edits = models.JSONField(_("changed by a person"), default=dict, editable=False)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, default=Channel.OTHER)
    origin = models.CharField(
        _("public source"), max_length=200, blank=True,
        help_text=_("A public channel, agency or site. Never a person."),
    )  # fmt: skip
    sent_at = models.DateTimeField(
        _("sent at"), null=True, blank=True, help_text=_("When the message was sent, where that is known.")
    )
    arrived_at = models.DateTimeField(_("arrived at"))
    edited_at = models.DateTimeField(_("changed at its source at"), null=True, editable=False)
    gone_at = models.DateTimeField(_("found deleted at its source at"), null=True, editable=False)
    is_clip_missing = models.BooleanField(_("its clip did not come with it"), default=False, editable=False)
    source_url = models.URLField(
        _("public link"), max_length=500, blank=True, help_text=_("Of a public post only; never of a person's chat.")
    )
    batch = models.ForeignKey(
        Batch, verbose_name=_("batch"), null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    position = models.PositiveIntegerField(default=0, editable=False)
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision.choices, default=Decision.WAITING, db_index=True, editable=False
    )
    discard_reason = models.CharField(_("why discarded"), max_length=10, choices=Discard.choices, blank=True)
    event = models.ForeignKey(
        EventPost, verbose_name=_("event"), null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    footage = models.ManyToManyField(Footage, verbose_name=_("footage"), blank=True, related_name="reports")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-arrived_at", "-pk"]
        indexes = [models.Index(fields=["-arrived_at", "-id"], name="report_newest")]

    def __str__(self) -> str:
        return Truncator(self.raw_text).chars(90)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.digest:
            self.digest = digest_of(self.raw_text)
        if not self.words_key:
            self.words_key = words_key(self.raw_text)
        if not self.identity:
            self.identity = identity_of(self.raw_text, self.origin)
        super().save(*args, **kwargs)

    @property
    def sent_on(self) -> date | None:
        """The day on which the message was sent, in the newsroom's zone."""
        return timezone.localtime(self.sent_at).date() if self.sent_at else None


def identity_of(text: str, origin: str = "") -> str:
    """The identity of a message that has no number of its own: its words and its public source."""
    return keyed("text", origin.strip().casefold(), digest_of(text))


class ReportVersion(models.Model):
    """How a message read before it was changed at its source."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    raw_text = models.TextField(_("text as it came in"))
    reading = models.JSONField(_("reading"), default=dict, editable=False)
    replaced_at = models.DateTimeField(_("replaced at"))

    class Meta:
        verbose_name = _("earlier version of a report")
        verbose_name_plural = _("earlier versions of reports")
        ordering = ["report", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="reportversion_number")]

    def __str__(self) -> str:
        return Truncator(self.raw_text).chars(90)


class Decided(models.Model):
    """One thing a person did at the intake, with what it takes to undo it. Keys and terms only, nobody's words."""

    class Act(models.TextChoices):
        ACCEPT = "accept", _("made an event of it")
        ATTACH = "attach", _("attached it")
        DISCARD = "discard", _("discarded it")
        EDIT = "edit", _("changed a field")
        LINK = "link", _("gave it a file")
        MERGE = "merge", _("merged two events")

    act = models.CharField(_("act"), max_length=8, choices=Act.choices)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.CASCADE, related_name="decided")
    report = models.ForeignKey(Report, null=True, on_delete=models.CASCADE, related_name="decided")
    before = models.JSONField(default=dict)
    group = models.CharField(max_length=12, blank=True)  # acts of one key press are undone together
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    undone_at = models.DateTimeField(_("undone at"), null=True)
    is_settled = models.BooleanField(default=False)  # somebody went on from there: an undo passes it by

    class Meta:
        verbose_name = _("intake decision")
        verbose_name_plural = _("intake decisions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.at:%Y-%m-%d %H:%M}"


class ForgetRequest(models.Model):
    """Somebody asks to forget a report, and a second person agrees. The reason goes with the report, this row stays."""

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="forget_requests"
    )
    reason = models.TextField(_("reason"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"))
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(_("agreed at"), null=True)

    class Meta:
        verbose_name = _("request to forget a report")
        verbose_name_plural = _("requests to forget a report")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(agreed_at__isnull=True), name="forgetrequest_one_open_a_report"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")), name="forgetrequest_two_persons"
            ),
        ]

    def __str__(self) -> str:
        return self.report.ref
