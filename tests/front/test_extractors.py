"""Programs that take the text out of pages, by people who never saw ours: title, author, date and body come out right."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.front.factory import make_edition, make_province, make_type

trafilatura = pytest.importorskip("trafilatura", reason="trafilatura is not installed (pip install -e .[dev])")

pytestmark = pytest.mark.django_db

WORDS = {
    "en": SimpleNamespace(
        headline="Twelve days at the gate of the steel works",
        standfirst="The workers have not been paid since winter. Nobody has come to speak with them.",
        byline="Anna Berger",
        paragraphs=(
            "The first of them came before sunrise and sat down on the kerb, as they had done on the eleven days before.",
            "By noon the road to the west gate was full. Lorries turned round at the bridge and went back to the harbour.",
            "One of the welders said that the company had promised to pay by the end of the month, and then by the next.",
            "In the afternoon two buses brought the men of the second shift, and they sat down beside the others.",
        ),
    ),
    "fa": SimpleNamespace(
        headline="دوازده روز جلوی در کارخانهٔ فولاد",
        standfirst="کارگران از زمستان دستمزد نگرفته‌اند. هیچ‌کس برای گفت‌وگو با آنان نیامده است.",
        byline="آنا برگر",
        paragraphs=(
            "نخستین آنان پیش از سپیده‌دم آمد و مانند یازده روز گذشته بر لبهٔ پیاده‌رو نشست و به در بسته چشم دوخت.",
            "تا نیمروز راه دروازهٔ غربی پر شد. کامیون‌ها کنار پل دور زدند و به بندر بازگشتند و راه بسته ماند.",
            "یکی از جوشکاران گفت که شرکت قول داده بود تا پایان ماه دستمزدها را بدهد و سپس تا ماه پس از آن.",
            "پس از نیمروز دو اتوبوس کارگران نوبت دوم را آورد و آنان نیز در کنار دیگران نشستند و خاموش ماندند.",
        ),
    ),
}


def page_of(client, kind: str, language: str) -> str:
    words = WORDS[language]
    fields = {"standfirst": words.standfirst, "byline": words.byline} if kind == "article" else {"confidence": "partly"}
    facts = {"authors": [{"slug": "a-b", "name": words.byline}]} if kind == "article" else {"hedged": ["number"]}
    event = make_edition(headline="Another event", language=language, provinces=(make_province(),))
    edition = make_edition(
        kind, headline=words.headline, language=language, provinces=(make_province(),), event_types=(make_type(),),
        body_html="".join(f"<p>{one}</p>" for one in words.paragraphs), links=(("rests_on", "event", event.ref),),
        facts=facts, **fields,
    )  # fmt: skip
    return client.get(edition.path).content.decode()


PAGES = pytest.mark.parametrize(("kind", "language"), [(k, c) for k in ("article", "event") for c in ("en", "fa")])


@PAGES
def test_trafilatura_reads_a_page(client, kind, language):
    words = WORDS[language]
    found = trafilatura.bare_extraction(page_of(client, kind, language), with_metadata=True, url="http://testserver/x/")
    assert found.title == words.headline
    assert found.date == "2026-05-10"
    assert found.sitename == {"en": "Ground Desk", "fa": "میز میدانی"}[language]
    assert found.language in (None, language)
    if kind == "article":
        assert found.author == words.byline
    for paragraph in words.paragraphs:  # it leaves out every letter that is not printed, the non-joiner with them
        assert paragraph.replace("\u200c", "") in found.text.replace("\u200c", "")
    for furniture in ("Skip to the content", "Feeds", "GeoNames"):
        assert furniture not in found.text


@PAGES
def test_readability_reads_a_page(client, kind, language):
    words = WORDS[language]
    readability = pytest.importorskip(
        "readability", reason="readability-lxml is not installed (pip below 24 stumbles over its extras)"
    )
    document = readability.Document(page_of(client, kind, language))
    body = document.summary()
    assert words.headline in document.title()
    assert document.short_title() == words.headline
    for paragraph in words.paragraphs:
        assert paragraph in body
    assert "GeoNames" not in body
