import pytest
from django.contrib import admin
from django.contrib.admin.sites import AdminSite
from django.test import RequestFactory
from django.urls import reverse
from taggit.models import Tag

from newsroom.taxonomy.admin import PlaceAdmin, ProvinceAdmin, TermAdmin
from newsroom.taxonomy.models import Actor, EventType, Place, Province, Topic


def search(admin_class, model, text: str) -> list[str]:
    page = admin_class(model, AdminSite())
    rows, _has_doubles = page.get_search_results(
        RequestFactory().get("/"), page.get_queryset(RequestFactory().get("/")), text
    )
    return [row.slug for row in rows]


def test_every_vocabulary_is_in_the_admin():
    assert all(admin.site.is_registered(model) for model in (Province, EventType, Actor, Topic, Place))


def test_taggits_own_tags_have_no_page_where_anybody_could_merge_them():
    assert not admin.site.is_registered(Tag)


@pytest.mark.parametrize("text", ["khouz", "Khuzestā", "خوزس", "khuzestan"])
def test_a_province_is_found_by_the_start_of_any_spelling(terms, text):
    assert search(ProvinceAdmin, Province, text) == ["khuzestan"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [("bandar abb", "bandar-abbas"), ("هفت تپه", "haft-tappeh"), ("Haft-Tap", "haft-tappeh")],
)
def test_a_place_is_found_as_it_is_typed(places, text, slug):
    assert slug in search(PlaceAdmin, Place, text)


def test_a_topic_is_found_by_its_words(db):
    Topic.objects.create(name="Water crisis")
    assert search(TermAdmin, Topic, "crisis") == ["water-crisis"]
    assert search(TermAdmin, Topic, "water cri") == ["water-crisis"]


@pytest.mark.parametrize("model", [Province, EventType, Actor, Topic, Place])
def test_lists_with_a_search_and_forms_open(terms, admin_client, model):
    for page in ("changelist", "add"):
        address = reverse(f"admin:taxonomy_{model._meta.model_name}_{page}")
        assert admin_client.get(address, {"q": "فارس"}).status_code == 200


def test_the_desk_adds_a_place_without_naming_a_slug(terms, admin_client):
    data = {
        "names": '{"en": "Newtown", "fa": "شهرک نو"}',
        "aliases": "[]",
        "province": Province.objects.get(slug="fars").pk,
        "lat": "29.5",
        "lon": "52.5",
        "kind": "town",
        "is_added_by_desk": "on",
    }
    answer = admin_client.post(reverse("admin:taxonomy_place_add"), data)
    assert answer.status_code == 302
    assert Place.objects.get().slug == "newtown"
