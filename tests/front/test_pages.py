from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import translation

from newsroom.front.pages import page_context, render_page
from newsroom.press.models import Correction, Edition
from tests.front.factory import NOW, make_edition, make_province, make_ref, make_type

pytestmark = pytest.mark.django_db


def figure(kind: str, ref: str) -> str:
    return f'<figure data-embed="{kind}:{ref}"></figure>'


def show(edition: Edition, **more) -> str:
    return render_page(edition, at=NOW, **more)


def test_an_embed_is_filled_with_the_teaser_of_a_live_item():
    event = make_edition(headline="Strike in Shadegan")
    story = make_edition(
        "article", headline="Story", body_html=f"<p>Before.</p>{figure('event', event.ref)}<p>After.</p>",
        links=(("embed", "event", event.ref),),
    )  # fmt: skip
    page = show(story)
    assert '<figure class="embed">' in page
    assert event.path in page
    assert "data-embed" not in page


def test_a_table_scrolls_in_a_region_that_is_named_by_its_caption():
    table = "<table><caption>{}</caption><tbody><tr><td>1</td></tr></tbody></table>"
    page = show(make_edition("article", body_html=table.format("Deaths &amp; <em>floods</em>") + table.format("B")))
    assert page.count('<div class="table-region" role="region" tabindex="0"') == 2
    assert 'aria-label="Deaths &amp; floods"><table>' in page


@pytest.mark.parametrize(
    "window",
    [
        {"live_from": NOW + timedelta(hours=1)},
        {"live_from": NOW - timedelta(days=2), "live_until": NOW},
        {"language": "fa"},
    ],
    ids=["scheduled", "withdrawn", "in another language alone"],
)
def test_what_is_not_live_disappears_from_text_and_links(window):
    event = make_edition(headline="Hidden strike", **window)
    story = make_edition(
        "article", headline="Story", body_html=f"<p>Words.</p>{figure('event', event.ref)}",
        links=(("embed", "event", event.ref), ("rests_on", "event", event.ref)),
    )  # fmt: skip
    page = show(story)
    assert "Hidden strike" not in page
    assert "<figure" not in page
    assert "rests on" not in page


def test_an_event_shows_its_footage_and_the_stories_that_rest_on_it():
    clip = make_edition("footage", headline="Shutters closed")
    event = make_edition(links=(("footage", "footage", clip.ref),))
    make_edition(
        "article", headline="The story", links=(("rests_on", "event", event.ref), ("embed", "event", event.ref))
    )
    make_edition(
        "article",
        headline="Tomorrow's story",
        links=(("rests_on", "event", event.ref),),
        live_from=NOW + timedelta(days=1),
    )
    page = show(event)
    assert "Shutters closed" in page
    assert page.count("The story") == 1
    assert "Tomorrow" not in page


def test_a_preview_takes_its_links_from_the_list_and_is_not_indexed():
    event = make_edition(headline="Strike in Shadegan")
    draft = Edition(
        kind="article", ref=make_ref(999), language="en", headline="Not yet public", body_html="<p>Words.</p>"
    )
    page = render_page(draft, [("rests_on", "event", event.ref)], at=NOW, is_preview=True)
    assert "Preview: not public" in page
    assert "Strike in Shadegan" in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("kind", ["event", "article", "footage"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_preview_of_a_bare_draft_stands(kind, language):
    draft = Edition(kind=kind, ref=make_ref(998), language=language, headline="Bare")
    with translation.override("en" if language == "fa" else "fa"):
        page = render_page(draft, at=NOW, is_preview=True)
    assert f'<html lang="{language}"' in page


def test_other_words_keep_their_language_and_a_line_says_so():
    event = make_edition(body_html="<p>کارگران جمع شدند.</p>", text_language="fa")
    page = show(event)
    assert '<div class="body" lang="fa" dir="rtl">' in page
    assert "These words exist in Persian only" in page
    assert 'dir="rtl"' not in page.split("<body")[0]


def test_words_in_the_language_of_the_page_are_not_marked():
    page = show(make_edition(body_html="<p>Workers gathered.</p>"))
    assert '<div class="body">' in page
    assert "These words exist" not in page


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en", (2019, 4, 10), "10 April 2019 (21 Farvardin 1398)"),
        ("fa", (2019, 4, 10), "۲۱ فروردین ۱۳۹۸ (۱۰ آوریل ۲۰۱۹)"),
        ("en", (2019, 4, None), "April 2019"),
        ("en", (None, 4, 10), "10 April (21 Farvardin), year unknown"),
        ("en", (None, None, None), "date unknown"),
    ],
)
def test_the_page_says_the_day_as_far_as_it_is_known(language, day, words):
    assert words in show(make_edition(language=language, day=day))


