"""Where shared previews are on the desk, and where their readers find them."""

from __future__ import annotations

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from newsroom.desk.sharing import views


def sharing_urls(site: AdminSite) -> list[URLPattern]:
    """The patterns for the desk's own site."""
    share, revoke = partial(views.share, site), partial(views.revoke, site)
    return [
        path("shared/", site.admin_view(partial(views.overview, site)), name="desk_shared_previews"),
        path("shared/<int:pk>/revoke/", site.admin_view(require_POST(revoke)), name="desk_revoke"),
        path("share/<slug:kind>/<slug:ref>/", site.admin_view(require_POST(share)), name="desk_share"),
    ]


#: outside the admin's path, so that no cookie of a colleague goes with it
urlpatterns = [path("preview/<str:secret>/", views.read, name="shared-preview")]
