"""What happened, to be read: moves, revisions, what is to be read afterwards, and the outbox. Nothing here is changed by hand."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from newsroom.workflow.models import AfterReview, MoveRecord, Outbox, Revision


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list and a page to look at."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(MoveRecord)
class MoveRecordAdmin(ReadOnlyAdmin):
    list_display = ["at", "kind", "ref", "move", "source", "target", "by", "is_bypass"]
    list_filter = ["kind", "move", "is_bypass"]
    list_select_related = ["by"]
    search_fields = ["ref", "by__username"]
    date_hierarchy = "at"


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["saved_at", "kind", "ref", "number", "author"]
    list_filter = ["kind"]
    list_select_related = ["author"]
    search_fields = ["ref", "author__username"]
    date_hierarchy = "saved_at"
    fields = ["kind", "ref", "number", "author", "saved_at", "snapshot"]


@admin.register(AfterReview)
class AfterReviewAdmin(ReadOnlyAdmin):
    list_display = ["record", "read_by", "read_at"]
    list_select_related = ["record", "read_by"]


@admin.register(Outbox)
class OutboxAdmin(ReadOnlyAdmin):
    list_display = ["due_at", "topic", "attempts", "failure", "done_at"]
    list_filter = ["topic", ("done_at", admin.EmptyFieldListFilter)]
