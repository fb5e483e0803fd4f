"""The editor of the front page, from the search to what readers get."""

from datetime import timedelta

import pytest
from django.urls import reverse

from newsroom.press.front_page import Placed, save, version
from newsroom.press.models import Edition, FrontSave, FrontSlot
from tests.desk.pages import messages_of
from tests.front.factory import make_edition, make_ref

HOUR = timedelta(hours=1)
EN, FA = (reverse("admin:desk_front_page", args=[code]) for code in ("en", "fa"))


@pytest.fixture
def stories(now):
    """Six live stories, the first the oldest."""
    return [
        make_edition("article", ref=make_ref(500 + n), headline=f"Story {n}", live_from=now - (9 - n) * HOUR)
        for n in range(1, 7)
    ]


def form(placed, act, *, opened=0, **more):
    """What the editor's form would send."""
    data = {"act": act, "opened": opened, "rows": len(placed), **more}
    for number, one in enumerate(placed):
        data |= {
            f"{number}-{name}": getattr(one, name) for name in ("place", "kind", "ref", "address", "title", "source")
        }
        data[f"{number}-shown_until"] = one.shown_until.strftime("%Y-%m-%dT%H:%M") if one.shown_until else ""
    return data


def at_place(place, edition, **more):
    return Placed(place, edition.kind, edition.ref, **more)


def headlines(html):
    """The stories of a front page, in the order of the page."""
    return [f"Story {part[0]}" for part in html.split(">Story ")[1:]]


def test_a_story_is_found_added_and_saved_and_readers_see_it_first(sign_in, editor, stories, client):
    desk = sign_in(editor)
    shown = desk.post(EN, form([], "search", words="Story 2"))
    assert [one.title for one, _stands in shown.context["found"]] == ["Story 2"]
    shown = desk.post(EN, form([], f"add:lead:article:{stories[1].ref}"))
    placed = shown.context["desk"].placed
    assert "was added to “Lead”" in shown.context["desk"].said
    assert shown.context["is_changed"]
    assert headlines(client.get("/").content.decode())[0] == "Story 6", "nothing was saved yet"
    saved = desk.post(EN, form(placed, "save"), follow=True)
    assert messages_of(saved) == ["The front page was saved. Readers see it now."]
    assert headlines(client.get("/").content.decode()) == [f"Story {n}" for n in (2, 6, 5, 4, 3, 1)]
    assert headlines(client.get("/fa/").content.decode()) == []


def test_a_saving_says_who_when_and_what(sign_in, editor, stories, now):
    desk = sign_in(editor)
    desk.post(EN, form([at_place("lead", stories[0]), at_place("second", stories[1])], "save"))
    desk.post(EN, form([at_place("lead", stories[1]), at_place("more", stories[2])], "save", opened=1))
    last, first = desk.get(EN).context["savings"]
    assert (first.by, first.came, first.went) == (editor, ["Story 1", "Story 2"], [])
    assert (last.came, last.went, last.moved) == (["Story 3"], ["Story 1"], ["Story 2"])
    with pytest.raises(RuntimeError):
        FrontSave.objects.first().delete()
    loaded = desk.post(EN, form([], "load:1", opened=2)).context["desk"].placed
    assert [one.ref for one in loaded] == [stories[0].ref, stories[1].ref]


def test_two_editors_do_not_overwrite_each_other(sign_in, editor, chief, stories):
    sign_in(chief).post(EN, form([at_place("lead", stories[0])], "save"))
    late = sign_in(editor).post(EN, form([at_place("lead", stories[1])], "save", opened=0))
    assert "a colleague saved it after you opened it" in late.context["desk"].refused
    assert [row["name"] for row in late.context["standing"]] == ["Story 1"]
    assert FrontSlot.objects.get().ref == stories[0].ref
    sign_in(editor).post(EN, form(late.context["desk"].placed, "save", opened=late.context["desk"].opened))
    assert FrontSlot.objects.get().ref == stories[1].ref, "saving again is a decision"


def test_nothing_stands_twice(sign_in, editor, stories):
    desk = sign_in(editor)
    again = desk.post(EN, form([at_place("lead", stories[0])], f"add:more:article:{stories[0].ref}"))
    assert "stands on this front page already" in again.context["desk"].refused
    twice = desk.post(EN, form([at_place("lead", stories[0]), at_place("more", stories[0])], "save"))
    assert "stands on it twice" in twice.context["desk"].refused
    assert version("en") == 0


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [("https://example.org/a", True), ("http://example.org/a", False), ("javascript:alert(1)", False), ("", False)],
)
def test_a_link_to_another_site_needs_a_safe_address(sign_in, editor, db, client, address, is_taken):
    more = {"link_place": "more", "link_address": address, "link_title": "Dams", "link_source": "Example News"}
    shown = sign_in(editor).post(EN, form([], "link", **more))
    placed = shown.context["desk"].placed
    assert [one.address for one in placed] == ([address] if is_taken else [])
    assert bool(shown.context["desk"].refused) is not is_taken
    sign_in(editor).post(EN, form(placed, "save"))
    page = client.get("/").content.decode()
    assert ('rel="external noopener noreferrer">Dams</a>' in page) is is_taken
    assert ("on another site" in page) is is_taken


