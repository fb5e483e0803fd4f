"""A run of events: a strike that goes on for days, floods in one province. A kind of its own, with states and editions."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.press.publishable import Publishable
from newsroom.press.words import Words
from newsroom.taxonomy.links import ActorLink, EventTypeLink, ProvinceLink
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.tagging import TermsField
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

    def missing_for_publication(self) -> list[str]:
        missing = [] if self.event_types.exists() else [_now("an event type")]
        if not any(text.headline for text in self.texts.all()):
            missing.append(_now("a headline in at least one language"))
        return missing

    def day_number(self, day: date) -> int | None:
        """Which day of the series `day` is, counted over the confirmed stretches; None outside them or without any."""
        count = 0
        for stretch in sorted(self.stretches.all(), key=lambda row: row.begins_on):
            if day < stretch.begins_on:
                return None
            last = min(day, stretch.ends_on or day)
            count += (last - stretch.begins_on).days + 1
            if stretch.ends_on is None or day <= stretch.ends_on:
                return count
        return None

    def days(self, until: date) -> list[date]:
        """Every day of the confirmed stretches up to `until`, in order."""
        found: list[date] = []
        for stretch in sorted(self.stretches.all(), key=lambda row: row.begins_on):
            last = min(until, stretch.ends_on or until)
            found += [stretch.begins_on + timedelta(days=n) for n in range((last - stretch.begins_on).days + 1)]
        return found


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

    def clean(self) -> None:
        super().clean()
        if self.begins_on is None or self.series_id is None:
            return
        for other in Stretch.objects.filter(series=self.series_id).exclude(pk=self.pk):
            if self.begins_on <= (other.ends_on or date.max) and other.begins_on <= (self.ends_on or date.max):
                raise ValidationError(
                    _("These days overlap with %(other)s. End that stretch first, or correct the days.")
                    % {"other": other}
                )
