"""The demo newsroom, made through the doors that real work uses: a table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from articles.models import Article
from events.models import Batch, EventPost
from media.models import Footage
from newsroom.demo import arrivals, deciding, events, footage, people, skeletons, stories
from newsroom.demo.people import Desk
from newsroom.workflow.models import AfterReview


@dataclass(frozen=True, slots=True)
class Summary:
    """How much the demo holds, and whether it was made just now."""

    events: int
    articles: int
    footage: int
    is_new: bool


def build(at: datetime) -> Summary:
    """Make the demo as it stands at `at`, with a past of twelve days; where it is there already, nothing is made.

    The pack must be loaded. The content is one transaction: a build that was cut off leaves nothing of it in
    the database. Raises `people.NameTaken` where real accounts have the demo's names.
    """
    desk = people.hire(at)
    with transaction.atomic():
        is_new = not Batch.objects.filter(name=events.DOCUMENT_NAME, brought_by=desk.reporter).exists()
        if is_new:
            _make_content(desk, at)
    return Summary(EventPost.objects.count(), Article.objects.count(), Footage.objects.count(), is_new)


def _make_content(desk: Desk, at: datetime) -> None:
    def days_ago(days: float) -> datetime:
        return at - timedelta(days=days)

    stories.set_up(desk)
    skeletons.set_up()
    deciding.set_up(desk, at=days_ago(14))
    shelf = footage.bring_in(desk, at=days_ago(13))

    article, brought = events.import_seed(desk, at=days_ago(12.2))
    seed = events.publish_seed(brought, desk, shelf, at=days_ago(12))
    if article is not None:
        stories.publish_imported(article, desk, seed, at=days_ago(9.5))
        stories.correct_imported(article, desk, at=days_ago(4.5))

    strike = events.follow_strike(desk, shelf, today=at)
    floods = events.follow_floods(desk, shelf, today=at)
    others = events.take_in_others(desk, shelf, today=at)
    posts = seed | strike | floods | others
    texts = stories.write_all(desk, posts, shelf, today=at)
    stories.revise_live(texts["truckers-en"], desk, at=days_ago(0.6))

    events.withdraw_wrong(posts, desk, at=days_ago(6.5))
    footage.take_down(shelf, desk, at=days_ago(4))
    events.check_again(posts, desk, at=days_ago(1))
    arrivals.bring_in(desk, at=at)
    deciding.ask_for_readings(desk, at=at)
    _read_afterwards(desk, until=days_ago(5))


def _read_afterwards(desk: Desk, *, until: datetime) -> None:
    """The chief has read what one person did alone before `until`; the rest still waits."""
    AfterReview.objects.filter(record__at__lte=until).update(read_by=desk.chief, read_at=until)
