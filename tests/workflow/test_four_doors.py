"""Four eyes by person, through every door: the page's button, the bulk action, the command and the engine itself."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Article
from newsroom.workflow import engine, revisions
from newsroom.workflow.models import AfterReview, MoveRecord
from newsroom.workflow.refusals import Refused
from tests.desk.conftest import sign_in  # noqa: F401 - used by name
from tests.desk.pages import address, list_of
from tests.factory import give_trust, make_article, make_user, move

pytestmark = pytest.mark.django_db


def by_engine(item, name, by, sign_in, duty):  # noqa: F811
    try:
        engine.perform(item, name, by=by, at=timezone.now(), note="Note.", duty=duty)
    except Refused as refused:
        return refused.refusal.sentence
    return ""


def by_form(item, name, by, sign_in, duty):  # noqa: F811
    data = {"move": name, "note": "Note.", **({"duty": "on"} if duty else {})}
    page = sign_in(by).post(address(item, "move"), data, follow=True)
    return " ".join(str(message) for message in page.context["messages"])


def by_bulk(item, name, by, sign_in, duty):  # noqa: F811
    data = {"action": f"move_{name}", "_selected_action": [item.pk], "carry_out": "1", "note": "Note."}
    page = sign_in(by).post(list_of(type(item)), data)
    return page.context["outcomes"][0].refusal


def by_command(item, name, by, sign_in, duty):  # noqa: F811
    try:
        call_command("perform", item.kind, item.ref, name, by=by.username, note="Note.", duty=duty, stdout=StringIO())
    except CommandError as error:
        return str(error)
    return ""


DOORS = {"engine": by_engine, "form": by_form, "bulk": by_bulk, "command": by_command}


@pytest.fixture
def people(vocabulary):
    return {
        name: make_user(role, name) for name, role in (("writer", "Editor"), ("helper", "Editor"), ("other", "Editor"))
    }


@pytest.fixture
def item(people):
    """Written by one editor, with a word by another; in review."""
    now = timezone.now()
    item = make_article(people["writer"], now)
    item.headline = "With a word of the helper"
    item.save()
    revisions.record(item, by=people["helper"], at=now)
    move(item, "submit", by=people["writer"], at=now)
    return item


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("who", "state"), [("writer", "review"), ("helper", "review"), ("other", "approved")])
def test_whoever_wrote_a_part_approves_through_no_door(people, item, sign_in, door, who, state):  # noqa: F811
    said = DOORS[door](item, "approve", people[who], sign_in, duty=False)
    assert Article.objects.get().state == state
    assert ("you wrote part of it" in said) is (state == "review")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("is_recorded", [True, False])
def test_an_edit_after_the_approval_asks_for_approval_again(people, item, sign_in, door, is_recorded):  # noqa: F811
    now = timezone.now()
    move(item, "approve", by=people["other"], at=now)
    item.headline = "Changed behind the approval"
    item.save()
    if is_recorded:
        revisions.record(item, by=people["writer"], at=now)
    said = DOORS[door](item, "publish", people["other"], sign_in, duty=False)
    assert Article.objects.get().state == "approved"
    assert "have it approved again" in said if is_recorded else "differs from its last revision" in said


@pytest.mark.parametrize("door", ["engine", "form", "command"])
def test_duty_lets_one_person_through_and_is_marked(people, item, sign_in, door):  # noqa: F811
    give_trust(people["writer"], "duty", at=timezone.now())
    DOORS[door](item, "approve", people["writer"], sign_in, duty=True)
    assert Article.objects.get().state == "approved"
    assert MoveRecord.objects.of(item).last().is_bypass
    assert AfterReview.objects.get().read_at is None


@pytest.mark.parametrize("door", DOORS)
def test_duty_that_is_not_asked_for_sets_nothing_aside(people, item, sign_in, door):  # noqa: F811
    give_trust(people["writer"], "duty", at=timezone.now())
    DOORS[door](item, "approve", people["writer"], sign_in, duty=False)
    assert Article.objects.get().state == "review"


@pytest.mark.parametrize("door", ["engine", "form", "command"])
def test_without_duty_nobody_asks_for_it(people, item, sign_in, door):  # noqa: F811
    DOORS[door](item, "approve", people["writer"], sign_in, duty=True)
    assert Article.objects.get().state == "review"


@pytest.mark.parametrize(
    ("kind", "ref", "by"), [("nothing", "", "other"), ("article", "nothing", "other"), ("article", "", "nobody")]
)
def test_the_command_says_what_it_did_not_find(people, item, kind, ref, by):
    with pytest.raises(CommandError, match="nothing was done"):
        call_command("perform", kind, ref or item.ref, "approve", by=by)
