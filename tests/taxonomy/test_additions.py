"""What the desk adds while it works, and the second look that a colleague gives it."""

import pytest
from django.urls import reverse

from newsroom.taxonomy.additions import (
    NotAdded,
    add_place,
    keep_spelling,
    look,
    namesakes_of,
    others_called,
    to_look_at,
    users_of,
)
from newsroom.taxonomy.lookup import find_place
from newsroom.taxonomy.models import Addition, Place, Province
from tests.factory import make_event, make_user

LIST = "admin:taxonomy_addition_changelist"


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor")


@pytest.fixture
def shadegan(vocabulary):
    return Place.objects.get(slug="shadegan")


@pytest.fixture
def lorestan(vocabulary):
    return Province.objects.get(slug="lorestan")


def village(by, at, lorestan, **values):
    return add_place(**{"names": {"en": "Sarab Khosrow"}, "province": lorestan, "by": by, "at": at, **values})


def test_a_kept_spelling_finds_its_place_at_once_and_waits_for_a_second_look(shadegan, reporter, at):
    addition = keep_spelling(shadegan, "  Shadgoon   City ", by=reporter, at=at)
    assert find_place("shadgoon city") == shadegan
    assert (addition.spelling, addition.what, addition.verdict) == ("Shadgoon City", "alias", "waiting")
    assert (addition.added_by, addition.added_at) == (reporter, at)


@pytest.mark.parametrize(
    ("spelling", "reason"),
    [
        ("", "two letters"),
        ("7", "two letters"),
        ("۱۲ س", "two letters"),
        ("x" * 121, "longer than 120"),
        ("Shadgan, Khuzestan", "more than one name"),
        ("شادگان، خوزستان", "more than one name"),
        ("Shadgan|Falahiyeh", "more than one name"),
        ("shadegān", "already"),
        ("شادگان", "already"),
    ],
)
def test_what_is_no_new_name_is_refused_with_a_sentence(shadegan, reporter, at, spelling, reason):
    before = list(shadegan.aliases)
    with pytest.raises(NotAdded, match=reason) as refused:
        keep_spelling(shadegan, spelling, by=reporter, at=at)
    assert str(refused.value).endswith(".")
    shadegan.refresh_from_db()
    assert shadegan.aliases == before
    assert not Addition.objects.exists()


def test_a_spelling_that_others_go_by_is_kept_and_they_are_named(shadegan, reporter, at):
    addition = keep_spelling(shadegan, "Ahwaz", by=reporter, at=at)
    assert [str(place) for place in others_called("Ahwāz", than=shadegan)] == ["Ahvaz, Khuzestan"]
    assert namesakes_of([addition]) == {addition.pk: [Place.objects.get(slug="ahvaz")]}
    assert others_called("Shadegan", than=shadegan) == []
    assert others_called("Lorestan", than=shadegan) == [Province.objects.get(slug="lorestan")]


@pytest.mark.parametrize(
    "names", [{"en": "Sarab Khosrow"}, {"fa": "سراب خسرو"}, {"en": " Sarab  Khosrow ", "fa": "سراب خسرو"}]
)
def test_a_place_is_added_with_a_name_in_either_script(lorestan, reporter, at, names):
    place = village(reporter, at, lorestan, names=names).place
    assert place.names == {language: " ".join(name.split()) for language, name in names.items()}
    assert (place.kind, place.is_added_by_desk) == ("village", True)
    assert find_place(next(iter(names.values()))) == place


