"""Bases for the tables that hang terms on things. Each app subclasses them, one table per tagged model:

    class ArticleProvince(ProvinceLink):
        content_object = models.ForeignKey("Article", models.CASCADE, related_name="province_rows")

A subclass with a Meta of its own inherits from the base's (`class Meta(ProvinceLink.Meta)`) and keeps its
constraints; a system check tells when it does not.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from newsroom.taxonomy.models import Actor, EventType, Province, Topic

RELATED_NAME = "%(app_label)s_%(class)s_items"  # taggit follows this name from the term back to the rows


class TermLink(ItemBase):
    """One term on one thing, at most once. The subclass adds `content_object`."""

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="%(app_label)s_%(class)s_once")]


class ProvinceLink(TermLink):
    """A province on a thing; one that is in use cannot be deleted."""

    tag = models.ForeignKey(Province, verbose_name=_("province"), on_delete=models.PROTECT, related_name=RELATED_NAME)

    class Meta(TermLink.Meta):
        abstract = True


class EventTypeLink(TermLink):
    """An event type on a thing; one that is in use cannot be deleted."""

    tag = models.ForeignKey(
        EventType, verbose_name=_("event type"), on_delete=models.PROTECT, related_name=RELATED_NAME
    )

    class Meta(TermLink.Meta):
        abstract = True


class ActorLink(TermLink):
    """A group on a thing that it took part in; one that is in use cannot be deleted."""

    tag = models.ForeignKey(Actor, verbose_name=_("actor"), on_delete=models.PROTECT, related_name=RELATED_NAME)

    class Meta(TermLink.Meta):
        abstract = True


class TopicLink(TermLink):
    """A topic on a thing; one that is in use cannot be deleted, since pages that show it are out there."""

    tag = models.ForeignKey(Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name=RELATED_NAME)

    class Meta(TermLink.Meta):
        abstract = True
