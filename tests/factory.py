"""Plain functions that make what a test needs, through the doors that the newsroom itself uses."""

import io
from datetime import datetime, timedelta
from itertools import count

from django.contrib.auth.models import Group
from PIL import Image

from articles.models import Article, AuthorProfile, Byline
from events.models import EventPost, EventText
from media.assessment.answering import answer
from media.assessment.placing import set_place
from media.assessment.questions import CLEAR, QUESTIONS
from media.inspection import renditions
from media.inspection.models import Inspection, InspectionStep
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
    make_inspected(still, at)
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


def make_inspected(item: Footage, at: datetime, *, size: tuple[int, int] = (90, 60)) -> None:
    """What its inspection would leave behind, quickly: one clean JPEG. Real children run in tests/media/inspection."""
    path = renditions.folder() / f"made-{item.ref}.jpg"
    Image.new("RGB", size, "navy").save(path, "JPEG")
    made = renditions.add(item, renditions.store(path, "still_480.jpg", size), plan=0, at=at)
    path.unlink()
    made.is_strip_checked = True
    made.save()
    renditions.set_lead(item)
    InspectionStep.objects.filter(inspection__footage=item).update(status=InspectionStep.Status.DONE)
    facts = {"form": item.form, "kind": "jpeg", "width": size[0], "height": size[1]}
    Inspection.objects.filter(footage=item).update(status=Inspection.Status.READY, ended_at=at, facts=facts)
    item.refresh_from_db()


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


def assess_low_risk(item: Footage, *, by: User, at: datetime, **answers: str) -> None:
    """Everything that has to be there before clearing, answered so that one person may clear it.

    `answers` are other answers by question; where nothing was decided, the place is known, and told, as the province.
    """
    asked = {one.code: one.good for one in QUESTIONS if one.depth == CLEAR} | {"risk": "low"} | answers
    for code, said in asked.items():
        answer(item, code, said, by=by, at=at)
    place = {name: getattr(item, name) for name in ("place", "lat", "lon", "filmed_on")} | {"note": item.place_note}
    public = item.public_precision or "province"
    set_place(item, **place, desk_precision=item.desk_precision or public, public_precision=public, by=by, at=at)
    item.refresh_from_db()
    item.licence = item.licence or Footage.Licence.REPORTING
    item.save()
    revisions.record(item, by=by, at=at)


def clear(still: Footage, *, moderator: User, at: datetime) -> None:
    """Received to cleared, by somebody who did not bring it."""
    move(still, "take", by=moderator, at=at)
    assess_low_risk(still, by=moderator, at=at)
    move(still, "clear", by=moderator, at=at)
