"""A translation from its first hour: the source beside the form, and what happens when the source is saved again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.desk.models import TranslatedFrom
from newsroom.desk.translation.missing import missing
from newsroom.desk.translation.sources import note, siblings, standings
from newsroom.workflow import history, revisions
from tests.desk.pages import address, filled_in, list_of
from tests.factory import make_article, make_event, make_still, move, publish

ADD = "/admin/articles/article/add/"


@pytest.fixture
def english(vocabulary, reporter, now):
    return make_article(reporter, now, headline="Water rose", body="<h2>Roads</h2><p>One.</p><p>Two.</p>")


@pytest.fixture
def persian(english, reporter, now):
    """The Persian version, made from revision 1."""
    item = make_article(
        reporter, now, headline="آب بالا آمد", language="fa", translation_group=english.translation_group
    )
    note(item, english, 1, by=reporter, at=now)
    return item


def save(item, by, at, **fields):
    type(item).objects.filter(pk=item.pk).update(**fields)
    return revisions.record(type(item).objects.get(pk=item.pk), by=by, at=at)


def only(item):
    return standings(siblings(item))


def test_a_translation_is_begun_with_its_source_beside_the_form(english, reporter, sign_in):
    page = sign_in(reporter).get(f"{ADD}?translation_of={english.ref}&language=fa")
    html = page.content.decode()
    assert "Source: English, revision 1" in html
    assert '<ol class="source-paragraphs" lang="en" dir="ltr"' in html
    assert [text in html for text in ("<li>## Roads</li>", "<li>One.</li>", "<li>Two.</li>")] == [True] * 3


def test_a_new_translation_remembers_the_revision_its_translator_saw(english, reporter, now, sign_in):
    browser = sign_in(reporter)
    url = f"{ADD}?translation_of={english.ref}&language=fa"
    form = filled_in(browser.get(url))
    save(english, reporter, now, standfirst="Changed while it was being translated.")
    browser.post(url, form | {"headline": "آب", "slug": ""})
    made = Article.objects.get(language="fa")
    [standing] = only(made)
    assert (standing.source, standing.number, standing.now, standing.is_behind) == (english, 1, 2, True)


def test_a_coming_revision_cannot_be_claimed(english, persian, reporter, now):
    note(persian, english, 99, by=reporter, at=now)
    assert only(persian)[0].number == 1


def test_an_item_is_no_translation_of_itself(english, reporter, now):
    with pytest.raises(ValueError):
        note(english, english, 1, by=reporter, at=now)


def test_the_page_says_that_the_source_changed_and_shows_what(english, persian, reporter, now, sign_in):
    browser = sign_in(reporter)
    assert "The source changed since" not in browser.get(address(persian)).content.decode()
    save(english, reporter, now, body="<p>Three.</p>")
    for item in (persian, english):
        html = browser.get(address(item)).content.decode()
        assert "The source changed since (revision 1 → 2)." in html
        assert f"{address(english, 'history')}?old=1&amp;new=2" in html
    assert browser.get(f"{address(english, 'history')}?old=1&new=2").context["changes"]


def test_the_list_marks_what_is_behind_and_nothing_else(english, persian, reporter, now, sign_in):
    browser = sign_in(reporter)
    assert "source changed" not in browser.get(list_of(Article)).content.decode()
    save(english, reporter, now, body="<p>Three.</p>")
    assert browser.get(list_of(Article)).content.decode().count("source changed") == 1


def test_checking_against_the_source_takes_the_mark_off(english, persian, reporter, now, sign_in):
    save(english, reporter, now, body="<p>Three.</p>")
    browser = sign_in(reporter)
    url = reverse("admin:desk_translation", args=["article", persian.ref])
    browser.post(url, {"source": english.ref, "number": "2"})
    [standing] = only(persian)
    assert (standing.number, standing.is_behind) == (2, False)
    assert TranslatedFrom.objects.count() == 2  # what was said before stays


def test_what_was_checked_is_the_revision_of_the_page_not_a_later_one(english, persian, reporter, now, sign_in):
    save(english, reporter, now, body="<p>Three.</p>")
    save(english, reporter, now, body="<p>Four.</p>")
    url = reverse("admin:desk_translation", args=["article", persian.ref])
    sign_in(reporter).post(url, {"source": english.ref, "number": "2"})
    assert only(persian)[0].is_behind


def test_only_who_may_change_the_item_checks_it(english, persian, moderator, administrator, reporter, sign_in):
    url = reverse("admin:desk_translation", args=["article", persian.ref])
    given = {"source": english.ref, "number": "1"}
    assert sign_in(moderator).post(url, given).status_code == 403
    assert sign_in(administrator).post(url, given).status_code == 404
    assert sign_in(reporter).get(url).status_code == 405
    assert sign_in(reporter).post(url, {"source": "nothing", "number": "1"}).status_code == 404
    assert sign_in(reporter).post(url, {"source": english.ref, "number": "x"}).status_code == 404
    assert TranslatedFrom.objects.count() == 1


def test_an_article_of_another_story_is_not_shown_beside(english, persian, reporter, now, sign_in):
    other = make_article(reporter, now)
    browser = sign_in(reporter)
    assert "beside-source" not in browser.get(f"{address(persian)}?beside={other.ref}").content.decode()
    html = browser.get(f"{address(persian)}?beside={english.ref}").content.decode()
    assert "beside-source" in html


def test_texts_that_nobody_compared_are_offered_to_be(english, reporter, now, sign_in):
    other = make_article(reporter, now, language="fa", translation_group=english.translation_group)
    html = sign_in(reporter).get(address(other)).content.decode()
    assert "There is a text in English; nobody has compared the two." in html


def test_a_source_cannot_bring_markup_into_the_desk(reporter, vocabulary, now, sign_in):
    item = make_article(reporter, now, headline="<b>H</b>", body="<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>")
    html = sign_in(reporter).get(f"{ADD}?translation_of={item.ref}&language=fa").content.decode()
    assert "<script>alert" not in html
    assert "<b>H</b>" not in html


# -- words of events


def test_words_begun_beside_others_are_a_translation_of_the_oldest(vocabulary, reporter, now, sign_in):
    event = make_event(reporter, now, words={"en": ("Flood", "Water.")})
    browser = sign_in(reporter)
    form = filled_in(browser.get(address(event)))
    form |= {
        "texts-TOTAL_FORMS": 2, "texts-1-id": "", "texts-1-parent": event.pk, "texts-1-language": "fa",
        "texts-1-headline": "سیل", "texts-1-description": "", "texts-1-confidence_basis": "",
    }  # fmt: skip
    response = browser.post(address(event), form)
    assert response.status_code == 302, response.context["errors"]
    [standing] = only(event)
    assert (standing.item.language, standing.source.language, standing.number) == ("fa", "en", 1)
    event.texts.filter(language="en").update(description="Deep water.")
    revisions.record(event, by=reporter, at=now)
    for item in (event, event.texts.get(language="fa")):
        assert "The source changed since (revision 1 → 2)." in browser.get(address(item)).content.decode()


def test_words_in_two_languages_at_once_are_nobodys_translation(vocabulary, reporter, now):
    event = make_event(reporter, now, words={"en": ("Flood", ""), "fa": ("سیل", "")})
    assert only(event) == []


def test_words_are_read_beside_their_source(vocabulary, reporter, now, sign_in):
    event = make_event(reporter, now, words={"en": ("Flood", "Water.\n\nMore."), "fa": ("سیل", "")})
    words, source = event.texts.get(language="fa"), event.texts.get(language="en")
    html = sign_in(reporter).get(f"{address(words)}?beside={source.ref}").content.decode()
    assert "Source: English, revision 1" in html
    assert "More." in html


# -- what is missing


def told(language, at):
    return [(one.kind, one.headline, one.begun_ref) for one in missing(language, at=at)]


def test_live_articles_without_a_live_translation_are_missing(english, reporter, editor, now):
    assert told("fa", now) == []
    publish(english, writer=reporter, editor=editor, at=now)
    assert told("fa", now) == [("article", "Water rose", "")]
    assert told("en", now) == []
    other = make_article(reporter, now, language="fa", translation_group=english.translation_group)
    assert told("fa", now) == [("article", "Water rose", other.ref)]
    publish(other, writer=reporter, editor=editor, at=now)
    assert told("fa", now) == []


def test_a_spiked_translation_is_none(english, persian, reporter, editor, now):
    publish(english, writer=reporter, editor=editor, at=now)
    move(persian, "spike", by=editor, at=now)
    assert told("fa", now) == [("article", "Water rose", "")]


def test_events_without_words_in_a_language_are_missing(vocabulary, reporter, editor, now):
    event = make_event(reporter, now, words={"en": ("Flood", "Water.")}, provinces=["fars"])
    publish(event, writer=reporter, editor=editor, at=now)
    assert [kind for kind, _headline, _begun in told("fa", now)] == ["event"]
    assert told("en", now) == []


def test_what_is_not_public_yet_is_not_missing(english, reporter, editor, now):
    publish(english, writer=reporter, editor=editor, at=now, live_from=now + timedelta(hours=2))
    assert told("fa", now) == []
    assert told("fa", now + timedelta(hours=3)) == [("article", "Water rose", "")]


def test_standings_take_the_same_queries_for_many_rows(english, persian, reporter, now, django_assert_num_queries):
    rows = siblings(persian)
    for _time in range(5):
        note(persian, english, 1, by=reporter, at=now)
    with django_assert_num_queries(2):
        standings(rows)


def test_footage_words_stand_to_each_other_too(vocabulary, reporter, now):
    still = make_still(reporter, now)
    source = still.texts.get()
    words = still.texts.create(language="fa", caption="خیابان", created_by=reporter, created_at=now)
    revisions.record(still, by=reporter, at=now)
    note(words, source, history.latest(source).number, by=reporter, at=now)
    assert [one.source for one in only(still)] == [source]
