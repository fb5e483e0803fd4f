"""What an edition of footage tells readers, and what it never does."""

from datetime import timedelta

import pytest

from media import publishing
from media.models import Footage, FootageText
from media.publishing import build
from newsroom.press import windows
from newsroom.taxonomy.models import Place, Province
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, clear, give_trust, make_still, make_user, move
from tests.media.clips import CAPTIONS, add_renditions, make_cleared, make_footage

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
Finding = Footage.Finding


@pytest.fixture
def people(vocabulary):
    return {"by": make_user("Reporter"), "moderator": make_user("Moderator")}


def facts_of(item, language="en"):
    return build(item, language).fields["facts"]


def test_a_clip_goes_out_as_files_for_small_and_large_screens(people, at):
    item = make_cleared(**people, at=at)
    facts = facts_of(item)
    assert [(one["type"], one["height"]) for one in facts["video"]] == [("video/mp4", 72), ("video/mp4", 48)]
    assert [(group["type"], [one["width"] for one in group["files"]]) for group in facts["pictures"]] == [
        ("image/avif", [480, 960]),
        ("image/webp", [480, 960]),
        ("image/jpeg", [480, 960]),
    ]
    assert facts["sound"] == []


def test_the_picture_of_a_card_is_a_jpeg(people, at):
    fields = build(make_cleared(**people, at=at), "en").fields
    assert fields["lead_src"].endswith(".jpg")
    assert (fields["lead_width"], fields["lead_height"]) == (960, 720)


def test_a_sound_goes_out_with_the_picture_that_was_drawn_of_it(people, at):
    fields = build(make_cleared(**people, at=at, form="sound"), "en").fields
    assert [one["type"] for one in fields["facts"]["sound"]] == ["audio/mp4"]
    assert fields["facts"]["video"] == []
    assert fields["lead_src"].endswith(".jpg")


def test_a_sound_without_a_picture_has_none(people, at):
    item = make_footage(people["by"], at, "sound")
    add_renditions(item, at, recipes=["rendition_sound.m4a"])
    item.renditions.update(cleared_at=at)
    fields = build(item, "en").fields
    assert [one["type"] for one in fields["facts"]["sound"]] == ["audio/mp4"]
    assert (fields["facts"]["pictures"], fields["lead_src"]) == ([], "")


def test_only_files_that_were_cleared_as_they_are_go_out(people, at):
    item = make_footage(people["by"], at)
    add_renditions(item, at)
    facts = facts_of(item)
    assert (facts["video"], facts["pictures"], build(item, "en").fields["lead_src"]) == ([], [], "")


def test_a_file_that_was_made_again_is_not_shown_as_it_was(people, at):
    item = make_cleared(**people, at=at)
    item.renditions.update(is_current=False)
    add_renditions(item, at, plan=1)
    assert facts_of(item)["video"] == []


def test_footage_from_before_there_were_renditions_has_its_one_picture(people, at):
    still = make_still(people["by"], at)
    still.renditions.all().delete()
    assert build(still, "en").fields["lead_src"].endswith(still.rendition)
    assert facts_of(still)["pictures"] == []


@pytest.mark.parametrize(
    ("finding", "mark", "word", "is_fallen"),
    [
        (Finding.VERIFIED, "confirmed", "confirmed", False),
        (Finding.PARTLY, "partly", "partly confirmed", False),
        (Finding.UNASSESSED, "reported", "not confirmed", False),
        (Finding.IN_PROGRESS, "reported", "not confirmed", False),
        (Finding.INCONCLUSIVE, "reported", "not confirmed", False),
        (Finding.MISDATED, "disputed", "another day or another place", True),
        (Finding.ALTERED, "disputed", "altered", True),
        (Finding.SYNTHETIC, "disputed", "made by a machine", True),
    ],
)
def test_what_the_check_came_to_is_said_in_the_words_of_readers(finding, mark, word, is_fallen):
    """What is not what it seems is never merely "not confirmed"."""
    said = publishing.finding_fact(Footage(finding=finding))
    assert said == {"code": finding, "mark": mark, "word": word, "is_fallen": is_fallen}


@pytest.mark.parametrize("finding", publishing.CHECKED_AND_FALLEN)
def test_what_is_not_what_it_seems_is_on_no_card(people, at, finding):
    """A card, a feed or another site would show it without the stamp."""
    draft = build(make_cleared(**people, at=at, finding=finding), "en")
    assert draft.fields["lead_src"] == ""
    assert draft.fields["facts"]["video"]


