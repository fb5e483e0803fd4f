"""What every workflow item carries, and the append-only rows that say what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.text.refs import new_ref
from newsroom.workflow import chain, rules
from newsroom.workflow.refusals import Refusal
from newsroom.workflow.table import Move, State, Workflow


class StateChangedOutsideTheDoor(RuntimeError):  # noqa: N818 - it reads as what happened
    """Code assigned `state` and saved. Only `engine.perform` changes a state."""


class WorkflowItem(models.Model):
    """Base of every desk item that has a state. List it first among the bases, or its Meta is not inherited.

    A subclass names its `kind` (a word, unique among all) and its `workflow` (a table).
    """

    kind: ClassVar[str]
    workflow: ClassVar[Workflow]
    #: related names of rows that belong to the item and are part of every revision
    snapshot_rows: ClassVar[tuple[str, ...]] = ()
    #: what people call that of a snapshot which is no field of the item
    snapshot_labels: ClassVar[dict[str, Any]] = {}
    #: fields that are not the item's words or facts
    unsnapped: ClassVar[frozenset[str]] = frozenset({"id", "state", "created_at", "created_by"})

    ref = models.CharField(_("reference"), max_length=12, unique=True, default=new_ref, editable=False)
    state = models.CharField(_("state"), max_length=16, editable=False, db_index=True)
    created_at = models.DateTimeField(_("created at"), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="%(class)s_newest"),
            models.Index(fields=["state", "-created_at", "-id"], name="%(class)s_state_newest"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.state = self.state or self.workflow.initial
        known = getattr(self, "_state_in_database", self.workflow.initial)
        if known is not None and self.state != known:
            raise StateChangedOutsideTheDoor(f"{self.kind} {self.ref}: {known} -> {self.state}")
        super().save(*args, **kwargs)
        self._state_in_database = self.state

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> WorkflowItem:
        item = super().from_db(*args, **kwargs)
        item._state_in_database = item.__dict__.get("state")
        return item

    @property
    def state_row(self) -> State:
        return self.workflow.state(self.state or self.workflow.initial)

    @property
    def is_editable(self) -> bool:
        return self.state_row.is_editable

    def missing_for_publication(self) -> list[str]:
        """What must still be there before the item may go on: translated phrases, empty when nothing is missing."""
        return rules.missing(self)

    def also_written_by(self) -> set[int]:
        """Primary keys of people who gave it a part of its facts without saving it: four eyes counts them as writers."""
        return set()

    def barred_from(self, move: Move, writers: set[int]) -> set[int]:
        """Primary keys of who may not make a move that needs four eyes; `writers` wrote since the last publication."""
        return writers

    def refuses(self, move: Move, *, by: Any, at: datetime, value: str) -> Refusal | None:
        """What the item itself says against a move that its row allows; None when nothing does.

        `value` is "-" where somebody only asks what could be pressed.
        """
        return None

    def seen_mark(self) -> str:
        """What a person decides by beside the revision (files, answers), in short: another mark is another thing to look at."""
        return ""

    def has_public_window(self, at: datetime) -> bool:
        """Whether readers see the item at `at` or will see it later. Items without a public side say no."""
        return False

    def has_coming_window(self, at: datetime) -> bool:
        """Whether something of the item is scheduled and not open yet at `at`."""
        return False

    def snapshot(self) -> dict[str, Any]:
        """Fields, terms, links and belonging rows as JSON values; the same item gives the same snapshot."""
        values = {
            field.attname: _plain(field.value_from_object(self))
            for field in self._meta.concrete_fields
            if field.name not in self.unsnapped
        }
        for field in self._meta.many_to_many:
            values[field.name] = sorted(str(_name_of(row)) for row in getattr(self, field.name).all())
        for name in self.snapshot_rows:
            rows = sorted(getattr(self, name).all(), key=lambda row: row.pk)
            values[name] = [_row_snapshot(row, type(self)) for row in rows]
        return values

    @classmethod
    def read_together(cls) -> list[str]:
        """The names of what belongs to an item or is linked to it: a page that shows the item reads each of them once."""
        return [*(field.name for field in cls._meta.many_to_many), *cls.snapshot_rows]

    def with_beginnings(self, snapshot: dict[str, Any]) -> dict[str, Any]:
        """An earlier snapshot in today's shape: fields it does not know as they begin, without those that count no more."""
        begin = {
            field.attname: _plain(field.get_default())
            for field in self._meta.concrete_fields
            if field.name not in self.unsnapped
        }
        gone = {field.attname for field in self._meta.concrete_fields if field.name in self.unsnapped}
        values = begin | {name: value for name, value in snapshot.items() if name not in gone}
        for name in self.snapshot_rows:
            model, rows = getattr(self, name).model, values.get(name, [])
            values[name] = [_row_beginnings(model, row, type(self)) for row in rows]
        return values


