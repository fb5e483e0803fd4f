"""How a piece of footage becomes an edition."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext as _

from media import custody, remains, saying, tracks, vault
from media.assessment import answering
from media.assessment.clearing import DUE_WARNING
from media.assessment.questions import YES
from media.assessment.record import public_record
from media.custody_models import CustodyLink
from media.focus import focus_of
from media.inspection import clearance, renditions
from media.inspection.models import Rendition
from media.models import Footage, FootageText
from media.moderation import PURGED
from media.public_files import PublicFiles, public_files
from media.submission.models import ContactOpening, Question, Submission
from newsroom.press import exposure, files, kinds, windows
from newsroom.press.kinds import Draft, Kind
from newsroom.press.masking import GAP, masker
from newsroom.press.models import Edition
from newsroom.press.words import any_approved_words, approved_words, as_approved
from newsroom.taxonomy.public_place import named
from newsroom.text.slugs import make_slug
from newsroom.workflow.editorial import ERASED
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refusal, Refused

Finding = Footage.Finding

#: how sure a finding lets readers be: the mark of confidence it goes by
MARKS = {Finding.VERIFIED: "confirmed", Finding.PARTLY: "partly"}
#: what such footage is shown for: to say what it is not
CHECKED_AND_FALLEN = (Finding.MISDATED, Finding.ALTERED, Finding.SYNTHETIC)


def build(item: Footage, language: str) -> Draft:
    """Files, words and terms in `language`; the words of another language are shown as such where its own are missing.

    What readers may not know of the place is not in the words either.
    """
    words = approved_words(item, language) or any_approved_words(item) or FootageText(language=language)
    place, event_types = saying.place_of(item), list(item.event_types.all())
    hide = masker(place.hidden_names, GAP, is_whole=True)
    caption, alt_text, transcript = hide(words.caption), hide(words.alt_text), hide(words.transcript)
    made = public_files(item)
    card = {} if item.finding in CHECKED_AND_FALLEN else made.lead  # no card shows it without the stamp beside it
    return Draft(
        fields={
            "headline": caption,
            "credit": hide(item.credit),
            "warning": hide(words.warning or _warning_of(item)),
            "text_language": words.language,
            "facts": saying.facts_of_place(item, place, language)
            | _facts(item, made, language)
            | {"event_types": named(event_types, language), "transcript": transcript},
            "lead_src": card.get("src", ""),
            "lead_width": card.get("width"),
            "lead_height": card.get("height"),
            "lead_alt": alt_text,
            "lead_credit": hide(item.credit),
        },
        slug=make_slug(caption),
        provinces=place.provinces,
        event_types=event_types,
        search_text=transcript,
        caption_text=" ".join([caption, alt_text]),
    )


def _warning_of(item: Footage) -> str:
    """The words of its cover where those in a language have none: what is answered so is never shown without one."""
    said = answering.current(item)
    if not any(code in said and said[code].answer == YES for code in DUE_WARNING):
        return ""
    approved = filter(None, map(as_approved, item.texts.order_by("pk")))
    return next((words.warning for words in approved if words.warning), _("This may be hard to look at."))


def _facts(item: Footage, made: PublicFiles, language: str) -> dict[str, Any]:
    return {
        "form": item.form,
        "is_clip": item.form == Footage.Form.CLIP,
        "seconds": item.seconds,
        "focus": focus_of(item),
        "pictures": made.pictures,
        "video": made.video,
        "sound": made.sound,
        "tracks": tracks.facts(item, language),
        "licence": item.get_licence_display() if item.licence else "",
        "finding": finding_fact(item),
        "record": public_record(item, language),
    }


def finding_fact(item: Footage) -> dict[str, Any]:
    """What the check came to, for readers. What is not what it seems is never "not confirmed": it is shown as a check."""
    is_fallen = item.finding in CHECKED_AND_FALLEN
    sure = {"confirmed": _("confirmed"), "partly": _("partly confirmed")}
    mark = "disputed" if is_fallen else MARKS.get(item.finding, "reported")
    word = item.get_finding_display() if is_fallen else sure.get(mark, _("not confirmed"))
    return {"code": item.finding, "mark": mark, "word": str(word), "is_fallen": is_fallen}


def say_again(item: Footage, *, at: datetime) -> None:
    """Make its windows again: what is said of it or shown of it has changed, and no word of it."""
    for edition in Edition.objects.of(item.kind, item.ref).open_or_coming(at):
        windows.rebuild(edition, item, at=at)
    exposure.lend_lead(item.kind, item.ref, at=at)


def eligible(ref: str) -> Footage | None:
    """The clip of that ref when it is cleared and so may follow what links to it."""
    item = Footage.objects.select_for_update().filter(ref=ref).first()  # nobody hides it while it is being shown
    return item if item is not None and item.is_cleared else None


def expose(item: Footage) -> None:
    """Copy exactly the files that were cleared from where only the desk sees them to where readers can fetch them.

    Raises Refused when there is none, or when one on disk is missing or not, byte for byte, what was cleared.
    """
    made = clearance.cleared(item)
    if not made:
        raise _not_shown(item)
    for rendition in made:
        if not files.is_published(rendition.name):
            _publish(item, rendition)


def _publish(item: Footage, rendition: Rendition) -> None:
    try:
        with renditions.path_of(rendition).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != rendition.sha256:
                raise _not_shown(item)
            file.seek(0)
            files.publish(rendition.name, file, kind=item.kind, ref=item.ref)
    except FileNotFoundError as error:
        raise _not_shown(item) from error


def _not_shown(item: Footage) -> Refused:
    return Refused(
        Refusal(
            "rendition_missing",
            _("“%(item)s” cannot be shown: a copy that was cleared is not on disk as it was. Have it inspected again.")
            % {"item": item},
        )
    )


def show_files(item: Footage, *, at: datetime) -> None:
    """Let its windows name the files that are cleared now: no word of it has changed, so this is no new version."""
    for edition in Edition.objects.of(item.kind, item.ref).open_or_coming(at):
        windows.take_facts(edition, item)


def destroy(item: Footage) -> None:
    """The original and all that was made of it; Refused, before anything went, while it is held.

    What was written as reasons goes too, and once it is erased or let go, what people assessed. Who and when is what the
    move says that led here.
    """
    custody.refuse_if_held(item)
    CustodyLink.objects.of(item).update(reason="")
    last = MoveRecord.objects.of(item).last()
    custody.add(item, custody.Verb.ERASED, by=last.by, at=last.at, sha256=item.sha256)
    Footage.objects.filter(pk=item.pk).update(place=None)  # a link is no text, so nothing else takes it
    vault.destroy(item.original, settings.VAULT_DIR)
    remains.clear_away(item)
    if item.state in (ERASED, PURGED):
        remains.forget_assessment(item)


def belongings(item: Footage) -> list[Model]:
    """The other rows that hold words about it: reasons of custody, notes of the assessment, and what its sender said and
    was asked where nothing else that they sent is kept."""
    return [*CustodyLink.objects.of(item), *item.answers.all(), *_words_of_sendings(item, with_others=False)]


def mentions(item: Footage) -> list[tuple[Model, list[str]]]:
    """What was said about several files at once: words can be taken out of it, but it does not go with one of them."""
    return [(row, []) for row in _words_of_sendings(item, with_others=True)]


def _words_of_sendings(item: Footage, *, with_others: bool) -> list[Model]:
    """The sendings that brought it (or those that brought other files which are kept), with questions and reasons."""
    kept = Footage.objects.exclude(state__in=(ERASED, PURGED)).exclude(pk=item.pk)
    others = Exists(kept.filter(submitted__submission=OuterRef("pk")))
    found = list(Submission.objects.filter(others if with_others else ~others, files__footage=item).distinct())
    return [
        *found,
        *Question.objects.filter(submission__in=found),
        *ContactOpening.objects.filter(submission__in=found),
    ]


kinds.register(
    Kind(
        name="footage",
        model=Footage,
        page_template="media/footage_page.html",
        teaser_template="media/footage_teaser.html",
        build=build,
        path="/footage/{ref}/{slug}/",
        follower=eligible,
        expose=expose,
        belongings=belongings,
        mentions=mentions,
        destroy=destroy,
        opened=tracks.publish,
    )
)
