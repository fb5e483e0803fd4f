"""The comments of an item as they are shown: threads with their answers, and what each is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest

from newsroom.desk.comments.models import Comment
from newsroom.desk.comments.writing import may_write
from newsroom.desk.revisions.parts import is_words, label_of, rows_model
from newsroom.workflow import history
from newsroom.workflow.around import holds


@dataclass(slots=True)
class Thread:
    """What somebody said, the answers, and what the person who looks may do with it."""

    comment: Comment
    label: str = ""
    anchor: str = ""
    replies: list[Comment] = field(default_factory=list)
    may_resolve: bool = False

    @property
    def is_open(self) -> bool:
        return self.comment.is_open

    @property
    def is_bare(self) -> bool:
        """Whether nothing is left of it: taken back, and never answered."""
        return self.comment.taken_back_at is not None and not self.replies


def threads_of(admin: Any, request: HttpRequest, item: Any) -> list[Thread]:
    """The threads of an item, oldest first, in one query. `admin` is that of the item's model."""
    rows = history.once(item, "comments", lambda: _comments(item))
    writes = may_write(item, request.user) and admin.has_change_permission(request, item)
    threads: dict[int, Thread] = {}
    for row in rows:
        if row.thread_id is None:
            mine = row.by_id == request.user.pk and may_write(item, request.user)
            threads[row.pk] = Thread(
                row, about_label(type(item), row.about), _anchor(row.about), may_resolve=writes or mine
            )
        elif row.thread_id in threads:
            threads[row.thread_id].replies.append(row)
    return [thread for thread in threads.values() if not thread.is_bare]


def _comments(item: Any) -> list[Comment]:
    return list(Comment.objects.of(item).select_related("by", "resolved_by")) if holds(item, Comment) else []


def open_counts(threads: list[Thread]) -> dict[str, tuple[int, int]]:
    """For each field with open threads: how many, and the key of the first."""
    waiting = [thread.comment for thread in threads if thread.is_open and thread.comment.about]
    numbers = Counter(one.about for one in waiting)
    return {about: (number, next(one.pk for one in waiting if one.about == about)) for about, number in numbers.items()}


def choices(site: AdminSite, item: Any) -> list[tuple[str, str]]:
    """The fields that a comment may be about, as `(name, label)`: those of the form, and words in the languages there are."""
    model, admin = type(item), site.get_model_admin(type(item))
    known = {one.name for one in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    names = [name for name in flatten_fieldsets(admin.fieldsets or []) if name in known]
    found = [(name, about_label(model, name)) for name in names]
    for key in model.snapshot_rows:
        if not is_words(model, key):
            found.append((key, about_label(model, key)))
            continue
        fields = _words_fields(admin, rows_model(model, key))
        languages = [row.language for row in getattr(item, key).all()]
        abouts = [f"{key}.{language}.{name}" for language in languages for name in fields]
        found += [(about, about_label(model, about)) for about in abouts]
    return found


def about_label(model: Any, about: str) -> str:
    """What people call the thing a comment is about; "" for the item as a whole and for what is no field any more."""
    path = tuple(about.split("."))
    is_known = path[0] in {*model.snapshot_rows, *(f.name for f in (*model._meta.fields, *model._meta.many_to_many))}
    return label_of(model, path) if about and is_known and len(path) in (1, 3) else ""


def _words_fields(admin: Any, words: Any) -> list[str]:
    inline = next((one for one in admin.inlines if one.model is words), None)
    known = {field.name for field in words._meta.concrete_fields} - {"language", "parent"}
    return [name for name in getattr(inline, "fields", None) or () if name in known]


def _anchor(about: str) -> str:
    return f"id_{about}" if about and "." not in about else ""
