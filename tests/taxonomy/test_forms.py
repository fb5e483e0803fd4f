import pytest
from django import forms
from django.test.html import parse_html
from django.utils import translation

from newsroom.taxonomy.forms import ActorsField, EventTypesField, ProvincesField, TermBoxes, TopicsField
from newsroom.taxonomy.models import Province, Topic


@pytest.fixture
def book_form(shelf):
    class BookForm(forms.ModelForm):
        class Meta:
            model = shelf.Book
            fields = ["title", "provinces", "event_types", "actors", "topics"]

    return BookForm


def test_a_model_form_gets_the_field_of_each_vocabulary(book_form):
    fields = book_form().fields
    kinds = [type(fields[name]) for name in ("provinces", "event_types", "actors", "topics")]
    assert kinds == [ProvincesField, EventTypesField, ActorsField, TopicsField]
    assert not fields["provinces"].required


def test_a_model_form_saves_terms_and_shows_them_again(book, book_form):
    fars = Province.objects.get(slug="fars")
    data = {"title": "Roads", "provinces": [fars.pk], "topics": "Water crisis، Drought, water-crisis"}
    form = book_form(data, instance=book)
    assert form.is_valid(), form.errors
    form.save()
    assert list(book.provinces.all()) == [fars]
    assert sorted(topic.slug for topic in book.topics.all()) == ["drought", "water-crisis"]
    html = book_form(instance=book).as_p()
    assert f'value="{fars.pk}" id="id_provinces_' in html
    assert html.count("checked") == 1
    assert "Drought" in html


def test_a_province_that_is_not_there_is_refused(book, book_form):
    assert "provinces" in book_form({"title": "x", "provinces": ["999999"]}, instance=book).errors


def test_choices_follow_the_alphabet_of_the_language(terms):
    with translation.override("fa"):
        labels = [label for _value, label in ProvincesField().choices]
    assert labels == sorted(labels)
    assert "خوزستان" in labels


def test_event_types_stand_in_groups_under_the_broader_one(terms):
    field = EventTypesField()
    groups = {name: [label for _v, label in kinds] for name, kinds in field.choices if isinstance(kinds, list)}
    assert groups["Strike"] == ["Strike", "Bazaar / shop closure", "Truck drivers’ strike"]
    single = [label for _value, label in field.choices if not isinstance(label, list)]
    assert "Execution" in single
    assert sum(map(len, groups.values())) + len(single) == 44


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("", []),
        ("Water", ["Water"]),
        (" Water ,  Drought ", ["Water", "Drought"]),
        ("آب، خشکسالی", ["آب", "خشکسالی"]),
        ("Water,, ,Drought,", ["Water", "Drought"]),
        ("Water\nDrought;Dust", ["Water", "Drought", "Dust"]),
    ],
)
def test_a_line_is_cut_at_commas_of_both_scripts(line, names):
    assert TopicsField(required=False).clean(line) == names


def test_a_topic_of_marks_only_is_refused_by_name():
    with pytest.raises(forms.ValidationError, match="!!!"):
        TopicsField().clean("Water, !!!")


@pytest.mark.parametrize(
    ("data", "changed"), [("drought, Water", False), ("Water", True), ("Water, Drought, Dust", True)]
)
def test_only_other_topics_count_as_a_change(data, changed):
    initial = [Topic(name="Water", names={"en": "Water"}), Topic(name="Drought", names={"en": "Drought"})]
    assert TopicsField().has_changed(initial, data) is changed


@pytest.mark.parametrize("field", [ProvincesField, EventTypesField])
@pytest.mark.parametrize("attrs", [{}, {"class": "wide", "disabled": True}])
@pytest.mark.parametrize("prefix", [None, 'a"<b>'])
def test_its_boxes_are_those_that_django_writes(terms, field, attrs, prefix):
    def written(widget) -> str:
        form = type("F", (forms.Form,), {"terms": field(required=False, widget=widget)})
        first = field.vocabulary.objects.first().pk
        return "".join(
            str(form(data, prefix=prefix, auto_id=auto)["terms"])
            for data in (None, {f"{prefix}-terms" if prefix else "terms": [str(first)]})
            for auto in ("id_%s", False)
        )

    for term in field.vocabulary.objects.all():
        term.names = {"en": f"<i>&{term.pk}"}
        term.save()
    assert parse_html(written(TermBoxes(attrs=attrs))) == parse_html(written(forms.CheckboxSelectMultiple(attrs=attrs)))