@pytest.mark.parametrize(
    ("near", "point", "stands", "is_known"),
    [
        ("khorramabad", (33.6, 48.1), (33.6, 48.1), True),
        (None, (33.6, 48.1), (33.6, 48.1), True),
        ("khorramabad", (None, None), "khorramabad", False),
        (None, (None, None), "centroid", False),
    ],
)
def test_without_a_point_a_place_stands_where_the_near_one_does_or_amid_its_province(
    lorestan, reporter, at, near, point, stands, is_known
):
    known = near and Place.objects.get(slug=near)
    place = village(reporter, at, lorestan, near=known, lat=point[0], lon=point[1]).place
    expected = {"khorramabad": known and (known.lat, known.lon), "centroid": lorestan.centroid}.get(stands, stands)
    assert ((place.lat, place.lon), place.is_position_known, place.near) == (expected, is_known, known)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"names": {}}, "no name"),
        ({"names": {"en": " ", "fa": ""}}, "no name"),
        ({"names": {"en": "S"}}, "two letters"),
        ({"lat": 33.6}, "half of its position"),
        ({"lat": 133.6, "lon": 48.1}, "nowhere on Earth"),
        ({"lat": float("nan"), "lon": 48.1}, "nowhere on Earth"),
        ({"names": {"en": "Khorram-Abad"}}, "Khorramabad, Lorestan is in the list already"),
        ({"names": {"en": "Sarab", "fa": "خرم آباد"}}, "Khorramabad, Lorestan is in the list already"),
    ],
)
def test_a_place_that_cannot_be_added_is_refused_with_a_sentence(lorestan, reporter, at, values, reason):
    count = Place.objects.count()
    with pytest.raises(NotAdded, match=reason):
        village(reporter, at, lorestan, **values)
    assert Place.objects.count() == count


def test_a_namesake_in_another_province_may_be_added(lorestan, reporter, at):
    assert village(reporter, at, lorestan, names={"en": "Shadegan"}).place.slug == "shadegan-lorestan"


def test_whoever_added_something_does_not_give_the_second_look(shadegan, editor, at):
    addition = keep_spelling(shadegan, "Shadgoon", by=editor, at=at)
    assert list(to_look_at(editor)) == []
    with pytest.raises(NotAdded, match="somebody else"):
        look(addition, "kept", by=editor, at=at)


def test_a_second_look_is_given_once(shadegan, reporter, editor, at):
    addition = keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    assert list(to_look_at(editor)) == [addition]
    kept = look(addition, "kept", by=editor, at=at)
    assert (kept.verdict, kept.looked_by, kept.looked_at) == ("kept", editor, at)
    assert list(to_look_at(editor)) == []
    with pytest.raises(NotAdded, match="already: kept"):
        look(addition, "taken_back", by=editor, at=at)
    assert find_place("Shadgoon") == shadegan


def test_a_spelling_taken_back_leaves_its_place_and_the_other_spellings_stay(shadegan, reporter, editor, at):
    before = list(shadegan.aliases)
    addition = keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    assert look(addition, "taken_back", by=editor, at=at).verdict == "taken_back"
    shadegan.refresh_from_db()
    assert shadegan.aliases == before
    assert "shadgoon" not in shadegan.search_key
    assert keep_spelling(shadegan, "Shadgoon", by=reporter, at=at).verdict == "waiting"


def test_a_place_taken_back_is_gone_when_nothing_holds_it(lorestan, reporter, editor, at):
    addition = village(reporter, at, lorestan)
    keep_spelling(addition.place, "Sarab-e Khosro", by=reporter, at=at)
    assert look(addition, "taken_back", by=editor, at=at).verdict == "taken_back"
    assert not Place.objects.filter(is_added_by_desk=True).exists()
    assert not Addition.objects.exists()
    addition.place_id = None
    with pytest.raises(NotAdded, match="not there any more"):
        look(addition, "kept", by=editor, at=at)


def test_a_place_in_use_is_not_taken_back_and_the_sentence_says_by_what(lorestan, reporter, editor, at):
    addition = village(reporter, at, lorestan)
    make_event(reporter, at, places=[addition.place.slug])
    village(reporter, at, lorestan, names={"en": "Chesmeh Sard"}, near=addition.place)
    assert sorted(users_of(addition.place)) == ["event posts (1)", "places (1)"]
    with pytest.raises(NotAdded, match=r"in use by .*event posts \(1\)"):
        look(addition, "taken_back", by=editor, at=at)
    addition.refresh_from_db()
    assert addition.verdict == "waiting"


