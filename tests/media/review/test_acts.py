"""The screen of one piece: every button, what it refuses, and who may see what."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import pytest
from django.test import Client
from django.urls import reverse

from media import claims, publishing
from media.assessment import answering
from media.assessment.questions import of_group
from media.inspection.models import Inspection
from media.likeness.models import Likeness
from media.models import Footage
from media.review import checks
from media.review.screen import Screen
from media.submission.models import Submission, SubmittedFile
from newsroom.taxonomy.models import Place
from newsroom.workflow.models import Revision
from tests.desk.conftest import now, sign_in
from tests.factory import make_user, move
from tests.media.review.factory import make_clip


@pytest.fixture
def press(clip, moderator, sign_in):
    """A function that presses a button as the moderator and gives the answer that the page's script gets."""
    browser = sign_in(moderator)

    def pressed(act: str, item: Footage = clip, browser: Client = browser, **given) -> dict:
        address = reverse("admin:media_footage_review", args=[item.ref])
        answer = browser.post(address, {"act": act, **given}, headers={"Accept": "application/json"})
        assert answer.status_code == 200, answer.status_code
        assert "no-store" in answer["Cache-Control"]
        item.refresh_from_db()
        return answer.json()

    return pressed


def answers(item: Footage) -> dict[str, str]:
    return {code: row.answer for code, row in answering.current(item).items()}


def test_the_first_act_takes_it(clip, press, moderator):
    assert not press("answer:graphic:no")["is_bad"]
    assert (clip.state, clip.claimed_by) == ("in_review", moderator)
    assert answers(clip) == {"graphic": "no"}


def test_nothing_changes_while_somebody_else_has_it(clip, press, other, now):
    move(clip, "take", by=other, at=now)
    answer = press("answer:graphic:no")
    assert answer["is_bad"]
    assert "other" in answer["say"]
    assert answers(clip) == {}


def test_what_is_not_inspected_is_not_taken_by_an_answer_either(clip, press):
    Inspection.objects.filter(footage=clip).update(status="running")
    assert press("answer:graphic:no")["is_bad"]
    assert clip.state == "received"


def test_a_note_goes_with_its_answer(clip, press):
    press("answer:graphic:yes", **{"note-graphic": "Blood at 0:02.", "note-danger": "Not this one."})
    assert answering.current(clip)["graphic"].note == "Blood at 0:02."


@pytest.mark.parametrize(
    "act", ["", "nothing", "answer:nothing:yes", "answer:graphic:perhaps", "risk:low:x", "move:fly"]
)
def test_what_is_no_act_is_refused_in_a_sentence(press, act):
    answer = press(act)
    assert answer["is_bad"]
    assert answer["say"]


def test_the_first_look_is_confirmed_only_after_what_stands_alone(clip, press):
    assert press("confirm")["is_bad"]
    assert answers(clip) == {}
    press("answer:graphic:no")
    press("answer:danger:cant_tell")
    assert not press("confirm")["is_bad"]
    assert answers(clip) == {
        "graphic": "no", "danger": "cant_tell", "new": "yes", "worth": "yes", "where": "cant_tell", "when": "cant_tell",
    }  # fmt: skip


def test_with_a_near_match_nothing_is_proposed_for_whether_it_is_new(clip, press, reporter, moderator, now):
    twin = make_clip(reporter, now, seed=2)
    Likeness.objects.create(
        footage=clip, other=twin, variant="plain", frames=5, sampled=9, offset=0, distance=1, is_same=True, found_at=now
    )
    triage = Screen(clip, by=moderator, at=now).groups[0]
    assert next(one for one in triage.asked if one.question.code == "new").known is None


def test_one_key_answers_a_group_that_was_read_but_not_what_the_newsroom_can_check(clip, press):
    answer = press("at_once:safety")
    said = answers(clip)
    assert set(said) == {one.code for one in of_group("safety")} - {"consent"}
    assert all(said[one.code] == one.good for one in of_group("safety") if one.code in said)
    assert "consent" in answer["say"]
    clip.renditions.filter(recipe="still_480.webp").update(is_strip_checked=False)
    press("at_once:publication")
    assert "stripped" not in answers(clip)
    assert answers(clip)["watched"] == "not_relevant"


