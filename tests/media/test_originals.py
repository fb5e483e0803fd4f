"""Originals: for a custodian with a reason, as an attachment; for everybody else there is no such address."""
# ruff: noqa: F811 - the fixture sign_in is used by name

import pytest
from django.test import Client
from django.urls import reverse

from media.custody_models import CustodyLink
from newsroom.staff.models import Trust
from tests.desk.conftest import sign_in  # noqa: F401
from tests.desk.pages import address
from tests.factory import give_trust, make_user, move, picture
from tests.media.vault.places import place_of, put

pytestmark = pytest.mark.django_db

ORDER = {"reason": "The court asked for it.", "act": "open"}


def place(ref: str) -> str:
    return reverse("admin:media_footage_original", args=[ref])


@pytest.fixture
def browser(custodian, sign_in):
    return sign_in(custodian)


def test_a_custodian_with_a_reason_gets_the_very_file(still, browser, custodian):
    answer = browser.post(place(still.ref), ORDER)
    assert b"".join(answer.streaming_content) == picture().read()
    assert answer.status_code == 200
    expected = {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": f'attachment; filename="{still.ref}.jpg"',
        "Content-Length": str(still.size),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: answer[name] for name in expected} == expected
    link = CustodyLink.objects.of(still).last()
    assert (link.verb, link.actor, link.reason) == ("looked_at", custodian, ORDER["reason"])


def test_every_opening_is_a_link(still, browser):
    for _number in range(2):
        b"".join(browser.post(place(still.ref), ORDER).streaming_content)
    assert CustodyLink.objects.of(still).filter(verb="looked_at").count() == 2


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_opened_and_nothing_is_written(still, browser, reason):
    answer = browser.post(place(still.ref), {**ORDER, "reason": reason})
    assert answer["Content-Type"].startswith("text/html")
    assert answer.context["form"].errors["reason"]
    assert not CustodyLink.objects.of(still).filter(verb="looked_at").exists()


def test_a_part_of_the_file_is_not_given(still, browser):
    answer = browser.post(place(still.ref), ORDER, headers={"range": "bytes=0-3"})
    assert answer.status_code == 200
    assert "Content-Range" not in answer
    assert len(b"".join(answer.streaming_content)) == still.size


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Moderator", "Chief", "Administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_there_is_no_such_address_for_anybody_else(still, sign_in, role, method):
    answer = getattr(sign_in(make_user(role)), method)(place(still.ref), ORDER)
    assert answer.status_code == 404
    assert CustodyLink.objects.of(still).last().verb == "rendition_made"


@pytest.mark.parametrize("checks_forms", [False, True])
def test_there_is_no_such_address_for_a_stranger_with_or_without_the_token_of_a_form(still, checks_forms):
    stranger = Client(enforce_csrf_checks=checks_forms)
    for answer in (stranger.get(place(still.ref)), stranger.post(place(still.ref), ORDER)):
        assert answer.status_code == 404


def test_superuser_alone_is_no_custodian(still, sign_in):
    assert sign_in(make_user("Chief", is_superuser=True)).post(place(still.ref), ORDER).status_code == 404


@pytest.mark.parametrize("change", [{"is_staff": False}, {"is_active": False}])
def test_whoever_left_the_desk_is_no_custodian(still, custodian, browser, change):
    type(custodian).objects.filter(pk=custodian.pk).update(**change)
    assert browser.post(place(still.ref), ORDER).status_code == 404


def test_trust_that_has_ended_opens_nothing(still, custodian, browser, at):
    Trust.objects.update(ends_at=at)
    give_trust(custodian, "senior", at=at, days=36500)
    assert browser.post(place(still.ref), ORDER).status_code == 404


def test_a_custodian_without_the_token_of_the_form_is_refused(still, custodian):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(custodian)
    assert strict.post(place(still.ref), ORDER).status_code == 403
    page = strict.get(place(still.ref))
    token = page.context["csrf_token"]
    assert strict.post(place(still.ref), {**ORDER, "csrfmiddlewaretoken": str(token)}).status_code == 200


@pytest.mark.parametrize("ref", ["zzzzzzzz", "..", "x" * 80, "1"])
def test_an_unknown_reference_is_no_address_for_a_custodian_either(still, browser, ref):
    assert browser.post(f"/admin/media/footage/{ref}/original/", ORDER).status_code == 404


def test_nothing_is_left_to_open_of_an_erased_piece(still, browser, at):
    move(still, "hide", by=make_user("Moderator"), at=at, note="At risk.")
    move(still, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    assert browser.get(place(still.ref)).status_code == 404


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0 another picture", b"\x93VAULT\x00\x01 but not the rest"])
def test_an_original_that_was_changed_is_not_handed_out_but_said(still, browser, own_vault, content):
    put(place_of(still.original, own_vault), content)
    answer = browser.post(place(still.ref), ORDER, follow=True)
    assert "not what was sealed" in answer.content.decode()
    assert not CustodyLink.objects.of(still).filter(verb="looked_at").exists()


def test_an_original_that_is_missing_is_said(still, browser, own_vault):
    place_of(still.original, own_vault).unlink()
    assert "There is no original" in browser.post(place(still.ref), ORDER, follow=True).content.decode()


def test_a_custodian_holds_a_piece_and_lifts_the_hold(still, browser):
    for act, is_held in (("hold", True), ("hold", True), ("lift", False)):
        assert browser.post(place(still.ref), {**ORDER, "act": act}).status_code == 302
        still.refresh_from_db()
        assert still.held_until_lifted is is_held
    assert [link.verb for link in CustodyLink.objects.of(still)][2:] == ["hold_set", "hold_lifted"]


def test_the_page_of_the_footage_leads_custodians_there_and_shows_the_chain_to_those_who_may_see_it(
    still, sign_in, browser
):
    seen = {}
    for role in ("Moderator", "Chief"):
        page = sign_in(make_user(role)).get(address(still)).content.decode()
        seen[role] = (place(still.ref) in page, "rendition made" in page)
    page = browser.get(address(still)).content.decode()
    seen["custodian"] = (place(still.ref) in page, "rendition made" in page)
    assert seen == {"Moderator": (False, False), "Chief": (False, True), "custodian": (True, True)}
    assert "style=" not in browser.get(place(still.ref)).content.decode()
