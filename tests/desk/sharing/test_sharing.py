"""Previews for somebody without an account."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from newsroom.desk.sharing.models import Opening, SharedPreview
from newsroom.desk.sharing.sharing import share
from newsroom.press import kinds
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refused
from tests.desk.pages import address
from tests.factory import clear, make_article, make_event, make_still, make_user, move, publish

HOUR = timedelta(hours=1)


@pytest.fixture
def story(vocabulary, reporter, now):
    return make_article(reporter, now - HOUR, headline="As it was shared")


def shared(item, by, now, hours=48, language="en"):
    _row, secret = share(item, language, hours=hours, by=by, at=now)
    return reverse("shared-preview", args=[secret])


def test_it_is_shared_from_the_desk_and_read_without_an_account(sign_in, reporter, story):
    desk = sign_in(reporter)
    assert "Make the address" in desk.get(address(story)).content.decode()
    given = desk.post(reverse("admin:desk_share", args=["article", story.ref]), {"language": "en", "hours": "48"})
    assert "no-store" in given.headers["Cache-Control"]
    path = given.context["address"].removeprefix("http://testserver")
    page = Client().get(path)
    text = page.content.decode()
    assert "As it was shared" in text
    assert "Preview, not published" in text
    assert "for you alone" in text
    assert '<meta name="robots" content="noindex">' in text
    assert page.headers["X-Robots-Tag"].startswith("noindex")
    assert page.headers["Cache-Control"] == "no-store, private"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    assert not path.startswith("/admin/")


def test_the_secret_is_kept_nowhere_and_cannot_be_guessed(reporter, story, now):
    row, secret = share(story, "en", hours=4, by=reporter, at=now)
    assert len(secret) >= 32
    assert secret not in str(SharedPreview.objects.filter(pk=row.pk).values().get())


def test_it_shows_the_revision_that_was_shared(reporter, story, now, client):
    path = shared(story, reporter, now)
    story.headline = "Changed since"
    story.save()
    revisions.record(story, by=reporter, at=now)
    page = client.get(path).content.decode()
    assert "As it was shared" in page
    assert "Changed since" not in page


def test_what_is_not_saved_as_a_revision_is_not_shared(reporter, story, now):
    story.headline = "Not recorded"
    story.save()
    with pytest.raises(Refused, match="differs from its last revision"):
        share(story, "en", hours=4, by=reporter, at=now)


def test_wrong_ended_and_revoked_addresses_look_alike(sign_in, reporter, story, now, client):
    ended, taken_back = shared(story, reporter, now, hours=4), shared(story, reporter, now)
    sign_in(reporter).post(reverse("admin:desk_revoke", args=[SharedPreview.objects.first().pk]))
    with time_machine.travel(now + 4 * HOUR, tick=False):
        answers = [client.get(path) for path in ("/preview/x/", ended, taken_back)]
    assert {one.status_code for one in answers} == {404}
    pages = {one.content.replace(one.request["PATH_INFO"].encode(), b"") for one in answers}
    assert len(pages) == 1
    assert {one.headers.get("Cache-Control") for one in answers} == {answers[0].headers.get("Cache-Control")}


ENDS = [
    ("hide", {"note": "x"}),
    ("hide_words", {"note": "x", "value": "Water stood"}),
    ("spike", {}),
]


@pytest.mark.parametrize(("name", "values"), ENDS)
def test_what_takes_words_away_ends_it_at_once(reporter, chief, story, now, client, name, values):
    path = shared(story, reporter, now)
    assert client.get(path).status_code == 200
    move(story, name, by=chief, at=now + HOUR, **values)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("name", "values"), [("take_out", {"value": "Water stood"}), ("withdraw", {"value": "wrong"})])
def test_so_does_what_takes_words_from_readers(reporter, editor, chief, story, now, client, name, values):
    publish(story, writer=reporter, editor=editor, at=now - HOUR / 2)
    path = shared(story, reporter, now)
    move(story, name, by=chief, at=now + HOUR, note="x", **values)
    assert client.get(path).status_code == 404


def test_an_erasure_reaches_the_shared_words(reporter, editor, chief, story, now):
    shared(story, reporter, now)
    move(story, "hide", by=chief, at=now, note="x")
    move(story, "erase", by=editor, at=now, note="x")
    assert SharedPreview.objects.get().page == {}


def test_words_that_are_destroyed_leave_it(reporter, editor, chief, story, now):
    shared(story, reporter, now)
    move(story, "hide_words", by=chief, at=now, note="x", value="Water stood")
    move(story, "destroy_words", by=editor, at=now, note="x")
    assert "Water" not in str(SharedPreview.objects.get().page)


def test_openings_are_counted_and_nobody_is_known(reporter, story, now, client):
    path = shared(story, reporter, now)
    with time_machine.travel(now, tick=False):
        client.get(path, headers={"user-agent": "Needle"}, REMOTE_ADDR="203.0.113.7")
        client.get(path)
        client.head(path)
    with time_machine.travel(now + HOUR, tick=False):
        client.get(path)
    assert [one.times for one in Opening.objects.order_by("opened_at")] == [2, 1]
    assert {field.name for field in Opening._meta.fields} == {"id", "preview", "opened_at", "times"}


def test_embeds_and_leads_that_are_not_public_stay_outside(reporter, editor, moderator, vocabulary, now, client):
    still = make_still(reporter, now - 2 * HOUR, caption="Needle caption")
    event = make_event(reporter, now - HOUR, working_title="Needle event")
    body = f'<p>Before.</p><figure data-embed="event:{event.ref}"></figure><p>After.</p>'
    story = make_article(reporter, now - HOUR, body=body, lead=still, footage=[still])
    path = shared(story, reporter, now)
    page = client.get(path).content.decode()
    assert "Here stands something that is not public (Event)" in page
    assert "After." in page
    assert "Needle" not in page
    assert "Water between houses" not in page
    clear(still, moderator=moderator, at=now)
    assert "Water between houses" not in client.get(path).content.decode(), "it is cleared, but not public"


def test_footage_is_not_shared(sign_in, chief, reporter, vocabulary, now):
    still = make_still(reporter, now - HOUR)
    desk = sign_in(chief)
    assert "Make the address" not in desk.get(address(still)).content.decode()
    desk.post(reverse("admin:desk_share", args=["footage", still.ref]), {"language": "en", "hours": "48"})
    assert not SharedPreview.objects.exists()
    assert kinds.get("footage").expose is not None


@pytest.mark.parametrize(("language", "hours"), [("fa", "48"), ("en", "9999"), ("en", ""), ("xx", "48")])
def test_only_what_the_lists_offer(sign_in, reporter, story, language, hours):
    sign_in(reporter).post(
        reverse("admin:desk_share", args=["article", story.ref]), {"language": language, "hours": hours}
    )
    assert not SharedPreview.objects.exists()


def test_each_sees_and_takes_back_their_own_and_editors_everybodys(sign_in, reporter, editor, story, now):
    other = make_user("Reporter", "other")
    shared(story, reporter, now)
    revoke = reverse("admin:desk_revoke", args=[SharedPreview.objects.get().pk])
    overview = reverse("admin:desk_shared_previews")
    assert len(sign_in(reporter).get(overview).context["rows"]) == 1
    assert sign_in(other).get(overview + "?of=all").context["rows"] == []
    assert sign_in(other).post(revoke).status_code == 404
    assert len(sign_in(editor).get(overview + "?of=all").context["rows"]) == 1
    sign_in(editor).post(revoke)
    assert SharedPreview.objects.get().revoked_by == editor


def test_who_shares(sign_in, moderator, administrator, story):
    for person in (moderator, administrator):
        desk = sign_in(person)
        assert desk.get(reverse("admin:desk_shared_previews")).status_code == 404
        assert desk.post(reverse("admin:desk_share", args=["article", story.ref])).status_code == 404


def test_the_acts_need_a_post(sign_in, reporter, story, now):
    shared(story, reporter, now)
    desk = sign_in(reporter)
    assert desk.get(reverse("admin:desk_share", args=["article", story.ref])).status_code == 405
    assert desk.get(reverse("admin:desk_revoke", args=[SharedPreview.objects.get().pk])).status_code == 405


@pytest.mark.parametrize("number", [1, 8])
def test_the_list_asks_a_fixed_number_of_times(
    sign_in, editor, reporter, story, now, number, django_assert_max_num_queries
):
    for _one in range(number):
        shared(story, editor, now)
    desk = sign_in(editor)
    with django_assert_max_num_queries(11):
        desk.get(reverse("admin:desk_shared_previews"))
