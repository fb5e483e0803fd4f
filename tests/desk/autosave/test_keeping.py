"""What is typed is kept on the server, for its own person, and counts for nothing until it is saved."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.desk.models import KeptForm
from newsroom.workflow.models import Revision
from tests.desk.pages import address, filled_in
from tests.factory import make_article, make_event, move, publish


def listed(data: dict) -> dict:
    """The data of a form as the page's script sends it."""
    return {
        name: [str(one) for one in value] if isinstance(value, list) else [str(value)] for name, value in data.items()
    }


def keep(browser, kind, ref, fields, *, opened_revision=1, mark=0):
    body = {"fields": fields, "opened_revision": opened_revision, "mark": mark}
    where = reverse("admin:desk_typed", args=[kind, ref])
    return browser.post(where, json.dumps(body), content_type="application/json")


@pytest.fixture
def typed(now, reporter, sign_in):
    """An article whose reporter typed another headline and body and closed the browser."""
    item, browser = make_article(reporter, now), sign_in(reporter)
    data = filled_in(browser.get(address(item)))
    answer = keep(
        browser, "article", item.ref, listed({**data, "headline": "Typed headline", "body": "<p>Typed body.</p>"})
    )
    assert answer.status_code == 200
    return item, browser


def test_what_is_typed_is_kept_and_counts_for_nothing(typed):
    item, _browser = typed
    item.refresh_from_db()
    assert item.headline != "Typed headline"
    assert Revision.objects.of(item).count() == 1
    assert KeptForm.objects.get().fields["headline"] == ["Typed headline"]


def test_the_form_offers_it_with_what_differs(typed):
    item, browser = typed
    answer = browser.get(address(item))
    (offer,) = answer.context["typed"]["offers"]
    assert {one.label: one.mine for one in offer.differences} == {"Headline": "Typed headline", "Body": "Typed body."}
    assert "You have unsaved work from" in answer.content.decode()
    assert answer.context["adminform"].form["headline"].value() == item.headline


def test_it_is_taken_back_without_a_script_and_saved(typed):
    item, browser = typed
    (offer,) = browser.get(address(item)).context["typed"]["offers"]
    opened = browser.get(offer.take)
    assert opened.context["adminform"].form["headline"].value() == "Typed headline"
    answer = browser.post(address(item), filled_in(opened))
    item.refresh_from_db()
    assert (answer.status_code, item.headline, item.body) == (302, "Typed headline", "<p>Typed body.</p>")
    assert not KeptForm.objects.exists()


def test_it_is_thrown_away(typed):
    item, browser = typed
    answer = browser.post(reverse("admin:desk_typed_drop", args=["article", item.ref]))
    assert (answer.status_code, answer.url) == (302, address(item))
    assert not KeptForm.objects.exists()


def test_nobody_else_reads_it(typed, editor, sign_in):
    item, _browser = typed
    other = sign_in(editor)
    for query in ("", f"?typed={item.ref}"):
        answer = other.get(address(item) + query)
        assert answer.context["typed"]["offers"] == []
        assert "Typed headline" not in answer.content.decode()
    other.post(reverse("admin:desk_typed_drop", args=["article", item.ref]))
    assert KeptForm.objects.count() == 1


def test_what_nobody_came_back_to_is_let_go(typed, settings, now):
    item, browser = typed
    KeptForm.objects.update(kept_at=now - timedelta(days=settings.NEWSROOM_UNSAVED_DAYS, minutes=1))
    assert browser.get(address(item)).context["typed"]["offers"] == []
    other = make_article(item.created_by, now)
    keep(browser, "article", other.ref, {"headline": ["Else"]})
    assert KeptForm.objects.get().ref == other.ref


def test_what_reads_like_the_saved_text_is_not_offered(now, reporter, sign_in):
    item, browser = make_article(reporter, now), sign_in(reporter)
    keep(browser, "article", item.ref, listed(filled_in(browser.get(address(item)))))
    assert browser.get(address(item)).context["typed"]["offers"] == []


def test_a_new_item_is_kept_under_the_reference_it_will_get(now, reporter, sign_in):
    browser, page = sign_in(reporter), reverse("admin:articles_article_add")
    opened = browser.get(page)
    ref = opened.context["adminform"].form["typed_as"].value()
    keep(browser, "article", ref, listed({**filled_in(opened), "headline": "A new story"}), opened_revision=0)
    (offer,) = browser.get(page).context["typed"]["offers"]
    taken = browser.get(offer.take)
    assert taken.context["adminform"].form["headline"].value() == "A new story"
    assert browser.post(page, filled_in(taken)).status_code == 302
    assert Article.objects.get().ref == ref
    assert not KeptForm.objects.exists()


def test_a_reference_that_is_taken_is_not_given_twice(now, reporter, sign_in):
    item, browser, page = make_article(reporter, now), sign_in(reporter), reverse("admin:articles_article_add")
    browser.post(page, {**filled_in(browser.get(page)), "headline": "Another story", "typed_as": item.ref})
    assert Article.objects.count() == 2
    assert Article.objects.exclude(pk=item.pk).get().ref != item.ref


