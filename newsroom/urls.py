"""Every address of the newsroom."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from newsroom.front import converters
from newsroom.front.mark import mark
from newsroom.front.oembed import oembed
from newsroom.front.public_files import public_file
from newsroom.front.robots import robots_txt
from newsroom.front.sitemaps.views import patterns as sitemap_patterns

converters.register()
urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("newsroom.desk.sharing.addresses")),
    path("files/<words:name>", public_file, name="file"),
    path("mark.svg", mark, name="mark"),
    path("oembed", oembed, name="oembed"),
    path("robots.txt", robots_txt, name="robots"),
    *sitemap_patterns,
    *i18n_patterns(
        path("", include("media.submission.urls")),
        path("", include("newsroom.front.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "newsroom.front.errors.not_found"
handler500 = "newsroom.front.errors.server_error"
