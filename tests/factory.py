"""Plain functions that make what a test needs, through the doors that the newsroom itself uses."""

import io
from datetime import datetime, timedelta
from itertools import count

from django.contrib.auth.models import Group
from PIL import Image

from articles.models import Article, AuthorProfile, Byline
from events.models import EventPost, EventText
from media.intake import receive
from media.models import Footage, FootageText
from newsroom.staff.models import Trust, User
from newsroom.taxonomy.models import EventType, Place, Province
from newsroom.workflow import engine, revisions

_numbers = count(1)


def make_user(role: str, name: str = "", **fields) -> User:
    """An account with one role, able to log in with the password "secret"."""
    user = User.objects.create_user(
        username=name or f"{role.lower()}{next(_numbers)}", password="secret", is_staff=True, **fields
    )
    user.groups.add(Group.objects.get(name=role))
    return user


def give_trust(user: User, power: str, *, at: datetime, days: int = 1) -> Trust:
    """Trust that began an hour before `at`."""
    return Trust.objects.create(
        person=user, power=power, given_by=make_user("Chief"), given_at=at - timedelta(hours=1),
        ends_at=at + timedelta(days=days), reason="test",
    )  # fmt: skip


def make_event(by: User, at: datetime, *, types=("flood",), provinces=(), places=(), words=None, **fields) -> EventPost:
    """A recorded event draft; `words` maps a language to (headline, description)."""
    event = EventPost.objects.create(
        **{"working_title": f"Event {next(_numbers)}", "created_by": by, "created_at": at, **fields}
    )
    event.event_types.set(EventType.objects.filter(slug__in=types))
    event.provinces.set(Province.objects.filter(slug__in=provinces))
    event.places.set(Place.objects.filter(slug__in=places))
    for language, (headline, description) in (words or {}).items():
        EventText.objects.create(
            parent=event, language=language, headline=headline, description=description, created_by=by, created_at=at
        )
    revisions.record(event, by=by, at=at)
    return event


def make_article(by: User, at: datetime, *, provinces=(), types=(), events=(), footage=(), **fields) -> Article:
    """A recorded, complete article draft with a byline."""
    number = next(_numbers)
    values = {
        "headline": f"Story {number}",
        "slug": f"story-{number}",
        "standfirst": "What happened, in a sentence.",
        "body": "<p>Water stood in the streets.</p>",
        "language": "en",
        "created_by": by,
        "created_at": at,
    }
    article = Article(**{**values, **fields})
    article.save()
    author, _new = AuthorProfile.objects.get_or_create(
        slug="desk-west", defaults={"name_en": "Desk West", "name_fa": "میز غرب"}
    )
    Byline.objects.create(article=article, author=author)
    article.provinces.set(Province.objects.filter(slug__in=provinces))
    article.event_types.set(EventType.objects.filter(slug__in=types))
    article.events.set(events)
    article.footage.set(footage)
    revisions.record(article, by=by, at=at)
    return article


def picture(colour: str = "navy", size: tuple[int, int] = (90, 60)) -> io.BytesIO:
    """A JPEG file with a needle in its comment and a GPS position, as a phone would write one."""
    image = Image.new("RGB", size, colour)
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010E] = "NEEDLE-DESCRIPTION"
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif, comment=b"NEEDLE-COMMENT")
    file.seek(0)
    return file


def make_still(by: User, at: datetime, *, caption: str = "A flooded street", **fields) -> Footage:
    """A received still with words in English."""
    still = receive(picture(), working_title=f"Still {next(_numbers)}", credit="Demo desk", by=by, at=at)
    FootageText.objects.create(
        parent=still,
        language="en",
        caption=caption,
        alt_text="Water between houses.",
        created_by=by,
        created_at=at,
        **fields,
    )
    revisions.record(still, by=by, at=at)
    return still


def move(item, *names: str, by: User, at: datetime, **values) -> None:
    """Carry out moves one after the other; the last one gets the extra values."""
    for name in names[:-1]:
        engine.perform(item, name, by=by, at=at)
    engine.perform(item, names[-1], by=by, at=at, **values)


def publish(item, *, writer: User, editor: User, at: datetime, **values) -> None:
    """Draft to published, by two people."""
    move(item, "submit", by=writer, at=at)
    move(item, "approve", by=editor, at=at)
    move(item, "publish", by=editor, at=at, **values)


def clear(still: Footage, *, moderator: User, at: datetime) -> None:
    """Received to cleared, by somebody who did not bring it."""
    move(still, "take", "clear", by=moderator, at=at)