def test_the_list_shows_what_waits_with_place_and_position_and_hides_it_after_the_look(
    client, lorestan, reporter, editor, at
):
    near = Place.objects.get(slug="khorramabad")
    addition = village(reporter, at, lorestan, near=near)
    client.force_login(editor)
    page = client.get(reverse(LIST)).content.decode()
    assert "Sarab Khosrow, Lorestan" in page
    assert f"{near.lat:.4f}, {near.lon:.4f} (near Khorramabad, Lorestan)" in page
    assert "style=" not in page
    press = client.post(reverse("admin:taxonomy_addition_look", args=[addition.pk, "kept"]), follow=True)
    assert "“Sarab Khosrow”: kept." in press.content.decode()
    assert "Sarab Khosrow, Lorestan" not in client.get(reverse(LIST)).content.decode()
    for query in ("?verdict=kept", "?verdict=all"):
        assert "Sarab Khosrow, Lorestan" in client.get(reverse(LIST) + query).content.decode()
    assert "Sarab Khosrow, Lorestan" not in client.get(reverse(LIST) + "?verdict=taken_back").content.decode()


def test_a_row_has_two_buttons_that_its_form_posts(client, shadegan, reporter, editor, at):
    addition = keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    client.force_login(editor)
    page = client.get(reverse(LIST)).content.decode()
    for verdict in ("kept", "taken_back"):
        address = reverse("admin:taxonomy_addition_look", args=[addition.pk, verdict])
        assert f'formaction="{address}"' in page
        assert client.get(address).status_code == 405
    addition.refresh_from_db()
    assert addition.verdict == "waiting"


def test_a_reporter_sees_the_list_without_buttons_and_cannot_press_them(client, shadegan, reporter, editor, at):
    addition = keep_spelling(shadegan, "Shadgoon", by=editor, at=at)
    client.force_login(reporter)
    page = client.get(reverse(LIST)).content.decode()
    assert "Shadgoon" in page
    assert "formaction" not in page
    assert client.post(reverse("admin:taxonomy_addition_look", args=[addition.pk, "kept"])).status_code == 403
    assert client.post(reverse("admin:taxonomy_addition_look", args=[addition.pk, "waiting"])).status_code == 403


def test_many_are_kept_at_once_and_what_is_refused_is_said(client, shadegan, reporter, editor, at):
    rows = [keep_spelling(shadegan, word, by=reporter, at=at) for word in ("Shadgoon", "Shadgun")]
    own = keep_spelling(shadegan, "Falahieh Shadegan", by=editor, at=at)
    client.force_login(editor)
    data = {"action": "keep", "_selected_action": [row.pk for row in [*rows, own]]}
    page = client.post(reverse(LIST), data, follow=True).content.decode()
    assert "2 additions were kept." in page
    assert "“Falahieh Shadegan” was added by you" in page
    assert list(Addition.objects.filter(verdict="waiting")) == [own]


def test_the_list_asks_no_more_for_more_rows(client, shadegan, reporter, editor, at, django_assert_max_num_queries):
    for number in range(12):
        keep_spelling(shadegan, f"Shadgoon {'x' * number}", by=reporter, at=at)
    client.force_login(editor)
    with django_assert_max_num_queries(14):
        client.get(reverse(LIST))


def test_a_place_made_in_the_admin_waits_for_a_second_look_too(client, lorestan, vocabulary):
    administrator = make_user("Administrator")
    client.force_login(administrator)
    data = {
        "names": '{"en": "Newtown"}',
        "aliases": "[]",
        "province": lorestan.pk,
        "lat": "33.5",
        "lon": "48.5",
        "kind": "town",
    }
    assert client.post(reverse("admin:taxonomy_place_add"), data).status_code == 302
    addition = Addition.objects.get()
    assert (addition.place.slug, addition.place.is_added_by_desk, addition.added_by) == ("newtown", True, administrator)


@pytest.mark.browser
def test_a_press_of_the_button_in_a_row_gives_the_second_look(
    transactional_db, visit, vocabulary, shadegan, reporter, at
):
    addition = keep_spelling(shadegan, "Shadgoon", by=reporter, at=at)
    make_user("Editor", "shirin")
    page = visit("shirin")
    page.goto(reverse(LIST))
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_selector(".messagelist .success")
    assert "0 additions" in page.inner_text("#changelist")
    addition.refresh_from_db()
    assert addition.verdict == "kept"
