"""What is kept of a message, whatever brought it."""

import pytest

from events.drafts import Message, receive
from events.models import Report
from events.words_known import lexicon

pytestmark = pytest.mark.django_db


def kept(at, channel="paste", **fields) -> Report:
    return receive(Message(**fields), lexicon=lexicon(), batch=None, channel=channel, at=at)[0]


@pytest.mark.parametrize("channel", Report.Channel.values)
def test_no_channel_brings_a_person_in(vocabulary, at, channel):
    report = kept(
        at,
        channel,
        text="April 10, 2019 - Shadegan: flood. Sent by Needle Person @needle +98 912 345 6789 t.me/needle",
        origin="@needle 09123456789",
        source_url="https://t.me/needle",
    )
    row = str(Report.objects.values().get()).casefold()
    assert report.raw_text == "April 10, 2019 - Shadegan: flood. Sent by […] […] […] […]"
    assert (report.origin, report.source_url) == ("", "")
    assert report.reading["places"] == ["shadegan"]
    assert "needle" not in row
    assert not [part for part in ("912 345", "345 6789", "9123456789") if part in row]


def test_a_public_source_and_the_link_of_a_post_are_kept(vocabulary, at):
    report = kept(at, text="Flood", origin="Radio Farda", source_url="https://t.me/channel/33?single")
    assert (report.origin, report.source_url) == ("Radio Farda", "https://t.me/channel/33")


def test_a_message_is_known_again_by_what_is_left_of_it(vocabulary, at):
    one = kept(at, text="Flood in Shadegan @needle", origin="@needle")
    assert kept(at, text="Flood in Shadegan @other") == one
    assert kept(at, text=one.raw_text) == one
