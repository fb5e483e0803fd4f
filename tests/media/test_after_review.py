"""Ways around the rules that a review found: each is closed."""

import pytest
from django.urls import reverse

from media.assessment import clearing
from media.intake import Refused, receive
from media.models import Footage
from newsroom.workflow.refusals import Refused as MoveRefused
from tests.desk.conftest import now, sign_in  # noqa: F401 - used by name
from tests.factory import assess_low_risk, clear, give_trust, make_still, make_user, move, picture


@pytest.fixture
def still(vocabulary, at):
    return make_still(make_user("Reporter"), at)


@pytest.fixture
def moderator(db):
    return make_user("Moderator")


def press(browser, item, act: str, **given) -> dict:
    address = reverse("admin:media_footage_review", args=[item.ref])
    return browser.post(address, {"act": act, **given}, headers={"Accept": "application/json"}).json()


def test_rights_of_what_is_cleared_change_in_review_only(still, moderator, at, sign_in):  # noqa: F811
    clear(still, moderator=moderator, at=at)
    answer = press(sign_in(moderator), still, "facts", credit="A name", licence="", focus="c")
    still.refresh_from_db()
    assert answer["is_bad"]
    assert (still.credit, still.state) == ("Demo desk", "cleared")


@pytest.mark.parametrize("act", ["facts", "words:en"])
def test_what_is_gone_takes_no_words_again(still, moderator, at, sign_in, act):  # noqa: F811
    move(still, "hide", by=moderator, at=at, note="At risk.")
    move(still, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    answer = press(sign_in(moderator), still, act, credit="A name", caption="A name", alt_text="", warning="")
    still.refresh_from_db()
    assert answer["is_bad"]
    assert "A name" not in [still.credit, *still.texts.values_list("caption", flat=True)]


def test_a_danger_that_a_colleague_saw_is_not_taken_back_alone(still, moderator, at):
    first = make_user("Moderator")
    move(still, "take", by=first, at=at)
    assess_low_risk(still, by=first, at=at, risk="high", minors="yes")
    assess_low_risk(still, by=moderator, at=at)
    Footage.objects.filter(pk=still.pk).update(claimed_by=None, claimed_until=None)
    still.refresh_from_db()
    assert clearing.needs_second(still) == ["a colleague saw a danger that somebody else has taken back"]
    with pytest.raises(MoveRefused) as refused:
        move(still, "clear", by=moderator, at=at)
    assert refused.value.code == "second_person"
    senior = make_user("Moderator")
    give_trust(senior, "senior", at=at)
    move(still, "clear", by=senior, at=at)


def test_ones_own_answer_may_be_corrected(still, moderator, at):
    move(still, "take", by=moderator, at=at)
    assess_low_risk(still, by=moderator, at=at, risk="high")
    assess_low_risk(still, by=moderator, at=at)
    assert clearing.needs_second(still) == []


def test_what_is_hidden_for_safety_is_shown_to_nobody_who_may_not_hide(still, moderator, at, sign_in):  # noqa: F811
    move(still, "hide", by=moderator, at=at, note="At risk.")
    reporter = sign_in(make_user("Reporter"))
    for name, key in (("picture", still.pk), ("review", still.ref)):
        assert reporter.get(reverse(f"admin:media_footage_{name}", args=[key])).status_code == 404


@pytest.mark.parametrize("is_erased", [False, True])
def test_the_very_file_of_what_was_hidden_does_not_come_back_by_the_desks_form(still, moderator, at, is_erased):
    move(still, "hide", by=moderator, at=at, note="At risk.")
    if is_erased:
        move(still, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    with pytest.raises(Refused) as refused:
        receive(picture(), working_title="Again", credit="", by=moderator, at=at)
    assert refused.value.code == "not_again"


def test_files_that_were_made_again_since_the_page_was_opened_are_not_cleared_by_it(still, moderator, at, sign_in):  # noqa: F811
    move(still, "take", by=moderator, at=at)
    assess_low_risk(still, by=moderator, at=at)
    seen = still.seen_mark()
    still.renditions.update(sha256="0" * 64)
    answer = press(sign_in(moderator), still, "move:clear", move="clear", seen_revision="", seen_mark=seen)
    still.refresh_from_db()
    assert answer["is_bad"]
    assert still.state == "in_review"


def test_what_has_a_copy_here_is_erased_after_its_copy(still, moderator, at):
    copy = make_still(make_user("Reporter"), at)
    move(copy, "take", "duplicate", by=moderator, at=at, value=still.ref)
    move(still, "hide", by=moderator, at=at, note="At risk.")
    chief = make_user("Chief")
    with pytest.raises(MoveRefused) as refused:
        move(still, "erase", by=chief, at=at, note="Agreed.")
    assert refused.value.code == "has_copies"
    assert copy.ref in str(refused.value)
    move(copy, "hide", by=moderator, at=at, note="At risk.")
    for item in (still, copy):
        move(item, "erase", by=chief, at=at, note="Agreed.")


def test_nothing_is_cleared_in_bulk(still, moderator, sign_in):  # noqa: F811
    page = sign_in(moderator).get(reverse("admin:media_footage_changelist")).content.decode()
    offered = page.split('name="action"')[1].split("</select>")[0]
    assert 'take"' in offered
    assert 'clear"' not in offered
