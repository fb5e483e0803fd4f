"""The pages about the newsroom: a standard text in both languages until the newsroom writes its own."""

from __future__ import annotations

import pytest

from newsroom.front.about import standard_text
from newsroom.press.models import SitePage
from newsroom.text.sanitise import plain_text
from tests.factory import make_user

pytestmark = pytest.mark.django_db
PAGES = ["about", "contact", "privacy"]


@pytest.mark.parametrize("prefix", ["", "/fa"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_there_before_anybody_wrote_it(client, page, prefix):
    response = client.get(f"{prefix}/{page}/")
    assert response.status_code == 200
    assert len(plain_text(standard_text(page, "fa" if prefix else "en"))) > 200


@pytest.mark.parametrize("language", ["en", "fa"])
def test_own_words_take_the_place_of_the_standard_text_in_their_language_alone(client, language):
    SitePage.objects.create(page="contact", language=language, body_html="<p>Write to the desk.</p>")
    pages = {code: client.get(f"{prefix}/contact/").content.decode() for code, prefix in (("en", ""), ("fa", "/fa"))}
    assert {code for code, page in pages.items() if "Write to the desk." in page} == {language}


def test_what_the_words_of_confidence_mean_stays_whoever_writes_the_page(client):
    SitePage.objects.create(page="about", language="en", body_html="<p>Ours.</p>")
    assert "Accounts of this contradict each other." in client.get("/about/").content.decode()


@pytest.mark.parametrize(("role", "status"), [("Chief", 302), ("Editor", 403), ("Reporter", 403)])
def test_the_chief_writes_them_and_they_are_cleaned(client, role, status):
    client.force_login(make_user(role))
    values = {"page": "privacy", "language": "en", "body_html": "<p>Ours.</p><script>x</script>"}
    assert client.post("/admin/press/sitepage/add/", values).status_code == status
    page = client.get("/privacy/").content.decode()
    assert ("Ours." in page, "<script>x" in page) == (status == 302, False)


def test_a_text_begins_as_the_standard_one_and_an_empty_one_gives_it_back(client):
    client.force_login(make_user("Chief"))
    form = client.get("/admin/press/sitepage/add/?page=privacy&language=en").content.decode()
    assert "set no cookie" in form
    SitePage.objects.create(page="privacy", language="en", body_html="")
    assert "set no cookie" in client.get("/privacy/").content.decode()


@pytest.mark.parametrize(("page", "language"), [("imprint", "en"), ("about", "xx"), ("../about", "en")])
def test_there_is_no_other_page(page, language):
    assert standard_text(page, language) == ""