def state_constraint(label: str, workflow: Workflow) -> models.CheckConstraint:
    """The constraint that keeps `state` inside the table; every concrete item lists it in its Meta."""
    return models.CheckConstraint(
        condition=Q(state__in=[state.name for state in workflow.states]), name=f"{label}_state_is_known"
    )


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, str, list, dict)) else str(value)


def _name_of(row: models.Model) -> Any:
    return getattr(row, "ref", None) or getattr(row, "slug", None) or row.pk


def _row_snapshot(row: models.Model, parent: type[models.Model]) -> dict[str, Any]:
    unsnapped = getattr(row, "unsnapped", frozenset({"id"}))
    return {
        field.attname: _plain(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.name not in unsnapped and not field.primary_key and field.related_model is not parent
    }


def _row_beginnings(model: type[models.Model], row: dict[str, Any], parent: type[models.Model]) -> dict[str, Any]:
    blank = _row_snapshot(model(), parent)
    return blank | {name: value for name, value in row.items() if name in blank}


class AppendOnly(models.Model):
    """Base of rows that are written once: `save` on an old row and every `delete` raise."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise RuntimeError(f"{type(self).__name__} rows are append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(f"{type(self).__name__} rows are append-only.")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def of(self, item: Any) -> AppendOnlyQuerySet:
        """The rows of one item, oldest first."""
        return self.filter(kind=item.kind, ref=item.ref).order_by("number")

    def delete(self) -> Any:
        raise RuntimeError("Append-only rows are not deleted; texts in them are destroyed by an erasure.")

    def links(self) -> Iterator[tuple[str, str, dict[str, object]]]:
        """`(previous_hash, hash, fields)` of each row in order, for `chain.first_broken`."""
        return ((row.previous_hash, row.hash, row.chained_fields()) for row in self)


def by_kind(rows: models.QuerySet[Any], kinds: Any, path: str = "kind") -> models.QuerySet[Any]:
    """Rows of some kinds, where another condition is what makes them few: no index of kinds is walked for it."""
    return rows.alias(of_kind=Coalesce(path, Value(""))).filter(of_kind__in=list(kinds))


class ChainedRow(AppendOnly):
    """A row of one item's hash chain."""

    kind = models.CharField(_("kind"), max_length=16, editable=False)
    ref = models.CharField(_("reference"), max_length=12, editable=False)
    number = models.PositiveIntegerField(_("number"), editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        last = type(self)._default_manager.filter(kind=self.kind, ref=self.ref).order_by("-number").first()
        self.number = last.number + 1 if last else 1
        self.previous_hash = last.hash if last else chain.GENESIS
        self.hash = chain.link(self.previous_hash, self.chained_fields())
        super().save(*args, **kwargs)

    def chained_fields(self) -> dict[str, object]:
        """What the hash of this row covers: digests of texts, never the texts."""
        raise NotImplementedError


class Revision(ChainedRow):
    """What the desk saved: the whole item as it stood, by whom, when. `snapshot` is None once erased for safety."""

    snapshot = models.JSONField(_("snapshot"), null=True, editable=False)
    salt = models.CharField(max_length=32, blank=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(_("saved at"))
    is_reduction = models.BooleanField(default=False, editable=False)  # made by a move that says less, not by writing

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "number"], name="revision_number")]
        indexes = [
            models.Index(fields=["-saved_at", "-id"], name="revision_newest"),
            models.Index(fields=["author", "-saved_at", "-id"], name="revision_of_person"),
            models.Index(fields=["kind", "-saved_at", "-id"], name="revision_newest_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} #{self.number}"

    def chained_fields(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "ref": self.ref,
            "number": self.number,
            "digest": self.digest,
            "author": self.author_id,
            "saved_at": self.saved_at.timestamp(),
            "is_reduction": self.is_reduction,
        }


class MoveRecord(ChainedRow):
    """One move that happened. The note may be destroyed for safety; its digest stays in the chain."""

    move = models.CharField(_("move"), max_length=24)
    source = models.CharField(_("from"), max_length=16)
    target = models.CharField(_("to"), max_length=16)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="moves"
    )
    at = models.DateTimeField(_("at"), db_index=True)
    note = models.TextField(_("note"), blank=True)
    salt = models.CharField(max_length=32, blank=True, editable=False)
    note_digest = models.CharField(max_length=64, editable=False)
    revision_number = models.PositiveIntegerField(_("revision"), null=True)
    is_bypass = models.BooleanField(_("alone, under duty"), default=False)
    live_from = models.DateTimeField(_("live from"), null=True)

    class Meta:
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "number"], name="move_number")]
        indexes = [
            models.Index(fields=["by", "-at", "-id"], name="move_of_person"),
            models.Index(fields=["move", "-at", "-id"], name="move_newest_of_name"),
            models.Index(fields=["kind", "-at", "-id"], name="move_newest_of_kind"),
        ]
        permissions = [
            ("write", _("May write and send to review")),
            ("approve", _("May approve and send back")),
            ("approve_words", _("May approve words in one language")),
            ("edit_words", _("May rework words in one language")),
            ("publish", _("May publish")),
            ("withdraw", _("May withdraw and make less public")),
            ("spike", _("May spike and bring back")),
            ("hide", _("May hide for safety, and agree to erase")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}: {self.move}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.salt = chain.new_salt()
        self.note_digest = chain.digest(self.note, self.salt)
        super().save(*args, **kwargs)

    def chained_fields(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "ref": self.ref,
            "number": self.number,
            "move": self.move,
            "source": self.source,
            "target": self.target,
            "by": self.by_id,
            "at": self.at.timestamp(),
            "note": self.note_digest,
            "revision": self.revision_number,
            "bypass": self.is_bypass,
        }


class AfterReview(models.Model):
    """A move that one person made alone and that somebody else has to read afterwards."""

    record = models.OneToOneField(MoveRecord, on_delete=models.PROTECT, related_name="after_review")
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("read by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(_("read at"), null=True)

    class Meta:
        verbose_name = _("move to be read afterwards")
        verbose_name_plural = _("moves to be read afterwards")
        ordering = ["record__at"]
        indexes = [models.Index(fields=["record"], condition=Q(read_at=None), name="after_review_unread")]

    def __str__(self) -> str:
        return gettext("%(record)s, to be read") % {"record": self.record}


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def due(self, at: datetime) -> OutboxQuerySet:
        """Rows that wait and whose time has come, oldest first."""
        return self.filter(done_at__isnull=True, due_at__lte=at).order_by("due_at", "pk")


class Outbox(models.Model):
    """Work that follows a committed transaction: written inside it, done after it, tried again when it fails."""

    topic = models.CharField(_("topic"), max_length=40)
    payload = models.JSONField(_("payload"), default=dict)
    due_at = models.DateTimeField(_("due at"), db_index=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    failure = models.CharField(_("last failure"), max_length=200, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox row")
        verbose_name_plural = _("outbox")
        ordering = ["-due_at", "-pk"]

    def __str__(self) -> str:
        return self.topic
