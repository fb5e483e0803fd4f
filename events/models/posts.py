"""What we say happened: facts once, words per language, figures with who said them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models.series import Series
from media.models import Footage
from newsroom.press.models import CONFIDENCES
from newsroom.press.publishable import Publishable
from newsroom.press.words import Words
from newsroom.taxonomy.links import ActorLink, EventTypeLink, ProvinceLink, TopicLink
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.tagging import TermsField, TopicsTaggableManager
from newsroom.text.calendars import PartialDate
from newsroom.workflow.editorial import EVENTS, OPENS
from newsroom.workflow.models import WorkflowItem, state_constraint
from newsroom.workflow.refusals import Refusal
from newsroom.workflow.table import Move


class EventProvince(ProvinceLink):
    content_object = models.ForeignKey("EventPost", on_delete=models.CASCADE, related_name="province_rows")


class EventEventType(EventTypeLink):
    content_object = models.ForeignKey("EventPost", on_delete=models.CASCADE, related_name="event_type_rows")


class EventTopic(TopicLink):
    content_object = models.ForeignKey("EventPost", on_delete=models.CASCADE, related_name="topic_rows")


class EventActor(ActorLink):
    content_object = models.ForeignKey("EventPost", on_delete=models.CASCADE, related_name="actor_rows")


class EventPost(Publishable):
    """One event. Dates may be partly unknown; the place the desk knows and the place safe to publish are two things."""

    kind = "event"
    workflow = EVENTS
    snapshot_rows = ("texts", "figures")
    unsnapped = Publishable.unsnapped | {"merged_into"}

    class YearFrom(models.TextChoices):
        STATED = "stated", _("stated in the report")
        MESSAGE = "message", _("from when the message came")
        BATCH = "batch", _("from the batch")
        EDITOR = "editor", _("an editor's judgement")

    class Precision(models.TextChoices):
        SITE = "site", _("the site")
        PLACE = "place", _("the town or village")
        COUNTY = "county", _("the nearest city")
        PROVINCE = "province", _("the province only")
        NONE = "none", _("no place at all")

    working_title = models.CharField(
        _("working title"), max_length=300, help_text=_("For colleagues; readers never see it.")
    )
    year = models.SmallIntegerField(_("year"), null=True, blank=True, help_text=_("Gregorian; empty when unknown."))
    month = models.SmallIntegerField(_("month"), null=True, blank=True)
    day = models.SmallIntegerField(_("day"), null=True, blank=True)
    year_from = models.CharField(_("where the year comes from"), max_length=8, choices=YearFrom.choices, blank=True)
    places = models.ManyToManyField(Place, verbose_name=_("places"), blank=True, related_name="events")
    public_precision = models.CharField(
        _("place safe to publish"), max_length=10, choices=Precision.choices, default=Precision.SITE,
        help_text=_("How exactly readers may learn where it was."),
    )  # fmt: skip
    day_of_event = models.PositiveSmallIntegerField(
        _("running day, as stated"), null=True, blank=True, help_text=_("12 for “12th day of the strike”.")
    )
    is_nationwide = models.BooleanField(_("nationwide"), default=False)
    hedges = models.JSONField(_("what the report marks as unsure"), default=list, blank=True)
    slogans = models.JSONField(_("slogans"), default=list, blank=True)
    confidence = models.CharField(_("confidence"), max_length=12, choices=CONFIDENCES, default="reported")
    confidence_basis = models.TextField(
        _("what the confidence rests on"), blank=True,
        help_text=_("Needed for anything above “reported”: what was checked. Readers see it."),
    )  # fmt: skip
    footage = models.ManyToManyField(Footage, verbose_name=_("footage"), blank=True, related_name="events")
    series = models.ForeignKey(
        Series, verbose_name=_("series"), null=True, blank=True, on_delete=models.SET_NULL, related_name="events",
        help_text=_("The strike, flood or wave of arrests that this event is a part of."),
    )  # fmt: skip
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="merged_here", editable=False,
    )  # fmt: skip

    provinces = TermsField(through=EventProvince, verbose_name=_("provinces"), blank=True)
    event_types = TermsField(through=EventEventType, verbose_name=_("event types"), blank=True)
    topics = TopicsTaggableManager(through=EventTopic, verbose_name=_("topics"), blank=True)
    actors = TermsField(through=EventActor, verbose_name=_("actors"), blank=True)

    class Meta(WorkflowItem.Meta):
        abstract = False
        verbose_name = _("event post")
        verbose_name_plural = _("event posts")
        ordering = ["-created_at", "-pk"]
        constraints = [
            state_constraint("eventpost", EVENTS),
            models.CheckConstraint(
                condition=Q(day__isnull=True) | Q(month__isnull=False), name="eventpost_day_has_a_month"
            ),
        ]

    def __str__(self) -> str:
        return self.working_title

    def clean(self) -> None:
        super().clean()
        if self.day and not self.month:
            raise ValidationError({"day": _("A day needs its month. Give the month, or leave the day empty.")})
        try:
            self.date_parts  # noqa: B018 - making it is the check
        except ValueError:
            raise ValidationError(
                {"day": _("This date does not exist in the calendar. Correct the day, the month or the year.")}
            ) from None
        if self.confidence in ("partly", "confirmed") and not self.confidence_basis.strip():
            raise ValidationError(
                {"confidence_basis": _("Say what was checked: readers see it beside the word of confidence.")}
            )

    @classmethod
    def read_together(cls) -> list[str]:
        return [*super().read_together(), "places__province", "series__stretches"]

    def also_written_by(self) -> set[int]:
        """Who changed the fields of one of its reports at the intake, or gave it files."""
        return set(
            self.reports.filter(decided__act__in=("edit", "link"), decided__undone_at=None).values_list(
                "decided__by", flat=True
            )
        )

    def refuses(self, move: Move, *, by: Any, at: datetime, value: str) -> Refusal | None:
        from events import public_place  # it asks about rows that need this model

        return public_place.refused_by_footage(self) if move.effect == OPENS else None

    @property
    def date_parts(self) -> PartialDate:
        """The date as far as it is known; ValueError when it does not exist."""
        return PartialDate(self.year, self.month, self.day)

    @property
    def happened_on(self) -> date | None:
        """The first day on which it may have happened, or None without a year."""
        return self.date_parts.first_day()


class EventText(Words):
    """Headline and description of an event in one language. Without them the page shows the line made from the facts."""

    kind = "event-words"

    parent = models.ForeignKey(EventPost, on_delete=models.CASCADE, related_name="texts", verbose_name=_("event"))
    headline = models.CharField(
        _("headline"), max_length=200, blank=True, help_text=_("Empty: the line made from type, place and date.")
    )
    description = models.TextField(_("description"), blank=True)
    confidence_basis = models.TextField(
        _("what the confidence rests on"),
        blank=True,
        help_text=_("In this language. Empty: as it stands on the event."),
    )

    class Meta(Words.Meta):
        abstract = False
        verbose_name = _("words of an event")
        verbose_name_plural = _("words of events")
        ordering = ["parent", "language"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="eventtext_one_a_language"),
            state_constraint("eventtext", Words.workflow),
        ]


class EventFigure(models.Model):
    """A number somebody stated: at least, at most, who says so, as of when."""

    class What(models.TextChoices):
        DEAD = "dead", _("dead")
        INJURED = "injured", _("injured")
        MISSING = "missing", _("missing")
        DISPLACED = "displaced", _("displaced")
        ARRESTED = "arrested", _("arrested")
        PARTICIPANTS = "participants", _("participants")
        UNPAID_MONTHS = "unpaid_months", _("months unpaid")

    event = models.ForeignKey(EventPost, on_delete=models.CASCADE, related_name="figures", verbose_name=_("event"))
    what = models.CharField(_("what"), max_length=16, choices=What.choices)
    least = models.PositiveIntegerField(_("at least"), null=True, blank=True)
    most = models.PositiveIntegerField(_("at most"), null=True, blank=True)
    said_by = models.CharField(_("said by"), max_length=200, help_text=_("An office or a role, not a source's name."))
    as_of = models.DateField(_("as of"), null=True, blank=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["event", "what", "as_of"]
        constraints = [
            models.CheckConstraint(
                condition=Q(least__isnull=False) | Q(most__isnull=False),
                name="eventfigure_has_a_number",
                violation_error_message=_("Give the least, the most, or both."),
            ),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(least__lte=F("most")),
                name="eventfigure_least_is_not_more",
                violation_error_message=_("“At least” is larger than “at most”. Swap them, or correct one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.range_text}"

    @property
    def range_text(self) -> str:
        """The number as printed: 3, 3–5, or at most 5."""
        if self.least is not None and self.most is not None and self.least != self.most:
            return f"{self.least}–{self.most}"
        if self.least is None:
            return f"≤ {self.most}"
        return str(self.least) if self.least == self.most else f"≥ {self.least}"