def test_a_warning_that_is_due_is_not_said_to_be_written(clip, press):
    press("answer:graphic:yes")
    press("answer:dead:no")
    press("at_once:publication")
    assert "warning" not in answers(clip)
    press("words:en", caption="Water", alt_text="Brown water.", warning="Shows a wound.")
    press("at_once:publication")
    assert answers(clip)["warning"] == "yes"


@pytest.mark.parametrize("group", ["provenance", "place", "triage", "none"])
def test_no_other_group_is_answered_at_once(clip, press, group):
    assert press(f"at_once:{group}")["is_bad"]
    assert answers(clip) == {}


def test_risk_and_finding(clip, press):
    press("risk:high")
    press("finding", finding="misdated")
    assert (clip.risk, clip.finding) == ("high", "misdated")


def test_place_and_rights_are_kept_as_a_revision(clip, press, moderator):
    given = {
        "place": "Shush, Khuzestan", "desk_precision": "1km", "public_precision": "city", "filmed_on": "۱۴۰۰/۰۱/۱۵",
        "lat": "32.19", "lon": "48.25", "place_note": "The bridge", "licence": "reporting", "credit": "A desk",
    }  # fmt: skip
    assert not press("facts", **given)["is_bad"]
    assert (clip.place.slug, clip.public_precision, str(clip.filmed_on)) == ("shush", "city", "2021-04-04")
    assert (clip.licence, clip.credit, [one.iso for one in clip.provinces.all()]) == ("reporting", "A desk", ["IR-06"])
    assert Revision.objects.of(clip).last().author == moderator


def test_what_stays_in_a_narrow_cut_is_kept_and_told_to_readers_pages(clip, press):
    press("facts", focus="tr")
    assert (clip.focal_x, clip.focal_y) == (0.9, 0.1)
    assert publishing.build(clip, "en").fields["facts"]["focus"] == "tr"
    assert "Nothing was changed." in press("facts", focus="tr")["say"]
    assert press("facts", focus="nowhere")["is_bad"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"place": "Nowhereabad"}, "Nowhereabad"),
        ({"filmed_on": "yesterday"}, "is no day"),
        ({"lat": "32.1"}, "latitude"),
        ({"desk_precision": "city", "public_precision": "10m"}, "more exactly"),
        ({"filmed_on": "2999-01-01"}, "day to come"),
    ],
)
def test_a_place_that_makes_no_sense_is_refused_and_nothing_kept(clip, press, given, words):
    answer = press("facts", credit="Changed", **given)
    assert answer["is_bad"]
    assert words in answer["say"]
    assert (clip.place, clip.filmed_on, clip.credit) == (None, None, "")


def test_words_that_somebody_saved_meanwhile_are_not_overwritten(clip, press):
    answer = press("words:en", caption="Mine", seen_revision="0")
    assert answer["is_bad"]
    assert clip.texts.get().caption == "Water in the streets"
    assert not press("words:fa", caption="آب در خیابان", seen_revision="1")["is_bad"]
    assert clip.texts.get(language="fa").caption == "آب در خیابان"


def test_a_match_is_answered(clip, press, reporter, moderator, now):
    twin = make_clip(reporter, now, seed=2)
    pair = Likeness.objects.create(
        footage=clip, other=twin, variant="plain", frames=5, sampled=9, offset=0, distance=1, is_same=True, found_at=now
    )
    press(f"near:{pair.pk}:different")
    pair.refresh_from_db()
    assert (pair.verdict, pair.answered_by) == ("different", moderator)
    assert press("near:999:same")["is_bad"]
    assert press(f"near:{pair.pk}:perhaps")["is_bad"]


def test_letting_go_and_rejecting_end_it(clip, press):
    press("answer:graphic:no")
    assert press("release")["is_over"]
    assert clip.claimed_by is None
    answer = press("move:reject", move="reject", value="useless")
    assert answer["is_over"]
    assert (clip.state, clip.reject_code, clip.claimed_by) == ("rejected", "useless", None)
    assert press("move:reject", move="reject", value="useless")["is_bad"]


