"""From the name of an item to its admin, for what pages of the desk ask for beside the form itself."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest

from newsroom.desk.admin import DeskAdmin
from newsroom.text.refs import is_ref


def desk_of(site: AdminSite, kind: str) -> DeskAdmin:
    """The admin of a kind; 404 where there is none."""
    for model, admin in site._registry.items():
        if isinstance(admin, DeskAdmin) and model.kind == kind:
            return admin
    raise Http404


def may_write(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> tuple[DeskAdmin, Any]:
    """The admin and the item that this person may change; None for one that is not saved yet. 404 for everything else."""
    admin = desk_of(site, kind)
    item = admin.model._default_manager.filter(ref=ref).first()
    if item is None and (not is_ref(ref) or not admin.has_add_permission(request)):
        raise Http404
    if item is not None and not admin.has_change_permission(request, item):
        raise Http404
    return admin, item


def may_see(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> tuple[DeskAdmin, Any]:
    """The admin and a saved item that this person may look at; 404 for everything else."""
    admin = desk_of(site, kind)
    item = admin.model._default_manager.filter(ref=ref).first()
    if item is None or not admin.has_view_or_change_permission(request, item):
        raise Http404
    return admin, item
