"""Readers' answers are packed, always to the same bytes; the desk's are not."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.test import Client

from newsroom.front.compression import accepted
from tests.front.factory import make_edition


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("", set()),
        ("gzip, deflate, br", {"gzip", "deflate", "br"}),
        ("br;q=0, gzip;q=0.5", {"gzip"}),
        ("GZIP ; q=1.0", {"gzip"}),
        ("identity;q=0", set()),
        (";;;,", {""}),
    ],
)
def test_what_a_browser_takes(header, codings):
    assert accepted(header) - {""} == codings - {""}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "coding", "unpack"),
    [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_a_page_is_packed_as_asked_for_and_always_alike(header, coding, unpack):
    path = make_edition(headline="Flood").path
    plain = Client().get(path).content
    answers = [Client().get(path, headers={"accept-encoding": header}) for _again in range(2)]
    assert answers[0].content == answers[1].content
    assert answers[0].headers.get("Content-Encoding") == coding
    assert answers[0].headers["Vary"] == "Accept-Encoding"
    assert unpack(answers[0].content) == plain
    assert int(answers[0].headers.get("Content-Length", len(plain))) == len(answers[0].content)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/submit/", "/fa/submit/"])
def test_pages_with_secrets_are_not_packed(path):
    answer = Client().get(path, headers={"accept-encoding": "br, gzip"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
