from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from newsroom.front.errors import gone, not_found, refused_form, server_error
from newsroom.press import paths
from tests.front.factory import NOW, make_edition


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(
    ("make", "status"),
    [
        (not_found, 404),
        (lambda request: gone(request, "Withdrawn: it was wrong."), 410),
        (lambda request: gone(request, "Not available for legal reasons.", is_legal=True), 451),
        (server_error, 500),
        (refused_form, 403),
    ],
    ids=["not found", "gone", "for legal reasons", "server error", "refused form"],
)
def test_an_error_page_stands_without_a_database(make, status, language):
    """There is no database mark on this test: any query would fail it."""
    path = "/x/" if language == "en" else "/fa/x/"
    with translation.override(language):
        response = make(RequestFactory().get(path))
    page = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.django_db
def test_a_fault_of_ours_gets_our_page(client, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("newsroom.front.home.newest", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [("/events/", "was not taken"), ("/fa/events/", "پذیرفته نشد"), ("/admin/login/", "was not taken")],
)
def test_a_form_that_is_not_ours_is_refused_in_words(path, words):
    response = Client(enforce_csrf_checks=True).post(path)
    assert response.status_code == 403
    assert words in response.content.decode()


@pytest.mark.parametrize("path", ["/x/", "/fa/x/"])
def test_a_fault_before_the_language_is_known_is_told_in_that_of_the_path(path):
    language = "fa" if path.startswith("/fa/") else "en"
    with translation.override("en" if language == "fa" else "fa"):
        page = server_error(RequestFactory().get(path)).content.decode()
    assert f'<html lang="{language}"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_we_were_made_to_take_away_says_so(client, language):
    edition = make_edition(headline="Strike", language=language)
    edition.delete()
    paths.withdraw("event", edition.ref, at=NOW, line="legal")
    response = client.get(edition.path)
    assert response.status_code == 451
    assert "Strike" not in response.content.decode().replace(edition.path, "")
    if language == "en":
        assert "Not available for legal reasons." in response.content.decode()