def test_boxes_that_are_none_are_refused(clip, press):
    assert press("plan", mode="boxes", boxes="not json")["is_bad"]
    assert press("plan", mode="boxes", boxes="[]")["is_bad"]
    assert not clip.plans.exists()


def test_a_plan_has_every_file_made_again_and_the_page_says_how_far_that_is(clip, press):
    answer = press("plan", mode="boxes", boxes='[[{"at": 0, "box": [0.1, 0.1, 0.5, 0.5]}]]')
    assert not answer["is_bad"]
    assert answer["is_being_made"]
    assert "<progress" in answer["parts"]["progress"]
    assert clip.plans.get().boxes == [[{"at": 0, "box": [0.1, 0.1, 0.5, 0.5]}]]


def test_who_drew_it_does_not_watch_it(clip, press):
    press("plan", mode="whole", boxes="[]")
    assert press("watched:1")["is_bad"]
    assert press("watched:7")["is_bad"]
    assert clip.plans.get().watched_by is None


def test_the_lock_lasts_half_an_hour_from_each_sign_of_work(clip, press, now):
    press("hold")
    first = clip.claimed_until
    press("hold")
    assert clip.claimed_until > first >= now + claims.LASTS


def test_a_press_without_script_leads_back_to_the_page_with_a_sentence(clip, moderator, sign_in):
    address = reverse("admin:media_footage_review", args=[clip.ref])
    answer = sign_in(moderator).post(address, {"act": "risk:low"}, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    assert "Risk: low." in [str(one) for one in answer.context["messages"]]


def test_a_reporter_may_look_and_not_press(clip, reporter, sign_in):
    address = reverse("admin:media_footage_review", args=[clip.ref])
    browser = sign_in(reporter)
    page = browser.get(address)
    assert page.status_code == 200
    assert b'value="risk:low"' not in page.content
    assert browser.post(address, {"act": "risk:low"}).status_code == 403


def test_what_its_sender_said_is_for_those_who_may_see_sendings(clip, moderator, reporter, sign_in, now):
    sending = Submission.objects.create(
        digest="d", created_at=now, claim_where="NEEDLE-WHERE", consent="unnamed", may_alter=False
    )
    SubmittedFile.objects.create(submission=sending, number=1, footage=clip, is_own=True)
    address = reverse("admin:media_footage_review", args=[clip.ref])
    assert b"NEEDLE-WHERE" in sign_in(moderator).get(address).content
    assert b"NEEDLE-WHERE" not in sign_in(reporter).get(address).content


def test_what_the_file_says_of_itself_is_for_moderators(clip, moderator, reporter, sign_in):
    address = reverse("admin:media_footage_review", args=[clip.ref])
    assert b"FROM-A-PHONE" in sign_in(moderator).get(address).content
    assert b"FROM-A-PHONE" not in sign_in(reporter).get(address).content


def test_consent_is_only_proposed_where_it_was_given(clip, moderator, now):
    sending = Submission.objects.create(digest="d", created_at=now, consent="desk", may_alter=True)
    SubmittedFile.objects.create(submission=sending, number=1, footage=clip, is_own=True)
    screen = Screen(clip, by=moderator, at=now)
    safety = next(group for group in screen.groups if group.code == "safety")
    assert "consent" not in checks.at_once(safety)[0]
    assert not screen.facts_form.initial["licence"]
    sending.consent = "unnamed"
    sending.save()
    assert Screen(clip, by=moderator, at=now).facts_form.initial["licence"] == "consent"


def test_the_page_does_not_ask_more_often_for_a_piece_with_many_answers(
    clip, press, moderator, sign_in, django_assert_max_num_queries
):
    address = reverse("admin:media_footage_review", args=[clip.ref])
    browser = sign_in(moderator)
    for group in ("safety", "publication"):
        press(f"at_once:{group}")
    with django_assert_max_num_queries(QUERIES_OF_THE_SCREEN):
        browser.get(address)


QUERIES_OF_THE_SCREEN = 62


def test_a_place_is_found_while_it_is_typed(clip, moderator, sign_in):
    found = (
        sign_in(moderator).get(reverse("admin:media_footage_lookup"), {"kind": "places", "q": "Shu"}).json()["found"]
    )
    assert Place.objects.get(slug="shush").slug in [one["key"] for one in found]