def test_a_written_row_with_another_address_is_not_kept(sign_in, editor, db):
    evil = Placed("more", address="javascript:alert(1)", title="x", source="y")
    assert sign_in(editor).post(EN, form([evil], "search")).context["desk"].placed == []


def test_the_preview_shows_the_chosen_moment_and_saves_nothing(sign_in, editor, stories, now):
    later = make_edition("article", headline="Story 8", live_from=now + 2 * HOUR)
    placed = [at_place("lead", later), at_place("second", stories[0])]
    desk = sign_in(editor)
    assert headlines(desk.post(EN, form(placed, "preview")).content.decode())[:2] == ["Story 6", "Story 1"]
    moment = (now + 30 * HOUR).strftime("%Y-%m-%dT%H:%M")
    response = desk.post(EN, form(placed, "preview", moment=moment))
    assert headlines(response.content.decode())[:2] == ["Story 8", "Story 1"]
    assert "no-store" in response.headers["Cache-Control"]
    assert not FrontSlot.objects.exists()


def test_the_other_language_gets_the_same_where_it_has_it(sign_in, editor, now):
    live = {"live_from": now - HOUR}
    event = make_edition("event", ref=make_ref(601), headline="Flood", **live)
    make_edition("event", ref=make_ref(601), headline="سیل", language="fa", **live)
    english = make_edition("article", ref=make_ref(602), headline="Story 1", **live)
    make_edition(
        "article",
        ref=make_ref(603),
        headline="گزارش",
        language="fa",
        links=[("translation", "article", english.ref)],
        **live,
    )
    alone = make_edition("article", ref=make_ref(604), headline="Only here", **live)
    placed = [at_place("lead", english), at_place("second", event), at_place("more", alone)]
    shown = sign_in(editor).post(FA, form(placed, "take_over:en")).context["desk"]
    assert [(one.place, one.ref) for one in shown.placed] == [("lead", make_ref(603)), ("second", event.ref)]
    assert "Left out, because it is not public in this language: Only here." in shown.said


def test_what_is_withdrawn_falls_out_and_the_editor_is_told(sign_in, editor, stories, now, client):
    save("en", [at_place("lead", stories[0]), at_place("second", stories[1])], opened=0, by=editor, at=now)
    Edition.objects.filter(ref=stories[0].ref).update(live_until=now - timedelta(minutes=1))
    assert headlines(client.get("/").content.decode())[:2] == ["Story 6", "Story 2"]
    assert "Not public any more: not shown" in sign_in(editor).get(EN).content.decode()


def test_a_place_ends_when_it_was_ordered_to(sign_in, editor, stories, now, client):
    save("en", [at_place("lead", stories[0], shown_until=now - HOUR)], opened=0, by=editor, at=now)
    assert headlines(client.get("/").content.decode())[0] == "Story 6"
    assert "Its end has come" in sign_in(editor).get(EN).content.decode()


def test_a_time_that_cannot_be_read_is_not_taken_for_none(sign_in, editor, stories):
    data = form([at_place("lead", stories[0])], "save") | {"0-shown_until": "tomorrow"}
    assert "a time in the list cannot be read" in sign_in(editor).post(EN, data).context["desk"].refused
    assert version("en") == 0


@pytest.mark.parametrize(
    ("role", "status"), [("reporter", 404), ("moderator", 404), ("administrator", 404), ("editor", 200), ("chief", 200)]
)
def test_who_arranges_the_front_page(sign_in, request, role, status, vocabulary):
    desk = sign_in(request.getfixturevalue(role))
    assert desk.get(EN).status_code == status
    assert desk.post(EN, form([], "search")).status_code == status
    assert (b"/admin/front-page/" in desk.get(reverse("admin:index")).content) is (status == 200)


def test_an_unknown_language_is_not_there(sign_in, editor):
    assert sign_in(editor).get(reverse("admin:desk_front_page", args=["xx"])).status_code == 404


@pytest.mark.parametrize("number", [1, 6])
def test_the_editor_asks_a_fixed_number_of_times(sign_in, editor, stories, now, number, django_assert_max_num_queries):
    save("en", [at_place("more", one) for one in stories[:number]], opened=0, by=editor, at=now)
    desk = sign_in(editor)
    with django_assert_max_num_queries(12):
        desk.get(EN)
