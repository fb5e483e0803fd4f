import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from newsroom.taxonomy.models import Actor, EventType, Place, Province, Topic


@pytest.mark.parametrize(("language", "name"), [("en", "Gilan"), ("fa", "گیلان"), ("fa-ir", "گیلان"), ("ku", "Gilan")])
def test_a_term_is_named_in_the_language_or_else_in_english(terms, language, name):
    gilan = Province.objects.get(slug="gilan")
    assert gilan.name_in(language) == name
    with translation.override(language):
        assert str(gilan) == name


def test_renaming_a_term_makes_it_findable_by_the_new_name_also_when_one_field_is_saved(terms):
    actor = Actor.objects.get(slug="teachers")
    actor.name = "School teachers"
    actor.save(update_fields=["name"])
    actor.refresh_from_db()
    assert actor.names["en"] == "School teachers"
    assert "\nschoolteachers\n" in actor.search_key


def test_saving_an_unrelated_field_writes_no_names(terms):
    actor = Actor.objects.get(slug="teachers")
    actor.name, actor.codes = "Not saved", {"x": "y"}
    actor.save(update_fields=["codes"])
    actor.refresh_from_db()
    assert (actor.name, actor.codes) == ("Teachers", {"x": "y"})
    assert "notsaved" not in actor.search_key


def test_event_types_have_two_levels(terms):
    rally, strike = EventType.objects.get(slug="rally"), EventType.objects.get(slug="strike")
    assert rally.ancestors() == [EventType.objects.get(slug="protest")]
    assert strike.ancestors() == []
    assert {kind.slug for kind in strike.with_children()} == {
        "strike",
        "shopkeepers-strike",
        "truckers-strike",
    }


@pytest.mark.parametrize(("slug", "parent"), [("arrest", "rally"), ("protest", "strike"), ("other", "other")])
def test_a_third_level_or_a_circle_is_refused(terms, slug, parent):
    kind = EventType.objects.get(slug=slug)
    kind.parent = EventType.objects.get(slug=parent)
    with pytest.raises(ValidationError, match="two levels"):
        kind.full_clean()


@pytest.mark.parametrize("aliases", ["Khuzestan", [""], [3], {"en": "Gilan"}])
def test_other_spellings_that_are_no_list_of_texts_are_refused(terms, aliases):
    gilan = Province.objects.get(slug="gilan")
    gilan.aliases = aliases
    with pytest.raises(ValidationError):
        gilan.full_clean()


def test_terms_that_share_a_slug_are_numbered(db):
    first, second = (Topic.objects.create(name=name) for name in ("Water", "Wind"))
    assert first.slug == "water"
    third = Actor.objects.create(name="A b")
    fourth = Actor.objects.create(name="A  b!")
    assert (third.slug, fourth.slug, second.slug) == ("a-b", "a-b-2", "wind")


def test_a_second_spelling_of_a_topic_is_refused_in_forms(db):
    Topic.objects.create(name="Water crisis")
    with pytest.raises(ValidationError, match="another spelling"):
        Topic(name="water-crisis").full_clean()


def test_a_place_added_by_the_desk_gets_a_slug_that_tells_it_from_its_namesakes(terms):
    fars = Province.objects.get(slug="fars")
    made = [
        Place.objects.create(names={"en": "Newtown", "fa": "نوشهر"}, province=fars, lat=29, lon=52, kind="town")
        for _ in range(3)
    ]
    assert [place.slug for place in made] == ["newtown", "newtown-fars", "newtown-fars-2"]
    assert str(made[0]) == "Newtown, Fars"
    with translation.override("fa"):
        assert str(made[0]).startswith("نوشهر")


def test_a_place_without_any_name_is_refused(terms):
    place = Place(province=Province.objects.first(), lat=30, lon=50, kind="town")
    with pytest.raises(ValidationError) as refused:
        place.full_clean()
    assert "names" in refused.value.message_dict


def test_a_place_beyond_the_poles_is_refused(terms):
    place = Place(names={"en": "X"}, province=Province.objects.first(), lat=91, lon=0, kind="town")
    with pytest.raises(ValidationError) as refused:
        place.full_clean()
    assert "lat" in refused.value.message_dict