def test_rows_come_back_too_those_that_were_added_as_well(vocabulary, now, reporter, sign_in):
    event = make_event(reporter, now, words={"en": ("First", "")})
    browser = sign_in(reporter)
    data = filled_in(browser.get(address(event)))
    data |= {
        "texts-0-headline": "Typed",
        "texts-TOTAL_FORMS": 2,
        "texts-1-language": "fa",
        "texts-1-headline": "نوشته",
        "provinces": [],
        "is_nationwide": "on",
    }
    keep(browser, "event", event.ref, listed({**data, "hedges": ["place"]}))
    (offer,) = browser.get(address(event)).context["typed"]["offers"]
    shown = {(one.label, one.mine) for one in offer.differences}
    assert ("words of an event: Headline", "Typed") in shown
    assert ("words of an event: Headline", "نوشته") in shown
    taken = browser.get(offer.take)
    assert browser.post(address(event), filled_in(taken)).status_code == 302
    event.refresh_from_db()
    assert event.is_nationwide
    assert [one["what"] for one in event.hedges] == ["place"]
    assert dict(event.texts.values_list("language", "headline")) == {"en": "Typed", "fa": "نوشته"}


@pytest.mark.parametrize(
    "name",
    ["csrfmiddlewaretoken", "obtained_by", "figures-0-source_url", "contact", "contact_0", "_save", "place_note"],
)
def test_sources_contacts_and_exact_places_are_never_kept(now, reporter, sign_in, name):
    item, browser = make_article(reporter, now), sign_in(reporter)
    keep(browser, "article", item.ref, {"headline": ["Typed"], name: ["a name"]})
    assert KeptForm.objects.get().fields == {"headline": ["Typed"]}


@pytest.mark.parametrize(
    ("body", "status"),
    [("no json", 400), ("[]", 400), ('{"fields": {"a": "no list"}, "opened_revision": 1, "mark": 0}', 400),
     ('{"fields": {}}', 400)],
)  # fmt: skip
def test_what_is_no_form_is_refused(now, reporter, sign_in, body, status):
    item, browser = make_article(reporter, now), sign_in(reporter)
    answer = browser.post(
        reverse("admin:desk_typed", args=["article", item.ref]), body, content_type="application/json"
    )
    assert (answer.status_code, KeptForm.objects.count()) == (status, 0)


def test_too_much_is_refused(now, reporter, sign_in):
    item, browser = make_article(reporter, now), sign_in(reporter)
    assert keep(browser, "article", item.ref, {"body": ["a" * 1_000_001]}).status_code == 400


@pytest.mark.parametrize(("role", "status"), [("moderator", 404), ("administrator", 404), ("editor", 200)])
def test_who_may_not_change_the_item_keeps_nothing_of_it(now, reporter, sign_in, request, role, status):
    item, browser = make_article(reporter, now), sign_in(request.getfixturevalue(role))
    assert keep(browser, "article", item.ref, {"headline": ["x"]}).status_code == status
    assert KeptForm.objects.count() == (status == 200)


def test_what_was_typed_while_it_was_approved_is_kept_all_the_same(typed, reporter, editor, now):
    item, browser = typed
    publish(item, writer=reporter, editor=editor, at=now)
    assert keep(browser, "article", item.ref, {"headline": ["Typed on"]}).status_code == 200
    assert KeptForm.objects.get().fields == {"headline": ["Typed on"]}


def test_an_erasure_reaches_what_was_typed(typed, reporter, editor, chief, now):
    item, browser = typed
    move(item, "hide", by=editor, at=now, note="Safety.")
    move(item, "erase", by=chief, at=now, note="Agreed.")
    assert "Typed" not in str(list(KeptForm.objects.values()))
    assert keep(browser, "article", item.ref, {"headline": ["Typed again"]}).status_code == 410
    assert not KeptForm.objects.exists()


def test_hidden_words_are_destroyed_in_what_was_typed_and_do_not_come_back(typed, editor, chief, now):
    item, browser = typed
    move(item, "hide_words", by=editor, at=now, note="Safety.", value="Typed body")
    move(item, "destroy_words", by=chief, at=now, note="Agreed.")
    assert "Typed body" not in str(KeptForm.objects.get().fields)
    answer = keep(browser, "article", item.ref, {"body": ["<p>Typed body</p>"]}, mark=0)
    assert (answer.status_code, KeptForm.objects.count()) == (410, 0)
    mark = browser.get(address(item)).context["typed"]["mark"]
    assert keep(browser, "article", item.ref, {"body": ["<p>New</p>"]}, mark=mark).status_code == 200


def test_the_key_of_a_session_is_its_own(reporter, sign_in):
    one, other, where = sign_in(reporter), sign_in(reporter), reverse("admin:desk_typed_key")
    first, again, second = one.post(where), one.post(where), other.post(where)
    assert first.json() == again.json() != second.json()
    assert "no-store" in first["Cache-Control"]
    assert one.get(where).status_code == 405
    assert one.post(where, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    one.logout()
    assert one.post(where).status_code == 302


def test_keeping_takes_a_fixed_number_of_queries(now, reporter, sign_in, django_assert_max_num_queries):
    item, browser = make_article(reporter, now), sign_in(reporter)
    with django_assert_max_num_queries(14):
        keep(browser, "article", item.ref, {"headline": ["Typed"]})
