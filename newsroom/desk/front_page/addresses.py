"""Where the front page's editor and the banner are on the desk."""

from __future__ import annotations

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from newsroom.desk.front_page import banner, views


def front_page_urls(site: AdminSite) -> list[URLPattern]:
    """The patterns for the desk's own site."""
    return [
        path("front-page/", site.admin_view(partial(views.any_language, site)), name="desk_front_pages"),
        path("front-page/<slug:language>/", site.admin_view(partial(views.edit, site)), name="desk_front_page"),
        path("banner/", site.admin_view(partial(banner.edit, site)), name="desk_banner"),
    ]
