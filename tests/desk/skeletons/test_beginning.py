"""A form that begins with a template, as a copy, or as a follow-up."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from newsroom.desk.skeletons.models import Skeleton
from newsroom.taxonomy.models import EventType
from tests.factory import make_article, make_event, make_user, publish

ADD = "admin:articles_article_add"


@pytest.fixture
def flood(vocabulary):
    skeleton = Skeleton.objects.create(
        name_en="Flood update",
        kind="article",
        language="en",
        headline="Flood in {place}",
        body="<p>Water in {place}.</p>",
    )
    skeleton.event_types.set(EventType.objects.filter(slug="flood"))
    return skeleton


def initial(client, person, **query):
    client.force_login(person)
    response = client.get(reverse(ADD), query)
    assert response.status_code == 200
    return response.context["adminform"].form.initial, response


def test_the_form_of_a_new_story_offers_the_templates_of_its_kind(client, reporter, flood):
    Skeleton.objects.create(name_en="Event of a strike", kind="event", language="en")
    Skeleton.objects.create(name_en="Old", kind="article", language="en", is_offered=False)
    _values, page = initial(client, reporter)
    assert [str(one) for one in page.context["skeletons"]] == ["Flood update"]
    assert f"?template={flood.pk}" in page.content.decode()


def test_a_template_fills_the_words_and_marks_what_is_left_to_write(client, reporter, flood):
    values, _page = initial(client, reporter, template=flood.pk)
    assert values["headline"] == "Flood in ⟨place⟩"
    assert values["body"] == "<p>Water in ⟨place⟩.</p>"
    assert [one.slug for one in values["event_types"]] == ["flood"]


@pytest.mark.parametrize("key", ["999999", "x", "-1"])
def test_a_template_that_is_not_there_leaves_the_form_empty(client, reporter, flood, key):
    values, _page = initial(client, reporter, template=key)
    assert "headline" not in values


def test_a_gap_that_nobody_filled_keeps_a_story_from_going_on(vocabulary, at):
    article = make_article(make_user("Reporter"), at, headline="Flood in ⟨place⟩")
    assert any("⟨place⟩" in words for words in article.missing_for_publication())


def test_a_copy_has_words_terms_and_bylines_and_no_slug_and_no_history(client, reporter, vocabulary, now):
    event = make_event(reporter, now)
    first = make_article(reporter, now, headline="The dam", types=["flood"], provinces=["lorestan"], events=[event])
    values, page = initial(client, reporter, copy_of=first.ref)
    assert (values["headline"], values["body"]) == (first.headline, first.body)
    assert values["events"] == [event]
    assert [one.slug for one in values["provinces"]] == ["lorestan"]
    assert "slug" not in values
    assert "ref" not in values
    assert [form.initial["author"] for form in page.context["inline_admin_formsets"][0].formset.forms] == [
        first.authors.get().pk
    ]


def test_a_copy_of_what_one_may_not_see_is_an_empty_form(client, vocabulary, now, reporter, moderator):
    first = make_article(reporter, now)
    client.force_login(make_user("Administrator"))
    assert client.get(reverse(ADD), {"copy_of": first.ref}).status_code == 403


def test_a_follow_up_is_linked_to_its_first_story_on_the_desk_and_for_readers(client, reporter, editor, vocabulary, at):
    at = timezone.now()
    first = make_article(reporter, at, headline="Water rises", types=["flood"])
    values, _page = initial(client, reporter, follow_up_of=first.ref)
    assert (values["follows"], "headline" in values) == (first.pk, False)
    later = make_article(reporter, at, headline="Water falls", follows=first)
    publish(first, writer=reporter, editor=editor, at=at)
    publish(later, writer=reporter, editor=editor, at=at)
    of_first, of_later = (
        client.get(one.live_editions(timezone.now()).get().path).content.decode() for one in (first, later)
    )
    assert "Continued in:" in of_first
    assert "Water falls" in of_first
    assert "Follows:" in of_later
    assert "Water rises" in of_later


def test_a_story_never_follows_itself(vocabulary, at):
    article = make_article(make_user("Reporter"), at)
    article.follows = article
    with pytest.raises(Exception, match="follow itself"):
        article.clean()


def test_nobody_but_who_writes_templates_sees_them(client, reporter, editor, flood):
    address = reverse("admin:desk_skeleton_changelist")
    client.force_login(reporter)
    assert client.get(address).status_code == 403
    client.force_login(editor)
    assert client.get(address).status_code == 200


def test_a_template_with_a_gap_it_does_not_know_is_refused(client, editor, vocabulary):
    client.force_login(editor)
    data = {"name_en": "X", "kind": "article", "language": "en", "headline": "In {town}", "position": 0}
    page = client.post(reverse("admin:desk_skeleton_add"), data)
    assert "{town}" in page.content.decode()
    assert not Skeleton.objects.exists()


def test_a_follow_up_saved_from_its_form_keeps_the_link(client, reporter, vocabulary, now):
    first = make_article(reporter, now)
    article = make_article(reporter, now, follows=first)
    assert Article.objects.get(pk=article.pk).snapshot()["follows_id"] == first.pk
