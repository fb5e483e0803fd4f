"""What one part of the desk brings about in another: comments and askings are told of, and the board shows what is due."""

from datetime import timedelta

from django.urls import reverse

from newsroom.desk.assignment import asking
from newsroom.desk.comments import writing
from newsroom.desk.models import Notice
from tests.factory import make_article, make_user, move


def told(person) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("event", "ref"))


def test_the_writer_learns_of_a_comment_and_its_author_of_the_answer(vocabulary, now, reporter, editor):
    article = make_article(reporter, now)
    thread = writing.write(article, "Who says so?", by=editor, at=now)
    writing.write(article, "The governor.", by=reporter, at=now, thread=thread)
    assert told(reporter) == [("comment", article.ref)]
    assert told(editor) == [("answer", article.ref)]


def test_whoever_is_asked_to_read_is_told_and_the_board_says_until_when(
    client, vocabulary, now, reporter, editor, chief
):
    article = make_article(reporter, now)
    move(article, "submit", by=reporter, at=now)
    asking.ask(article, by=chief, at=now, reviewer=editor, due_at=now + timedelta(hours=3))
    assert ("asked", article.ref) in told(editor)
    client.force_login(editor)
    assert "due " in client.get(reverse("admin:desk_in_flight")).content.decode()


def test_whoever_is_asked_by_name_is_told_of_the_text_and_the_others_are_left_in_peace(
    vocabulary, now, reporter, chief
):
    other, asked = make_user("Editor"), make_user("Editor")
    article = make_article(reporter, now)
    asking.ask(article, by=chief, at=now, reviewer=asked)
    move(article, "submit", by=reporter, at=now)
    assert ("submit", article.ref) in told(asked)
    assert told(other) == []
