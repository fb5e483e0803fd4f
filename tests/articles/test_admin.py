"""Articles on the desk: what the form takes, keeps and refuses."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import re

import pytest
from django.urls import reverse

from articles.models import Article, AuthorProfile
from newsroom.desk.skeletons.models import Skeleton
from newsroom.taxonomy.models import Province
from newsroom.workflow.models import Revision
from tests.desk.conftest import now, reporter, sign_in
from tests.desk.pages import address, filled_in
from tests.factory import make_article, make_event, make_still, make_user

ADD = "admin:articles_article_add"


def errors_of(response) -> dict[str, list[str]]:
    return response.context["adminform"].form.errors


@pytest.fixture
def browser(reporter, sign_in):
    return sign_in(reporter)


def test_a_new_article_has_its_writer_terms_and_first_revision(vocabulary, reporter, browser):
    data = filled_in(browser.get(reverse(ADD)))
    khuzestan = Province.objects.get(slug="khuzestan")
    data |= {"headline": "Water in the streets", "provinces": [khuzestan.pk], "topics": "Rivers، Dams"}
    assert browser.post(reverse(ADD), data).status_code == 302
    article = Article.objects.get()
    assert (article.slug, article.created_by, article.state) == ("water-in-the-streets", reporter, "draft")
    assert [term.slug for term in article.provinces.all()] == ["khuzestan"]
    assert sorted(map(str, article.topics.all())) == ["Dams", "Rivers"]
    assert Revision.objects.of(article).get().snapshot["provinces"] == ["khuzestan"]


def test_terms_and_links_come_back_as_they_were_saved(vocabulary, now, reporter, browser):
    event = make_event(reporter, now)
    article = make_article(reporter, now, provinces=("khuzestan", "fars"), types=("flood",), events=[event])
    article.topics.set(["Rivers"])
    data = filled_in(browser.get(address(article)))
    browser.post(address(article), {**data, "dateline": "Ahvaz"})
    article = Article.objects.get()
    assert {term.slug for term in article.provinces.all()} == {"khuzestan", "fars"}
    assert [str(topic) for topic in article.topics.all()] == ["Rivers"]
    assert list(article.events.all()) == [event]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("provinces", ["99999"], "99999 is not one of the available choices"),
        ("provinces", ["Nowhere"], "“Nowhere” is not a valid value"),
        ("event_types", ["99999"], "99999 is not one of the available choices"),
        ("slug", "taken", "This slug is taken by another article in this language"),
        ("headline", "", "This field is required"),
        ("headline", "…", "The slug is empty"),
        ("topics", "Rivers, #", "A topic cannot be empty"),
        ("lead", "99999", "Select a valid choice"),
        ("language", "xx", "xx is not one of the available choices"),
    ],
)
def test_what_a_form_cannot_take_gets_a_sentence(vocabulary, now, reporter, browser, field, value, sentence):
    make_article(reporter, now, slug="taken")
    article = make_article(reporter, now)
    data = filled_in(browser.get(address(article)))
    data |= {field: value} if field == "slug" else {field: value, "slug": ""}
    answer = browser.post(address(article), data)
    assert answer.status_code == 200
    assert sentence in str(errors_of(answer))
    assert Revision.objects.of(article).count() == 1


def test_the_body_is_cleaned_when_it_is_saved(vocabulary, now, reporter, browser):
    article = make_article(reporter, now)
    event = make_event(reporter, now)
    data = filled_in(browser.get(address(article)))
    body = f'<p onclick="x()">Words</p><script>x()</script><figure data-embed="event:{event.ref}">event:{event.ref}</figure>'
    browser.post(address(article), {**data, "body": body})
    article.refresh_from_db()
    assert article.body == f'<p>Words</p><figure data-embed="event:{event.ref}"></figure>'


def test_a_body_that_is_only_an_embed_is_kept(vocabulary, now, reporter, browser):
    article = make_article(reporter, now)
    event = make_event(reporter, now)
    data = filled_in(browser.get(address(article)))
    browser.post(
        address(article), {**data, "body": f'<figure data-embed="event:{event.ref}">event:{event.ref}</figure>'}
    )
    article.refresh_from_db()
    assert article.body == f'<figure data-embed="event:{event.ref}"></figure>'


def test_the_page_of_the_editor_keeps_to_the_policy(vocabulary, now, reporter, browser):
    page = browser.get(address(make_article(reporter, now)))
    policy, text = page["Content-Security-Policy"], page.content.decode()
    importmap = re.search(
        r'<script type="importmap"[^>]*nonce="([^"]+)"|<script nonce="([^"]+)"[^>]*type="importmap"', text
    )
    nonce = next(filter(None, importmap.groups()))
    assert f"'nonce-{nonce}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"\son\w+=|<style|\sstyle=", text)
    assert all("src=" in tag or "importmap" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_a_translation_joins_the_group_and_starts_with_the_facts(vocabulary, now, reporter, browser):
    original = make_article(reporter, now, provinces=("khuzestan",))
    page = browser.get(address(original)).content.decode()
    form = f"{reverse(ADD)}?translation_of={original.ref}&language=fa"
    assert form.replace("&", "&amp;") in page
    data = filled_in(browser.get(form))
    assert (data["language"], len(data["provinces"])) == ("fa", 1)
    assert browser.post(form, {**data, "headline": "سه روز آب"}).status_code == 302
    persian = Article.objects.get(language="fa")
    assert persian.translation_group == original.translation_group
    assert [term.slug for term in persian.provinces.all()] == ["khuzestan"]
    assert persian.headline in browser.get(address(original)).content.decode()


def test_a_second_translation_into_one_language_is_refused(vocabulary, now, reporter, browser):
    original = make_article(reporter, now)
    form = f"{reverse(ADD)}?translation_of={original.ref}&language=en"
    answer = browser.post(form, {**filled_in(browser.get(form)), "headline": "Again"})
    assert "is this story in English already" in str(errors_of(answer))
    assert Article.objects.count() == 1


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fa", "rtl")])
def test_texts_run_in_the_direction_of_the_articles_language(vocabulary, now, reporter, browser, language, direction):
    article = make_article(reporter, now, language=language)
    form = browser.get(address(article)).context["adminform"].form
    assert {form.fields[name].widget.attrs["dir"] for name in ("headline", "standfirst", "body")} == {direction}


@pytest.mark.parametrize(("field", "term", "found"), [
    ("places", "ahv", "Ahvaz, Khuzestan"), ("places", "اهوا", "Ahvaz, Khuzestan"), ("events", "valley", "Flood in the valley"),
    ("footage", "street", "Still"), ("lead", "street", "Still"),
])  # fmt: skip
def test_what_a_story_rests_on_is_found_while_typing(vocabulary, now, reporter, browser, field, term, found):
    make_event(reporter, now, working_title="Flood in the valley")
    make_still(reporter, now, caption="A flooded street")
    query = {"app_label": "articles", "model_name": "article", "field_name": field, "term": term}
    results = browser.get(reverse("admin:autocomplete"), query).json()["results"]
    assert any(found in result["text"] for result in results)


@pytest.mark.parametrize("role", ["Reviewer", "Moderator"])
def test_whoever_only_reads_a_story_reads_its_text_and_not_its_source(vocabulary, now, reporter, sign_in, role):
    article = make_article(reporter, now, body="<p>Water <strong>stood</strong>.</p>")
    page = sign_in(make_user(role)).get(address(article)).content.decode()
    assert "<p>Water <strong>stood</strong>.</p>" in page
    assert "&lt;strong&gt;" not in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_new_story_begins_in_the_language_of_the_desk(vocabulary, now, sign_in, language):
    person = make_user("Editor", language=language)
    browser = sign_in(person)
    assert filled_in(browser.get(reverse(ADD)))["language"] == language
    persian = make_article(person, now, language="fa")
    assert filled_in(browser.get(f"{reverse(ADD)}?copy_of={persian.ref}"))["language"] == "fa"
    template = Skeleton.objects.create(kind="article", name_en="Strike", language="en")
    assert filled_in(browser.get(f"{reverse(ADD)}?template={template.pk}"))["language"] == "en"


@pytest.mark.parametrize(("language", "named"), [("en", "Desk West"), ("fa", "میز غرب")])
def test_a_byline_is_named_in_the_language_of_the_desk(vocabulary, sign_in, language, named):
    AuthorProfile.objects.create(slug="desk-west", name_en="Desk West", name_fa="میز غرب")
    query = {"app_label": "articles", "model_name": "byline", "field_name": "author", "term": "west"}
    answer = sign_in(make_user("Reporter", language=language)).get(reverse("admin:autocomplete"), query)
    assert [result["text"] for result in answer.json()["results"]] == [named]


def test_checks_stand_beside_a_new_story_before_it_is_saved(vocabulary, reporter, sign_in):
    browser = sign_in(reporter)
    page = browser.get(reverse("admin:articles_article_add")).content.decode()
    assert 'id="story-checks"' in page
    assert "Checks begin as you write." in page
    found = browser.post(
        reverse("admin:articles_article_checks"), {"language": "en", "headline": "", "body": "<h2></h2>"}
    )
    assert 'class="is-wrong"' in found.content.decode()
    assert 'id="story-checks"' not in browser.get(reverse("admin:events_eventpost_add")).content.decode()