def test_licence_transcript_and_credit_are_said(people, at):
    item = make_cleared(**people, at=at, licence="consent", words={"transcript": "We want our wages."})
    draft = build(item, "en")
    assert draft.fields["facts"]["licence"] == "with the consent of whoever filmed it"
    assert draft.fields["facts"]["transcript"] == "We want our wages."
    assert draft.fields["credit"] == "Demo desk"
    assert "We want our wages." in draft.search_text


def at_haft_tappeh(people, at, precision, *, is_alone=False, **fields):
    """Cleared footage from there; with an empty precision as it was cleared when nobody had to decide it."""
    place = Place.objects.get(slug="haft-tappeh")
    values = {"place": place, "public_precision": precision, "lat": 32.08768, "lon": 48.35678, **fields}
    item = make_cleared(**people, at=at, **values, provinces=Province.objects.filter(slug="khuzestan"))
    if is_alone:
        move(item, "publish_alone", by=people["moderator"], at=at)
    if not precision:
        Footage.objects.filter(pk=item.pk).update(public_precision="")
        item.refresh_from_db()
        publishing.say_again(item, at=at)
    return item


@pytest.mark.parametrize(
    ("precision", "places", "dots", "provinces"),
    [
        ("10m", ["Haft Tappeh"], [(32.0877, 48.3568)], ["khuzestan"]),
        ("100m", ["Haft Tappeh"], [(32.088, 48.357)], ["khuzestan"]),
        ("1km", ["near Shush"], "city", ["khuzestan"]),
        ("city", ["near Shush"], "city", ["khuzestan"]),
        ("province", [], [], ["khuzestan"]),
        ("none", [], [], []),
        ("", [], [], ["khuzestan"]),
    ],
)
def test_the_place_is_said_as_exactly_as_it_may_be(people, at, precision, places, dots, provinces):
    item = at_haft_tappeh(people, at, precision)
    assert item.public_precision == precision
    facts = facts_of(item)
    if dots == "city":
        shush = Place.objects.get(slug="shush")
        dots = [(shush.lat, shush.lon)]
    assert [one["name"] for one in facts["places"]] == places
    assert [(one["lat"], one["lon"]) for one in facts["dots"]] == dots
    assert [one["slug"] for one in facts["provinces"]] == provinces
    assert [term.slug for term in build(item, "en").provinces] == provinces


@pytest.mark.parametrize("precision", ["1km", "city", "province", "none", ""])
def test_a_name_that_may_not_be_known_is_in_no_word_of_it(people, at, precision):
    words = {
        "caption": "Workers of Haft Tappeh",
        "alt_text": "The gate of Haft-Tappeh.",
        "warning": "Haft Tappeh: shows blood.",
        "transcript": "We are from #HaftTappeh.",
    }
    captions = "WEBVTT\n\n00:00.000 --> 00:01.000\nHaft Tappeh will not be silent\n"
    item = at_haft_tappeh(people, at, precision, is_alone=True, words=words, captions=captions)
    assert item.public_precision == precision
    draft = build(item, "en")
    said = f"{draft.fields} {draft.slug} {draft.search_text}".casefold()
    assert "tappeh" not in said
    assert "هفت" not in said
    (out,) = captions_out(item)
    assert "tappeh" not in out.casefold()


def captions_out(item) -> list[str]:
    from django.core.files.storage import default_storage

    from newsroom.press.models import PublicFile

    names = PublicFile.objects.filter(ref=item.ref, name__endswith=".vtt").values_list("name", flat=True)
    return [default_storage.open(name).read().decode() for name in names]


def test_the_window_says_what_was_found_since(people, at):
    item = make_cleared(**people, at=at)
    move(item, "publish_alone", by=people["moderator"], at=at)
    Footage.objects.filter(pk=item.pk).update(finding=Finding.VERIFIED)
    item.refresh_from_db()
    publishing.say_again(item, at=at + HOUR)
    said = {one.language: one.facts["finding"]["mark"] for one in item.live_editions(at + HOUR)}
    assert said == {"en": "confirmed", "fa": "confirmed"}


