"""The form that every workflow item shares: the moves at the top, saves that keep a revision, preview and history."""

from __future__ import annotations

import copy
from datetime import datetime
from typing import Any, ClassVar

import js_asset
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from newsroom.desk import badges, moves, opened, panels, preview, trail, using
from newsroom.desk.autosave import keeping, offering
from newsroom.desk.autosave.fields import NEVER_KEPT
from newsroom.desk.chosen import ChoosingAdmin
from newsroom.desk.comments import marks
from newsroom.desk.comments.threads import open_counts, threads_of
from newsroom.desk.lists import DeskList
from newsroom.desk.looking import looking
from newsroom.desk.merge.rebase import put_together
from newsroom.desk.presence import here
from newsroom.desk.revisions import choosing
from newsroom.desk.revisions.views import difference_view, restore_view
from newsroom.desk.skeletons import beginning
from newsroom.desk.translation import beside, sources
from newsroom.press.words import Words
from newsroom.workflow import history, revisions
from newsroom.workflow.models import WorkflowItem
from newsroom.workflow.refusals import Refused


class DeskAdmin(ChoosingAdmin, DeskList):
    """The admin of a workflow item. A subclass gives columns and fieldsets.

    `arrivals` names a state in which new items wait for anybody. `shown_as` names, for a field that is shown and not typed,
    the method that shows it better. `texts_in_language` names the fields that run in the direction of the item's language.
    `skeleton_fields` names, for the words of a template, the fields that take them. `copied` names the fields that a copy
    begins with, `copied_rows` those of its belonging rows by their related name.
    `never_kept` names fields of the form and its rows that leave it only when it is saved: sources, contacts, exact places.
    `never_restored` names fields that stay as they are when an earlier revision is brought back.
    """

    form = opened.DeskForm
    change_form_template = "desk/change_form.html"
    arrivals: ClassVar[str] = ""
    shown_as: ClassVar[dict[str, str]] = {}
    texts_in_language: ClassVar[tuple[str, ...]] = ()
    skeleton_fields: ClassVar[dict[str, str]] = {}
    copied: ClassVar[tuple[str, ...]] = ()
    copied_rows: ClassVar[dict[str, tuple[str, ...]]] = {}
    never_kept: ClassVar[tuple[str, ...]] = NEVER_KEPT
    never_restored: ClassVar[frozenset[str]] = frozenset()
    is_restorable: ClassVar[bool] = True

    # -- who may what

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: items are spiked or erased, and their history stays."""
        return False

    def is_closed(self, request: HttpRequest, item: Any) -> bool:
        """Whether the form only shows. What is posted to a closed item is read all the same: its form says no and keeps it."""
        return item is not None and not item.is_editable and request.method != "POST"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if not self.is_closed(request, obj):
            return super().get_readonly_fields(request, obj)
        return flatten_fieldsets(self.get_fieldsets(request, obj))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        is_only_read = obj is not None and not self.has_change_permission(request, obj)
        if not self.is_closed(request, obj) and not is_only_read:
            return fieldsets
        return [
            (name, {**options, "fields": [self.shown_as.get(one, one) for one in options["fields"]]})
            for name, options in fieldsets
        ]

    # -- opening and saving

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        language = getattr(obj, "language", "")
        direction = ("rtl" if get_language_info(language)["bidi"] else "ltr") if language else "auto"
        for name in self.texts_in_language:
            if name in form.base_fields:
                form.base_fields[name].widget.attrs["dir"] = direction
        return form

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The item; locked while it is being saved, so that two saves cannot both be the first. Of one that is only looked
        at each question is asked once, and its terms and links are read once."""
        item = super().get_object(request, object_id, from_field)
        if item is None:
            return None
        if request.method == "POST":
            return self.model._default_manager.select_for_update().get(pk=item.pk)
        history.read(item)
        return item

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new item begins with what the address says: empty, with a template, or as a copy of another."""
        given = super().get_changeform_initial_data(request)
        key, original = given.pop("template", ""), self.asked_for(request, "copy_of")
        given.pop("copy_of", None)
        if original is not None:
            return beginning.carried_over(original, self.copied) | given
        today = timezone.localdate()
        return beginning.from_skeleton(self.model.kind, key, fields=self.skeleton_fields, today=today) | given

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        original = self.asked_for(request, "copy_of") if obj.pk is None and request.method != "POST" else None
        if original is not None:
            kwargs["initial"] = self._rows_of(original, inline)
        return kwargs

    def _rows_of(self, original: Any, inline: Any) -> list[dict[str, Any]]:
        """The belonging rows of an item as the first values of an inline's empty ones."""
        for name, fields in self.copied_rows.items():
            rows = getattr(original, name)
            if rows.model is inline.model:
                return [beginning.carried_over(row, fields) for row in rows.order_by("pk")]
        return []

    def asked_for(self, request: HttpRequest, name: str) -> Any:
        """The item of this kind whose reference the address gives under `name`, if the person may see it, else None."""
        ref = request.GET.get(name, "")
        found = self.model._default_manager.filter(ref=ref).first() if ref else None
        return found if found is not None and self.has_view_permission(request, found) else None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        sign(obj, request)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in [*formset.new_objects, *(changed for changed, _fields in formset.changed_objects)]:
            if isinstance(row, WorkflowItem):
                sign(row, request)
            row.save()
        formset.save_m2m()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        at = timezone.now()
        revisions.record(form.instance, by=request.user, at=at)
        keeping.let_go(request.user, form.instance.kind, form.instance.ref)
        here.saved(request.user, form.instance)
        sources.begin_words(_new_words(form, formsets, change), by=request.user, at=at)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():  # the item stays locked from putting two texts together to the answer
                if object_id is not None:
                    merged = self._put_together(request, object_id)
                    alone = [one for one in merged if not one.is_asked]
                    extra_context = {**(extra_context or {}), "merged": merged, "merged_alone": alone}
                return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refused:  # words that may not go back to draft: the whole save is undone
            self.message_user(request, refused.refusal.sentence, messages.ERROR)
            return redirect(request.path)

    def _put_together(self, request: HttpRequest, object_id: str) -> list[Any]:
        """What was posted over a newer revision, merged with it; what both changed is told by the page."""
        item = self.get_object(request, unquote(object_id))
        if item is None or not self.has_change_permission(request, item):
            return []
        return put_together(self, request, item)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        item = kwargs.get("obj")
        nonce = str(getattr(request, "csp_nonce", ""))
        context["media"] = js_asset.Media.from_media(context["media"], nonce=nonce)
        context["nonce"] = nonce
        if item is not None and item.pk:
            context |= self._about(request, item, context)
        else:
            context["panels"] = panels.begun(request, self.model)
            if self.skeleton_fields:
                context["skeletons"] = beginning.choices_for(self.model.kind)
        context |= offering.about(self.admin_site, request, self, item, context, timezone.now())
        source = beside.source_in(self, request, item)
        if source is not None:
            context.setdefault("panels", {"side": []})["side"].insert(0, beside.rendered(self, request, source))
        return super().render_change_form(request, context, *args, **kwargs)

    def _about(self, request: HttpRequest, item: Any, context: dict[str, Any]) -> dict[str, Any]:
        """What the page says around the form: states, moves, what is missing, both texts after an overtaken save."""
        at = timezone.now()
        if history.is_read(item):
            return self._told(request, item, context, at)
        saved = self.model._default_manager.get(pk=item.pk)  # the form has already written into its own
        with history.reading(saved):
            return self._told(request, saved, context, at)

    def _told(self, request: HttpRequest, saved: Any, context: dict[str, Any], at: datetime) -> dict[str, Any]:
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        closed = self.is_closed(request, saved)
        marks.put(open_counts(threads_of(self, request, saved)), form, formsets)
        refused = context.get("refused_move")
        about = {
            "saved": saved,
            "item_title": str(saved) or saved.ref,
            "work_badge": badges.state_badge(saved.state_row),
            "missing": history.once(saved, "missing", saved.missing_for_publication),
            "move_forms": [
                refused if refused and refused.row == one.row else one
                for one in moves.forms_for(saved, by=request.user, at=at)
            ]
            + ([refused] if refused and refused.row.name in moves.IN_PANELS else []),
            "used_in": using.of_request(request, saved, at=at),
            "ways_back": moves.ways_back(saved) if closed else [],
            "is_closed": closed,
            "beginnings": self.beginnings(request, saved),
            "differences": opened.differences(form, formsets) if form.is_bound and form.is_overtaken else [],
        }
        if self.is_publishable:
            editions = [one for one in saved.windows(at) if one.live_from <= at]
            publication = badges.publication_of(saved.publication(at), is_editable=saved.is_editable)
            about |= {
                "readers_badge": badges.publication_badge(publication),
                "preview_languages": saved.site_languages(),
                "editions": editions,
            }
        if hasattr(saved, "texts") and closed and self.has_change_permission(request, saved):
            about["words_to_add"] = self._words_to_add(saved)
        about["panels"] = panels.rendered(request, saved, at=at)
        if closed:
            about |= {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}
        return about

    def _words_to_add(self, item: Any) -> list[tuple[str, str]]:
        """`(language, address)` of the form for each language that an item has no words in: they may come at any time."""
        opts, known = item.texts.model._meta, {words.language for words in item.texts.all()}
        address = reverse(f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_add")
        return [
            (name, f"{address}?parent={item.pk}&language={code}")
            for code, name in settings.LANGUAGES
            if code not in known
        ]

    def beginnings(self, request: HttpRequest, item: Any) -> list[tuple[str, str]]:
        """`(address, words)` of the new items that may begin from this one."""
        if not self.copied or not self.has_add_permission(request):
            return []
        address = reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_add")
        return [(f"{address}?copy_of={item.ref}", _now("Copy it"))]

    # -- moves, preview, history

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("<path:object_id>/move/", view(self.move_view), name=f"{name}_move"),
            path("<path:object_id>/preview/", view(self.preview_view), name=f"{name}_preview"),
            path("<path:object_id>/history/<int:number>/restore/", view(self.restore_view), name=f"{name}_restore"),
            path("<path:object_id>/look/", view(require_POST(self.look_view)), name=f"{name}_look"),
            *super().get_urls(),
        ]

    def move_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Carry out one move; one that is refused brings the page back with the reason and everything typed."""
        item = self._visible(request, object_id)
        address = self.address_of(item)
        if request.method != "POST":
            return redirect(address)
        at = timezone.now()
        try:
            row = item.workflow.move(request.POST.get("move", ""))
        except KeyError:
            self.message_user(request, _("There is no such move. Use one of the buttons."), messages.ERROR)
            return redirect(address)
        form = moves.MoveForm(row, item, request.user, at, data=request.POST)
        if not form.is_valid():
            self.message_user(
                request, _("“%(move)s” was not done: fill in what is marked.") % {"move": form.label}, messages.ERROR
            )
            return self._again(request, object_id, address, form)
        try:
            form.carry_out(by=request.user, at=at)
        except Refused as refused:
            self.message_user(request, refused.refusal.sentence, messages.ERROR)
            return self._again(request, object_id, address, form)
        self.message_user(
            request, _("“%(item)s”: %(move)s. Done.") % {"item": item, "move": form.label}, messages.SUCCESS
        )
        return redirect(address)

    def _again(self, request: HttpRequest, object_id: str, address: str, form: moves.MoveForm) -> HttpResponse:
        """The page as it is opened, with the refused move's form as it was filled in."""
        opening = copy.copy(request)
        opening.method, opening.POST = "GET", QueryDict()
        response = self.changeform_view(opening, object_id, address, {"refused_move": form})
        response.status_code = 409
        return response

    def address_of(self, item: Any) -> str:
        """The item's page on the desk."""
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[item.pk])

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The page as readers would see it, in `?language=`."""
        item = self._visible(request, object_id)
        languages = item.site_languages() if self.is_publishable else []
        language = request.GET.get("language", languages[0] if languages else "")
        if language not in languages:
            raise Http404
        return preview.page(item, language, at=timezone.now())

    def look_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What the form says, as readers would see it. Nothing is saved."""
        item = self._visible(request, object_id)
        if not self.is_publishable:
            raise Http404
        return looking.answer(self, request, item, at=timezone.now())

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Moves and saves, newest first; or what differs between two saves, when the address asks for it."""
        item = self._visible(request, object_id)
        if choosing.is_asked(request.GET):
            return difference_view(self, request, item)
        context = {
            **self.admin_site.each_context(request),
            "title": _("What happened to “%(item)s”") % {"item": item},
            "steps": trail.steps(item),
            "offered": choosing.offered(item),
            "picked_old": choosing.last_of(item, "approval") or choosing.number_before_last(item),
            "opts": self.opts,
            "original": item,
        }
        return TemplateResponse(request, "desk/trail.html", context)

    def restore_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """Bring an earlier revision back."""
        return restore_view(self, request, self._visible(request, object_id), number)

    def _visible(self, request: HttpRequest, object_id: str) -> Any:
        item = super().get_object(request, unquote(object_id))
        if item is None:
            raise Http404
        if not self.has_view_or_change_permission(request, item):
            raise PermissionDenied
        return item


def sign(item: Any, request: HttpRequest) -> None:
    """Write who made a new item, and when."""
    if item.pk is None:
        item.created_by, item.created_at = request.user, timezone.now()


def _new_words(form: Any, formsets: Any, change: bool) -> list[Words]:
    """The words in a language that a save began: on their own page, or inside the form of their item."""
    begun = [] if change else [form.instance]
    begun += [row for formset in formsets for row in formset.new_objects]
    return [row for row in begun if isinstance(row, Words)]


from newsroom.desk.site_pages import admin as _site_pages  # noqa: E402, F401 - registers itself where Django looks
from newsroom.desk.skeletons import admin as _skeletons  # noqa: E402, F401 - registers itself where Django looks
