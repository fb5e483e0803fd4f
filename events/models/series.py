"""A run of events: a strike that goes on for days, floods in one province. A kind of its own, with states and editions."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.press.publishable import Publishable
from newsroom.press.words import Words
from newsroom.taxonomy.links import ActorLink, EventTypeLink, ProvinceLink
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.tagging import TermsField
from newsroom.text.stretches import Stretch as DaysOnEnd
from newsroom.text.stretches import day_number
from newsroom.workflow.editorial import EDITORIAL
from newsroom.workflow.models import WorkflowItem, state_constraint


class SeriesProvince(ProvinceLink):
    content_object = models.ForeignKey("Series", on_delete=models.CASCADE, related_name="province_rows")


class SeriesEventType(EventTypeLink):
    content_object = models.ForeignKey("Series", on_delete=models.CASCADE, related_name="event_type_rows")


class SeriesActor(ActorLink):
    content_object = models.ForeignKey("Series", on_delete=models.CASCADE, related_name="actor_rows")


class Series(Publishable):
    """Events that belong together. The day a report states and the day counted from confirmed stretches are two things."""

    kind = "series"
    workflow = EDITORIAL
    snapshot_rows = ("texts", "stretches")

    working_title = models.CharField(
        _("working title"), max_length=200, help_text=_("For colleagues; readers never see it.")
    )
    has_day_count = models.BooleanField(
        _("its days are counted"), default=False,
        help_text=_("Yes for a strike (“day 12”); no for floods or a wave of arrests."),
    )  # fmt: skip
    places = models.ManyToManyField(Place, verbose_name=_("places"), blank=True, related_name="series")
    provinces = TermsField(through=SeriesProvince, verbose_name=_("provinces"), blank=True)
    event_types = TermsField(through=SeriesEventType, verbose_name=_("event types"), blank=True)
    actors = TermsField(through=SeriesActor, verbose_name=_("actors"), blank=True)

    class Meta(WorkflowItem.Meta):
        abstract = False
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["-created_at", "-pk"]
        constraints = [state_constraint("series", EDITORIAL)]

    def __str__(self) -> str:
        return self.working_title

    @property
    def confirmed_stretches(self) -> list[DaysOnEnd]:
        """The stretches as pairs of days: what a person confirmed, nothing else."""
        return [(row.begins_on, row.ends_on) for row in self.stretches.all()]

    def day_number(self, day: date) -> int | None:
        """Which day of the series `day` is, counted over the confirmed stretches; None outside them or without any."""
        return day_number(self.confirmed_stretches, day)


class SeriesText(Words):
    """Headline and description of a series in one language."""

    kind = "series-words"

    parent = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="texts", verbose_name=_("series"))
    headline = models.CharField(_("headline"), max_length=200)
    description = models.TextField(_("description"), blank=True)

    class Meta(Words.Meta):
        abstract = False
        verbose_name = _("words of a series")
        verbose_name_plural = _("words of series")
        ordering = ["parent", "language"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="seriestext_one_a_language"),
            state_constraint("seriestext", Words.workflow),
        ]


class Stretch(models.Model):
    """Days on end on which the series ran, as a person confirmed them. A pause is the gap between two stretches."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="stretches", verbose_name=_("series"))
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty while it goes on."))

    class Meta:
        verbose_name = _("stretch of days")
        verbose_name_plural = _("stretches of days")
        ordering = ["series", "begins_on"]
        constraints = [
            models.UniqueConstraint(fields=["series", "begins_on"], name="stretch_one_a_start"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="stretch_is_forward",
                violation_error_message=_("The last day is before the first day. Swap them, or correct one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins_on} – {self.ends_on or '…'}"