class TestCaptions:
    def test_they_are_public_while_the_clip_is(self, people, at):
        item = make_cleared(**people, at=at, captions=CAPTIONS)
        assert captions_out(item) == []
        move(item, "publish_alone", by=people["moderator"], at=at)
        (content,) = captions_out(item)
        assert "We want our wages." in content
        edition = item.live_editions(at).get(language="en")
        assert [(one["language"], one["label"]) for one in edition.facts["tracks"]] == [("en", "English")]

    def test_words_that_nobody_approved_are_not_in_them(self, people, at):
        item = make_cleared(**people, at=at, captions=CAPTIONS)
        words = item.texts.get()
        move(words, "rework_words", by=people["by"], at=at)
        words.captions_vtt = CAPTIONS.replace("wages", "names")
        words.save()
        revisions.record(item, by=people["by"], at=at)
        move(item, "publish_alone", by=people["moderator"], at=at)
        assert ["names" in content for content in captions_out(item)] == [False]
        move(words, "approve_words", by=people["moderator"], at=at + HOUR)
        assert ["names" in content for content in captions_out(item)] == [True]

    def test_new_words_have_a_new_address_and_the_old_one_is_gone(self, people, at):
        item = make_cleared(**people, at=at, captions=CAPTIONS)
        move(item, "publish_alone", by=people["moderator"], at=at)
        before = item.live_editions(at).get(language="en").facts["tracks"][0]["src"]
        words = item.texts.get()
        move(words, "rework_words", by=people["by"], at=at)
        words.captions_vtt = CAPTIONS.replace("wages", "pay")
        words.save()
        revisions.record(item, by=people["by"], at=at)
        move(words, "approve_words", by=people["moderator"], at=at + HOUR)
        after = {one.facts["tracks"][0]["src"] for one in item.live_editions(at + HOUR)}
        assert len(after) == 1
        assert before not in after
        assert len(captions_out(item)) == 1

    def test_a_word_that_is_hidden_for_safety_takes_them_away_until_it_is_gone(self, people, at):
        item = make_cleared(**people, at=at, captions=CAPTIONS)
        move(item, "publish_alone", by=people["moderator"], at=at)
        move(item, "hide_words", by=people["moderator"], at=at, note="A name.", value="wages")
        assert captions_out(item) == []
        assert [one.facts["tracks"] for one in item.live_editions(at)] == [[], []]
        move(item, "destroy_words", by=make_user("Moderator"), at=at, note="Yes.")
        assert ["wages" in content for content in captions_out(item)] == [False]

    def test_a_window_that_is_not_open_yet_gives_no_file(self, people, at, client):
        item = make_footage(people["by"], at, captions=CAPTIONS)
        add_renditions(item, at)
        clear(item, moderator=people["moderator"], at=at)
        windows.open_window(item, "en", at=at, live_from=at + timedelta(days=9999))
        src = item.live_editions(at + timedelta(days=9999)).get().facts["tracks"][0]["src"]
        assert client.get(src).status_code == 404


def _answered_graphic(people, at, **words):
    item = make_footage(people["by"], at, "still", words=words)
    add_renditions(item, at)
    move(item, "take", by=people["moderator"], at=at)
    assess_low_risk(item, by=people["moderator"], at=at, graphic="yes")
    return item


def test_words_without_a_warning_do_not_take_the_cover_off(people, at):
    item = _answered_graphic(people, at, warning="Shows blood.")
    move(item, "clear", by=people["moderator"], at=at)
    late = FootageText.objects.create(
        parent=item, language="fa", caption="کارگران", alt_text="جمعیت", created_by=people["by"], created_at=at
    )
    revisions.record(item, by=people["by"], at=at)
    move(late, "approve_words", by=people["moderator"], at=at)
    assert build(item, "fa").fields["warning"] == "Shows blood."


def test_what_is_hard_to_look_at_has_a_cover_even_where_no_words_say_so(people, at):
    item = _answered_graphic(people, at, warning="Shows blood.")
    item.texts.update(warning="", state="approved")
    assert build(item, "en").fields["warning"] == "This may be hard to look at."


def test_alone_on_duty_the_words_go_out_with_the_piece(people, at):
    moderator = people["moderator"]
    give_trust(moderator, "duty", at=at)
    item = make_footage(moderator, at, "still", words={"warning": "Shows blood."})
    Footage.objects.filter(pk=item.pk).update(created_by=people["by"])
    item.refresh_from_db()
    add_renditions(item, at)
    move(item, "take", by=moderator, at=at)
    assess_low_risk(item, by=moderator, at=at, graphic="yes")
    move(item, "clear", by=moderator, at=at, duty=True)
    fields = build(item, "en").fields
    assert (fields["headline"], fields["warning"]) == ("Workers at the gate", "Shows blood.")


def test_nothing_is_published_alone_without_an_approved_caption(people, at):
    item = make_cleared(**people, at=at, form="still")
    item.texts.all().delete()
    FootageText.objects.create(
        parent=item, language="en", caption="Late", alt_text="Late.", created_by=people["by"], created_at=at
    )
    revisions.record(item, by=people["by"], at=at)
    with pytest.raises(Refused) as refused:
        move(item, "publish_alone", by=people["moderator"], at=at)
    assert refused.value.refusal.code == "no_caption"
