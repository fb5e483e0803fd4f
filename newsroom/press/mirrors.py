"""Other addresses under which this whole site can be read, where its own is blocked."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

ADDRESS = URLValidator(["https", "http"], message=_("This is no address of a site. Write it with https:// in front."))


def check_address(value: str) -> None:
    """A mirror repeats every path of this site, so its address ends with the host."""
    ADDRESS(value)
    parts = urlsplit(value)
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ValidationError(_("A mirror has the same pages under another host: write the address without a path."))


class MirrorQuerySet(models.QuerySet["Mirror"]):
    def shown(self, *, at: datetime) -> MirrorQuerySet:
        """Those that readers are told of at `at`, in order."""
        return self.filter(Q(shown_until=None) | Q(shown_until__gt=at), shown_since__lte=at)


class Mirror(models.Model):
    """One such address, told in the footer, the feeds and the posts while it is shown."""

    name = models.CharField(_("name"), max_length=60, help_text=_("What readers call it, such as “Mirror 2”."))
    address = models.CharField(
        _("address"), max_length=200, unique=True, validators=[check_address], help_text="https://example.org"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("The smallest stands first."))
    shown_since = models.DateTimeField(_("shown since"))
    shown_until = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Stays empty for one that is shown until further notice.")
    )

    objects = MirrorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mirror")
        verbose_name_plural = _("mirrors")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_until=None) | Q(shown_until__gt=F("shown_since")), name="mirror_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.address = self.address.rstrip("/")

    @property
    def host(self) -> str:
        """The address as it is read aloud."""
        return urlsplit(self.address).netloc
