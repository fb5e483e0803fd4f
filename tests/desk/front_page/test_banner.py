"""The banner's page, and the banner above readers' pages."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom.press import banner
from newsroom.press.models import Banner, Edition
from newsroom.workflow.refusals import Refused
from tests.factory import make_article, move, publish
from tests.front.factory import make_edition, make_ref

HOUR = timedelta(hours=1)
PAGE = reverse("admin:desk_banner")


def given(now, hours=3.0, **values):
    ends = timezone.localtime(now + hours * HOUR).strftime("%Y-%m-%dT%H:%M")
    return {
        "act": "put_up",
        "instead_of": 0,
        "text_en": "Dam over its mark",
        "text_fa": "",
        "leads_to": "",
        "ends_at": ends,
        **values,
    }


def shown(path="/", at=None):
    """The banner of a page, or ""."""
    with time_machine.travel(at or timezone.now(), tick=False):
        page = Client().get(path).content.decode()
    return page.split('<aside class="breaking"')[1].split("</aside>")[0] if '<aside class="breaking"' in page else ""


def test_one_person_puts_it_up_and_takes_it_down_at_once(sign_in, editor, now):
    desk = sign_in(editor)
    desk.post(PAGE, given(now))
    hanging = Banner.objects.get()
    assert (hanging.put_up_by, hanging.taken_down_at) == (editor, None)
    for path in ("/", "/events/", "/about/", "/search/"):
        assert "Dam over its mark" in shown(path), path
    assert 'aria-label="Breaking news"' in shown()
    desk.post(PAGE, {"act": "take_down", "key": hanging.pk})
    assert shown() == ""
    hanging.refresh_from_db()
    assert hanging.taken_down_by == editor


def test_it_ends_by_itself(editor, now):
    banner.put_up({"en": "Dam"}, ends_at=now + HOUR, by=editor, at=now)
    assert shown(at=now + timedelta(minutes=59))
    assert not shown(at=now + HOUR)


def test_words_in_one_language_hang_in_that_one_only(editor, now):
    banner.put_up({"en": "", "fa": "سد"}, ends_at=now + HOUR, by=editor, at=now)
    assert not shown("/", now)
    assert "سد" in shown("/fa/", now)


@pytest.mark.parametrize("hours", [-1, 0, 25])
def test_an_end_that_is_past_or_too_far_is_refused(sign_in, editor, now, hours):
    response = sign_in(editor).post(PAGE, given(now, hours))
    assert "needs an end within 24 hours" in response.content.decode()
    assert not Banner.objects.exists()


def test_an_end_is_required_and_three_hours_are_proposed(sign_in, editor, now):
    desk = sign_in(editor)
    assert timedelta(hours=2.9) < desk.get(PAGE).context["form"].initial["ends_at"] - now < timedelta(hours=3.1)
    assert desk.post(PAGE, given(now, ends_at="")).context["form"].errors["ends_at"]
    assert not Banner.objects.exists()


def test_without_words_nothing_hangs(sign_in, editor, now):
    assert "it has no words" in sign_in(editor).post(PAGE, given(now, text_en=" ")).content.decode()


@pytest.mark.parametrize(
    ("leads_to", "kept"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("/provinces/", "/provinces/"),
        ("/fa/provinces/", "/provinces/"),
        ("http://testserver/events/", "/events/"),
        ("http://example.org/x", None),
        ("//example.org/x", None),
        ("javascript:alert(1)", None),
        ("/nowhere/", None),
        ("/admin/", None),
    ],
)
def test_where_it_may_lead(sign_in, editor, now, leads_to, kept):
    response = sign_in(editor).post(PAGE, given(now, leads_to=leads_to))
    assert [one.address for one in Banner.objects.all()] == ([] if kept is None else [kept])
    assert (response.status_code == 302) is (kept is not None)


def test_a_list_is_led_to_in_the_language_of_the_page(editor, now):
    banner.put_up({"en": "Dam", "fa": "سد"}, ends_at=now + HOUR, by=editor, at=now, address="/provinces/")
    assert 'href="/provinces/"' in shown("/", now)
    assert 'href="/fa/provinces/"' in shown("/fa/", now)


def test_it_leads_to_an_item_in_the_language_of_the_page_and_falls_with_it(sign_in, editor, now):
    live = {"live_from": now - HOUR}
    english = make_edition("article", ref=make_ref(701), headline="Dam", **live)
    make_edition(
        "article",
        ref=make_ref(702),
        headline="سد",
        language="fa",
        links=[("translation", "article", english.ref)],
        **live,
    )
    sign_in(editor).post(PAGE, given(now, text_fa="سد", leads_to=english.path))
    assert Banner.objects.get().ref == english.ref
    assert f'href="{english.path}"' in shown()
    assert 'href="/fa/articles/' in shown("/fa/")
    Edition.objects.filter(ref=english.ref).update(live_until=now - timedelta(minutes=1))
    assert shown() == shown("/fa/") == ""


def test_a_change_is_a_row_of_its_own_and_a_late_one_is_refused(editor, chief, now):
    first = banner.put_up({"en": "One"}, ends_at=now + HOUR, by=editor, at=now)
    banner.put_up({"en": "Two"}, ends_at=now + HOUR, by=chief, at=now + HOUR / 4, instead_of=first.pk)
    with pytest.raises(Refused, match="a colleague changed it"):
        banner.put_up({"en": "Three"}, ends_at=now + HOUR, by=editor, at=now + HOUR / 3, instead_of=first.pk)
    assert "Two" in shown(at=now + HOUR / 2)
    first.refresh_from_db()
    assert (first.texts, first.taken_down_by) == ({"en": "One"}, chief)


@pytest.mark.parametrize(("role", "status"), [("reporter", 404), ("moderator", 404), ("editor", 200), ("chief", 200)])
def test_who_puts_one_up(sign_in, request, now, role, status):
    desk = sign_in(request.getfixturevalue(role))
    assert desk.get(PAGE).status_code == status
    desk.post(PAGE, given(now))
    assert Banner.objects.exists() is (status == 200)


def test_every_reader_gets_the_same_bytes_under_a_banner(sign_in, editor, now):
    banner.put_up({"en": "Dam"}, ends_at=now + HOUR, by=editor, at=now)
    pages = {client.get("/about/").content for client in (Client(), sign_in(editor), Client(headers={"cookie": "a=b"}))}
    assert len(pages) == 1


def test_a_page_that_is_not_there_asks_for_no_banner(editor, now, client, django_assert_max_num_queries):
    banner.put_up({"en": "Dam"}, ends_at=now + HOUR, by=editor, at=now)
    assert b"Dam" not in client.get("/nothing/").content


class TestForgetting:
    @pytest.fixture
    def hanging(self, vocabulary, reporter, editor, now):
        article = make_article(reporter, now - HOUR)
        publish(article, writer=reporter, editor=editor, at=now - HOUR)
        row = banner.put_up({"en": "Karim Azadi"}, ends_at=now + HOUR, by=editor, at=now, item=("article", article.ref))
        return article, row

    def test_hiding_the_item_takes_it_down_and_erasing_takes_its_words(self, hanging, editor, chief, now):
        article, row = hanging
        move(article, "hide", by=editor, at=now + HOUR / 4, note="A name.")
        row.refresh_from_db()
        assert row.taken_down_by == editor
        move(article, "erase", by=chief, at=now + HOUR / 3, note="A name.")
        row.refresh_from_db()
        assert row.texts == {}

    def test_words_that_are_hidden_leave_it_at_once(self, hanging, editor, now):
        article, row = hanging
        move(article, "hide_words", by=editor, at=now + HOUR / 4, note="A name.", value="Karim Azadi")
        row.refresh_from_db()
        assert "Karim" not in row.texts["en"]
