"""The breaking banner: a line above every public page of a language, with an end. One at a time; each is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.press.holding import holder
from newsroom.workflow.refusals import Refusal, Refused

LONGEST = timedelta(hours=24)


class BannerQuerySet(models.QuerySet["Banner"]):
    def up(self, at: datetime) -> BannerQuerySet:
        """What hangs at `at`; it is at most one."""
        return self.filter(
            Q(taken_down_at=None) | Q(taken_down_at__gt=at), put_up_at__lte=at, ends_at__gt=at
        ).order_by("-pk")  # fmt: skip


class Banner(models.Model):
    """A line in one or more languages (`texts` by code), which may lead to an item or to an address.

    A row is written once; only its taking down is added. What the words are changed to is a row of its own.
    """

    texts = models.JSONField(_("words by language"), default=dict)
    kind = models.CharField(_("kind"), max_length=16, blank=True)
    ref = models.CharField(_("reference"), max_length=12, blank=True)
    address = models.CharField(_("address"), max_length=500, blank=True)
    put_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("put up by"), on_delete=models.PROTECT, related_name="+"
    )
    put_up_at = models.DateTimeField(_("put up at"))
    ends_at = models.DateTimeField(_("ends at"))
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("taken down by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_down_at = models.DateTimeField(_("taken down at"), null=True)

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("put_up_at")), name="banner_ends_after_it_begins")
        ]
        indexes = [
            models.Index(fields=["ends_at"], name="banner_end"),
            models.Index(fields=["kind", "ref"], name="banner_item"),
        ]

    def __str__(self) -> str:
        return " / ".join(self.texts.values())


def put_up(
    texts: dict[str, str],
    *,
    ends_at: datetime,
    by: Any,
    at: datetime,
    item: tuple[str, str] = ("", ""),
    address: str = "",
    instead_of: int = 0,
) -> Banner:
    """Hang a banner from now on, in place of the one that hangs; `instead_of` is the key of that one, 0 for none.

    Raises Refused where somebody else has changed it meanwhile, or where the end is not within a day.
    """
    with transaction.atomic():
        hanging = _locked(at)
        if (hanging.pk if hanging else 0) != instead_of:
            raise Refused(_overtaken())
        _refuse_end(ends_at, at)
        if hanging:
            _end(hanging, by, at)
        words = {language: text.strip() for language, text in texts.items() if text.strip()}
        return Banner.objects.create(
            texts=words, kind=item[0], ref=item[1], address=address, put_up_by=by, put_up_at=at, ends_at=ends_at
        )


def take_down(key: int, *, by: Any, at: datetime) -> None:
    """Take the banner down at once. One that is down already stays so."""
    with transaction.atomic():
        hanging = _locked(at)
        if hanging and hanging.pk == key:
            _end(hanging, by, at)


def take_down_of(kind: str, ref: str, *, by: Any, at: datetime) -> None:
    """Take down the banner that leads to an item, because the item is hidden."""
    for banner in Banner.objects.select_for_update().up(at).filter(kind=kind, ref=ref):
        _end(banner, by, at)


def _locked(at: datetime) -> Banner | None:
    return Banner.objects.select_for_update().up(at).first()


def _end(banner: Banner, by: Any, at: datetime) -> None:
    Banner.objects.filter(pk=banner.pk).update(taken_down_by=by, taken_down_at=at)


def _refuse_end(ends_at: datetime, at: datetime) -> None:
    if not at < ends_at <= at + LONGEST:
        raise Refused(
            Refusal(
                "banner_end",
                _now("The banner was not put up: it needs an end within 24 hours from now. Choose an earlier time."),
            )
        )


def _overtaken() -> Refusal:
    return Refusal(
        "banner_overtaken",
        _now(
            "The banner was not changed: a colleague changed it meanwhile. Look at what hangs now, then decide again."
        ),
    )


@holder
def _leading_to(kind: str, refs: list[str]) -> models.QuerySet[Banner]:
    return Banner.objects.filter(kind=kind, ref__in=refs)
