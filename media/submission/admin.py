"""What was sent in, on the desk: the sender's words to be read, questions to be asked, contact details to be opened."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timesince import timesince
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.submission import contacts
from media.submission.models import ContactDetails, Question, Submission, SubmittedFile
from newsroom.desk.lists import Unlogged

EXCERPT = 120


class ReasonForm(forms.Form):
    """Why somebody's contact details are opened."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("One sentence. It is kept; do not name the sender in it.")
    )


class QuestionInline(admin.TabularInline):
    """The questions so far, and room for one more. What was asked stays as it was."""

    model = Question
    extra = 1
    max_num = 20
    can_delete = False
    fields = ["text", "asked_by", "asked_at", "answer", "answered_at"]
    readonly_fields = ["asked_by", "asked_at", "answer", "answered_at"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and not obj.is_over and request.user.has_perm("media.change_submission")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("media.view_submission")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Submission)
class SubmissionAdmin(Unlogged):
    """Read only, but for questions. Nothing a sender wrote can be searched."""

    actions = None
    list_display = ["ref", "age", "fate", "taken", "claims", "take_down_at"]
    list_filter = ["ending", "consent"]
    search_fields = ["ref"]
    date_hierarchy = "created_at"
    inlines = [QuestionInline]
    readonly_fields = ["ref", "created_at", "fate", "taken", "claim_what", "claim_when", "claim_where", "consent",
                       "credit_name", "may_alter", "take_down_at", "take_down_words", "reachable", "way_in",
                       "opened"]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["ref", "created_at", "fate", "taken"]}),
        (_("In the sender’s words"), {"fields": ["claim_what", "claim_when", "claim_where"]}),
        (
            _("What the sender allows"),
            {"fields": ["consent", "credit_name", "may_alter", "take_down_at", "take_down_words"]},
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        files = SubmittedFile.objects.select_related("footage")
        return super().get_queryset(request).prefetch_related(Prefetch("files", files))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        contact = "way_in" if contacts.may_open(request.user, timezone.now()) else "reachable"
        return [*super().get_fieldsets(request, obj), (_("Contact"), {"fields": [contact, "opened"]})]

    @admin.display(description=_("age"), ordering="created_at")
    def age(self, item: Submission) -> str:
        return timesince(item.created_at, timezone.now(), depth=1)

    @admin.display(description=_("status"))
    def fate(self, item: Submission) -> str:
        """Its end, or the states of its files."""
        if item.is_over:
            return item.get_ending_display()
        states = dict.fromkeys(file.footage.state_row.label for file in item.files.all() if file.footage)
        return ", ".join(_now(state) for state in states) or _now("no file was kept")

    @admin.display(description=_("files"))
    def taken(self, item: Submission) -> SafeString:
        """A link to each piece of footage; for what was not taken, why."""
        return format_html_join(" · ", "{}", ((_file(row),) for row in item.files.all()))

    @admin.display(description=_("what the sender says"))
    def claims(self, item: Submission) -> SafeString:
        words = " / ".join(part for part in (item.claim_what, item.claim_when, item.claim_where) if part)
        return format_html("<bdi>{}</bdi>", words if len(words) <= EXCERPT else words[:EXCERPT] + "…")

    @admin.display(description=_("contact"))
    def reachable(self, item: Submission) -> str:
        """Whether there is any."""
        is_there = ContactDetails.objects.filter(submission=item).exists()
        return _now("encrypted; for custodians") if is_there else _now("none was left, or it is not kept any more")

    @admin.display(description=_("contact"))
    def way_in(self, item: Submission) -> SafeString | str:
        """The same with the button, for those who may press it."""
        if not ContactDetails.objects.filter(submission=item).exists():
            return self.reachable(item)
        address = reverse(f"{self.admin_site.name}:media_submission_contact", args=[item.pk])
        return format_html('<a class="button" href="{}">{}</a>', address, _now("Open with a reason"))

    @admin.display(description=_("opened so far"))
    def opened(self, item: Submission) -> SafeString | str:
        """Who opened the contact details, when and why."""
        rows = [(timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M"), row.by, row.reason)
                for row in item.openings.select_related("by")]  # fmt: skip
        return format_html_join(mark_safe("<br>"), "{} {}: {}", rows) or _now("never")

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Sign what is asked."""
        for row in formset.save(commit=False):
            row.asked_by, row.asked_at = request.user, timezone.now()
            row.save()

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.contact_view, cacheable=False)
        return [path("<int:pk>/contact/", view, name="media_submission_contact"), *super().get_urls()]

    def contact_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One person's details, once, after the reason was written down. 404 for everybody else."""
        at = timezone.now()
        item = Submission.objects.filter(pk=pk, contact__isnull=False).first()
        is_allowed = self.has_view_permission(request) and contacts.may_open(request.user, at)
        if item is None or not is_allowed:
            raise Http404
        form = ReasonForm(request.POST or None)
        details = ""
        if request.method == "POST" and form.is_valid():
            details = contacts.open_contact(item, by=request.user, reason=form.cleaned_data["reason"], at=at)
        context = {
            **self.admin_site.each_context(request),
            "title": _now("Contact details of %(item)s") % {"item": item},
            "form": form,
            "details": details,
            "back": reverse(f"{self.admin_site.name}:media_submission_change", args=[item.pk]),
        }
        return TemplateResponse(request, "media/submit_contact.html", context, headers={"Cache-Control": "no-store"})


def _file(row: SubmittedFile) -> SafeString:
    if row.footage is None:
        return format_html("{}: {}", row.number, row.code)
    note = "" if row.is_own else _now(" (was here already)")
    address = reverse("admin:media_footage_change", args=[row.footage.pk])
    return format_html('<a href="{}">{}: {}</a>{}', address, row.number, row.footage, note)
