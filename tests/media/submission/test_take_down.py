"""What is cleared, or kept for safety, its sender can only ask to take down; the desk sees it until it is down."""

from media import custody
from media.models import Footage
from media.submission import waiting
from media.submission.models import Submission
from tests.factory import move

WHY = "They came to my street."


def section(person, at):
    return list(waiting.entries([], person, at))


def ask(show, code: str, words: str = WHY):
    return show(code, act="take_down", words=words)


def hidden(send, chief, at):
    """A sending whose one file is out of its sender's hands but not down: set aside as evidence."""
    sent = send()
    custody.hold(Footage.objects.get(), by=chief, at=at, reason="Court.")
    return sent


def test_a_sender_asks_once_and_is_told_so(send, show, chief, at):
    sent = hidden(send, chief, at)
    assert "Ask to take it down" in show(sent.code).content.decode()
    assert "Your request has reached us." in ask(show, sent.code).content.decode()
    again = ask(show, sent.code, "Other words.").content.decode()
    assert "You have asked for that." in again
    assert "Ask to take it down" not in again
    sent.submission.refresh_from_db()
    assert (sent.submission.take_down_words, sent.submission.take_down_at) == (WHY, at)


def test_it_may_be_asked_without_a_word(send, show, chief, at):
    sent = hidden(send, chief, at)
    ask(show, sent.code, "")
    sent.submission.refresh_from_db()
    assert sent.submission.take_down_at == at


def test_the_desk_sees_it_until_everything_is_down(send, show, chief, moderator, at):
    sent = hidden(send, chief, at)
    assert section(moderator, at) == []
    ask(show, sent.code)
    assert [entry.title for entry in section(moderator, at)] == [sent.submission.ref]
    move(Footage.objects.get(), "take", "withdraw", by=moderator, at=at, note="Asked.", value="safety")
    assert section(moderator, at) == []


def test_the_words_go_with_the_rest(send, show, chief, at):
    sent = hidden(send, chief, at)
    ask(show, sent.code)
    sent.submission.refresh_from_db()
    sent.submission.end(Submission.Ending.PURGED, at=at)
    assert sent.submission.take_down_words == ""
    assert "Ask to take it down" not in show(sent.code).content.decode()
