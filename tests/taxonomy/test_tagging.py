import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from taggit.managers import _TaggableManager

from newsroom.taxonomy.lookup import UnknownTerm
from newsroom.taxonomy.models import EventType, Province, Topic
from newsroom.taxonomy.tagging import TermManager, TermsField


def slugs(manager) -> list[str]:
    return list(manager.values_list("slug", flat=True))


@pytest.mark.parametrize(
    "write",
    [
        lambda terms: terms.add("Atlantis"),
        lambda terms: terms.set(["Atlantis"]),
        lambda terms: terms.set(["Atlantis"], clear=True),
    ],
)
def test_taggit_still_sends_all_input_through_the_private_method_we_override(book, monkeypatch, write):
    assert callable(_TaggableManager._to_tag_model_instances)
    asked = []

    def no_terms(self, tags, tag_kwargs):
        asked.extend(tags)
        return []

    monkeypatch.setattr(TermManager, "_to_tag_model_instances", no_terms)
    write(book.provinces)
    assert "Atlantis" in asked


def test_names_in_any_script_aliases_slugs_and_terms_become_the_same_terms(book):
    fars = Province.objects.get(slug="fars")
    book.provinces.set(["خوزستان", "Khouzestan", "khuzestan", fars, "Gilan Province"])
    assert slugs(book.provinces) == ["khuzestan", "fars", "gilan"]


@pytest.mark.parametrize("act", ["add", "set", "set clear", "remove"])
def test_an_unknown_word_is_refused_and_nothing_is_made_or_lost(book, act):
    book.provinces.add("Fars")
    method, words = getattr(book.provinces, act.split()[0]), ["Gilan", "Farse"]
    with pytest.raises(UnknownTerm) as refused, transaction.atomic():
        method(words, clear="clear" in act) if act.startswith("set") else method(*words)
    assert "Fars" in refused.value.nearest
    assert slugs(book.provinces) == ["fars"]
    assert Province.objects.count() == 31


@pytest.mark.parametrize("act", ["create", "get_or_create", "update_or_create", "bulk_create"])
def test_no_province_can_be_made_through_a_book(book, act):
    with pytest.raises(TypeError):
        getattr(book.provinces, act)(name="Atlantis")
    assert not Province.objects.filter(name="Atlantis").exists()


def test_a_term_of_another_vocabulary_is_refused(book):
    with pytest.raises(TypeError, match="Province"):
        book.provinces.add(EventType.objects.first())


def test_removing_takes_terms_and_any_spelling(book):
    book.provinces.set(["Fars", "Gilan", "Yazd"])
    book.provinces.remove(Province.objects.get(slug="fars"), "گیلان")
    assert slugs(book.provinces) == ["yazd"]


def test_setting_keeps_the_rows_that_stay_and_gives_new_ones_their_defaults(book):
    book.provinces.set(["Fars", "Gilan"])
    kept = book.province_rows.get(tag__slug="fars").pk
    book.provinces.set(["Fars", "Yazd"], through_defaults={"is_main": True})
    rows = {row.tag.slug: row for row in book.province_rows.all()}
    assert set(rows) == {"fars", "yazd"}
    assert rows["fars"].pk == kept
    assert rows["yazd"].is_main


def test_a_term_hangs_on_a_thing_once(book, shelf):
    row = {"content_object": book, "tag": Province.objects.get(slug="fars")}
    shelf.BookProvince.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        shelf.BookProvince.objects.create(**row)


def test_a_term_in_use_cannot_be_deleted(book):
    book.provinces.add("Fars")
    with pytest.raises(ProtectedError):
        Province.objects.get(slug="fars").delete()


def test_books_are_found_by_term_and_prefetched_in_one_query_each(book, shelf, django_assert_num_queries):
    other = shelf.Book.objects.create(title="Rivers")
    book.provinces.set(["Fars", "Gilan"])
    other.provinces.add("Gilan")
    assert set(shelf.Book.objects.filter(provinces__slug="gilan")) == {book, other}
    with django_assert_num_queries(2):
        found = {
            b.title: sorted(p.slug for p in b.provinces.all()) for b in shelf.Book.objects.prefetch_related("provinces")
        }
    assert found == {"Roads": ["fars", "gilan"], "Rivers": ["gilan"]}


def test_the_other_closed_vocabularies_are_closed_too(book):
    book.event_types.set(["تحصن", "Strike"])
    book.actors.set(["truckers"])
    assert slugs(book.event_types) == ["sit-in", "strike"]
    assert slugs(book.actors) == ["truck-drivers"]
    for manager in (book.event_types, book.actors):
        with pytest.raises(UnknownTerm):
            manager.add("Flash mob of robots")


class TestTopics:
    def test_a_new_word_becomes_a_topic_and_its_other_spellings_are_the_same_one(self, book):
        book.topics.add("Water  crisis")
        book.topics.add("water crisis", "WATER-CRISIS", "#water crisis", "Wáter crisis")
        topic = Topic.objects.get()
        assert (topic.name, topic.slug, list(book.topics.all())) == ("Water crisis", "water-crisis", [topic])

    def test_persian_spellings_fold_too(self, book):
        book.topics.set(["بحران آب", "بحران‌آب", "بحران  اب"])
        assert [topic.slug for topic in book.topics.all()] == ["بحران-اب"]
        book.topics.add("كودك")
        assert book.topics.filter(key="کودک").exists()

    def test_a_name_in_another_language_and_an_alias_are_the_same_topic(self, book):
        topic = Topic.objects.create(name="Water crisis", names={"fa": "بحران آب"}, aliases=["Drought"])
        book.topics.set(["بحران آب", "drought"])
        assert list(book.topics.all()) == [topic]

    @pytest.mark.parametrize("word", ["", "  ", "!!!", "\u200c", "x" * 101])
    def test_an_empty_or_endless_topic_is_refused(self, book, word):
        with pytest.raises(ValidationError):
            book.topics.add(word)
        assert not Topic.objects.exists()


def test_a_copy_of_the_field_as_migrations_make_it_is_closed_as_well(shelf):
    copy = shelf.Book._meta.get_field("provinces").clone()
    assert (type(copy), copy.manager) == (TermsField, TermManager)
