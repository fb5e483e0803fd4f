"""Putting up the breaking banner and taking it down: one page, one person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk.moves import MomentField
from newsroom.press import banner, paths
from newsroom.press.models import Banner, Edition
from newsroom.workflow.refusals import Refused

PERMISSION = "workflow.publish"
LONGEST_TEXT = 140
USUAL = timedelta(hours=3)
SHOWN = 20


class BannerForm(forms.Form):
    """Words in each site language, where they lead, and the end. `item` is the item that the address belongs to."""

    instead_of = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    leads_to = forms.CharField(
        label=_("Leads to"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("The address of a page of ours, or of another site with https://. May stay empty."),
    )  # fmt: skip
    ends_at = MomentField(label=_("Ends at"), help_text=_("At most 24 hours from now. It goes by itself then."))
    item = ("", "")

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        for code, name in reversed(settings.LANGUAGES):
            direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
            text = forms.CharField(
                label=_now("Words in %(language)s") % {"language": _now(name)}, required=False, max_length=LONGEST_TEXT,
                widget=forms.TextInput(attrs={"dir": direction, "lang": code, "data-count": LONGEST_TEXT}),
            )  # fmt: skip
            self.fields = {f"text_{code}": text} | self.fields
        self.fields["ends_at"].required = True

    def texts(self) -> dict[str, str]:
        """The words by language."""
        return {code: self.cleaned_data.get(f"text_{code}", "") for code, _name in settings.LANGUAGES}

    def clean_leads_to(self) -> str:
        given = self.cleaned_data["leads_to"].strip()
        own = _own_path(given)
        if not given:
            return ""
        if not own:
            URLValidator(["https"], message=_("This is no address that begins with https://. Check it."))(given)
            return given
        found = paths.find(own, at=self.at)
        if found and found.edition:
            self.item = (found.edition.kind, found.edition.ref)
            return ""
        page = _page_in_every_language(own)
        if not page:
            raise ValidationError(_("There is no public page at this address. Copy it from the public page."))
        return page

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not any(self.texts().values()):
            raise ValidationError(_("The banner was not put up: it has no words. Write them in one language at least."))
        return cleaned


def _own_path(address: str) -> str:
    """The path of an address of this site; "" for others."""
    split, own = urlsplit(address), urlsplit(settings.NEWSROOM_ADDRESS)
    if split.netloc in ("", own.netloc) and split.path.startswith("/") and not address.startswith("//"):
        return unquote(split.path)
    return ""


def _page_in_every_language(path: str) -> str:
    """The path without its language, where it is one of the pages that all languages have; "" for others."""
    for code, _name in settings.LANGUAGES[::-1]:
        prefix = paths.language_prefix(code)
        if not path.startswith(f"{prefix}/"):
            continue
        try:
            with translation.override(settings.LANGUAGE_CODE):
                match = resolve(path.removeprefix(prefix))
        except Resolver404:
            continue
        if match.app_name == "front" and match.url_name:
            return path.removeprefix(prefix)
    return ""


def edit(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """Show what hangs, and put up another in its place, or take it down."""
    if not request.user.has_perm(PERMISSION):
        raise Http404
    at = timezone.now()
    hanging = Banner.objects.up(at).first()
    form = BannerForm(at=at, initial=_initial(hanging, at))
    if request.POST.get("act") == "take_down":
        banner.take_down(_number(request.POST.get("key", "")), by=request.user, at=at)
        messages.success(request, _("The banner is down."))
        return redirect(request.path)
    if request.method == "POST":
        form = BannerForm(request.POST, at=at)
        if form.is_valid() and _put_up(form, request, at):
            messages.success(request, _("The banner hangs above every public page now."))
            return redirect(request.path)
    context = {
        **site.each_context(request),
        "title": _("Breaking banner"),
        "form": form,
        "hanging": hanging,
        "fallen": hanging is not None and bool(hanging.ref) and not _is_live(hanging, at),
        "banners": Banner.objects.select_related("put_up_by", "taken_down_by")[:SHOWN],
        "at": at,
    }
    return TemplateResponse(request, "desk/banner.html", context)


def _initial(hanging: Banner | None, at: datetime) -> dict[str, Any]:
    if hanging is None:
        return {"ends_at": at + USUAL}
    leads_to = hanging.address
    if hanging.ref:
        edition = Edition.objects.of(hanging.kind, hanging.ref).live(at=at).first()
        leads_to = edition.path if edition else ""
    texts = {f"text_{code}": text for code, text in hanging.texts.items()}
    return {"instead_of": hanging.pk, "leads_to": leads_to, "ends_at": hanging.ends_at, **texts}


def _is_live(hanging: Banner, at: datetime) -> bool:
    return Edition.objects.of(hanging.kind, hanging.ref).live(at=at).exists()


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _put_up(form: BannerForm, request: HttpRequest, at: datetime) -> bool:
    given = form.cleaned_data
    try:
        banner.put_up(
            form.texts(), ends_at=given["ends_at"], by=request.user, at=at, item=form.item, address=given["leads_to"],
            instead_of=given["instead_of"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, refused.refusal.sentence)
        return False
    return True