@pytest.mark.parametrize(
    ("figure_facts", "words"),
    [
        ({"least": 12, "most": 15}, "12–15"),
        ({"least": 3, "most": None}, "at least 3"),
        ({"least": None, "most": 5}, "at most 5"),
        ({"least": 4, "most": 4}, "4"),
    ],
)
def test_a_figure_names_who_said_it(figure_facts, words):
    facts = {"figures": [{"label": "arrested", "said_by": "a union", "as_of": "2019-04-11", **figure_facts}]}
    page = show(make_edition(facts=facts))
    assert f"<bdi>{words}</bdi>" in page
    assert "according to a union" in page
    assert "11 April 2019" in page


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"hedged": ["place"]}, "location not confirmed"),
        ({"hedged": ["number", "time", "event"]}, "not confirmed that it happened this way"),
        ({"slogans": ["نان، کار، آزادی"]}, "نان، کار، آزادی"),
        ({"day_of_event": 12}, "day 12"),
        ({"is_nationwide": True}, "nationwide"),
        ({"confidence_basis": "Two clips show the same gate."}, "Two clips show the same gate."),
        ({"reports": 2}, "2 reports"),
    ],
)
def test_an_event_page_says_what_is_known_in_words(facts, words):
    assert words in show(make_edition(facts=facts))


@pytest.mark.parametrize("confidence", ["reported", "partly confirmed", "confirmed", "disputed"])
def test_the_confidence_stands_in_words(confidence):
    page = show(make_edition(confidence=confidence.split()[0]))
    assert f"<strong>{confidence}</strong>" in page


def test_the_newest_correction_is_open_and_the_earlier_are_folded():
    story = make_edition("article", headline="Story")
    for hours, note in ((1, "Newest note"), (5, "Older note"), (9, "Oldest note"), (-1, "Note of tomorrow")):
        Correction.objects.create(
            kind="article", ref=story.ref, what="correction", note=note, public_at=NOW - timedelta(hours=hours)
        )
    page = show(story)
    open_part, folded = page.split("<details>")[0], page.split("<details>")[1].split("</details>")[0]
    assert "Newest note" in open_part
    assert "2 earlier notes" in folded
    assert "Older note" in folded
    assert "Oldest note" in folded
    assert "tomorrow" not in page


def test_a_report_that_is_checked_says_since_when():
    page = show(make_edition(checking_since=NOW))
    assert "We are checking this report" in page
    assert "10 May 2026, 15:30" in page


def test_a_warning_covers_the_picture_with_words():
    clip = make_edition(
        "footage", headline="A clip", warning="Shows a dead person.", lead_src="/files/a.jpg", lead_alt="A street",
        lead_width=600, lead_height=400, facts={"is_clip": True, "seconds": 41},
    )  # fmt: skip
    page = show(clip)
    cover = page.split('<details class="cover">')[1]
    assert cover.index("Shows a dead person.") < cover.index("0:41") < cover.index("/files/a.jpg")
    assert not re.search(r'og:image" content="[^"]*/files/', page), "cards on other sites show no covered picture"


def test_a_lead_picture_is_covered_when_its_clip_has_a_warning():
    clip = make_edition("footage", headline="A clip", warning="Shows a dead person.")
    story = make_edition("article", headline="Story", lead_src="/files/a.jpg", links=(("lead", "footage", clip.ref),))
    page = show(story)
    assert '<details class="cover">' in page
    assert not re.search(r'og:image" content="[^"]*/files/', page), "cards on other sites show no covered picture"


def test_a_picture_has_its_size_its_words_and_its_credit():
    story = make_edition(
        "article", headline="Story", lead_src="/files/a.jpg", lead_alt="A closed gate", lead_width=600, lead_height=400,
        lead_credit="Sent to the desk",
    )  # fmt: skip
    page = show(story)
    assert '<img src="/files/a.jpg" alt="A closed gate" width="600" height="400">' in page
    assert "Sent to the desk" in page


def test_a_translation_is_linked_and_told_to_crawlers():
    english = make_edition("article", ref="bbbbbbbb", headline="Story", links=(("translation", "article", "cccccccc"),))
    persian = make_edition("article", ref="cccccccc", language="fa", headline="داستان")
    context = page_context(english, at=NOW)
    assert [other["path"] for other in context["alternates"]] == [persian.path]
    assert f'hreflang="fa" href="{context["alternates"][0]["address"]}"' in show(english)


def test_an_item_without_another_language_offers_none():
    assert page_context(make_edition("article", headline="Story"), at=NOW)["alternates"] == []


def test_markup_in_a_headline_is_shown_not_obeyed():
    page = show(make_edition(headline="<script>alert(1)</script>", slug="x"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_line_of_place_day_and_type_leads_to_their_pages():
    page = show(make_edition(provinces=(make_province(),), event_types=(make_type(),)))
    assert 'href="/provinces/khuzestan/"' in page
    assert 'href="/event-types/strike/"' in page
    assert '<path fill-rule="evenodd" d="M' in page
