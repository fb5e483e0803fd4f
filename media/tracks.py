"""Captions as files that readers can fetch: the approved words of each language, and only those."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language_info

from media import saying
from media.models import Footage
from media.subtitles import CaptionsRefused, Cue, parse, spoken, write
from newsroom.press import files
from newsroom.press.masking import GAP, masker, pending_words
from newsroom.press.models import Edition
from newsroom.press.words import as_approved

EXT = ".vtt"


@dataclass(frozen=True, slots=True)
class Track:
    """Captions in one language. The name follows from the words, so new words never stand under an old address."""

    language: str
    name: str
    content: str

    def fact(self) -> dict[str, str]:
        """The track as an edition names it; its label is in its own language."""
        label = str(get_language_info(self.language)["name_local"])
        return {"src": f"{settings.MEDIA_URL}{self.name}", "language": self.language, "label": label}


def tracks(item: Footage) -> list[Track]:
    """The captions of a clip that may be public. Captions that hold a word hidden for safety are not, until it is gone."""
    if item.form != Footage.Form.CLIP:
        return []
    made = ((words.language, _content(item, words.captions_vtt)) for words in _approved(item))
    return [Track(language, _name(item, language, content), content) for language, content in made if content]


def facts(item: Footage, language: str) -> list[dict[str, str]]:
    """The tracks as an edition in `language` names them: its own language first."""
    return [track.fact() for track in sorted(tracks(item), key=lambda one: (one.language != language, one.language))]


def publish(item: Footage) -> None:
    """Put the captions of an item that has windows where readers can fetch them, and earlier ones away."""
    editions = list(Edition.objects.of(item.kind, item.ref))
    if not editions:
        return
    made = tracks(item)
    for track in made:
        files.publish(track.name, track.content.encode(), kind=item.kind, ref=item.ref)
    for edition in editions:
        edition.facts["tracks"] = facts(item, edition.language)
        edition.save(update_fields=["facts"])
    kept = {track.name for track in made}
    files.withdraw(item.kind, item.ref, at=timezone.now(), ending=EXT, besides=kept)


def _approved(item: Footage) -> list[object]:
    return [words for words in map(as_approved, item.texts.order_by("language")) if words is not None]


def _content(item: Footage, captions: str) -> str:
    try:
        cues = parse(captions)
    except CaptionsRefused:  # words came out of it, and a time with them
        return ""
    said = spoken(cues).replace("\n", " ")
    if masker(pending_words(item.kind, item.ref))(said) != said:
        return ""
    hide = masker(saying.place_of(item).hidden_names, GAP, is_whole=True)
    return write(Cue(cue.start, cue.end, hide(cue.text)) for cue in cues)


def _name(item: Footage, language: str, content: str) -> str:
    told = "\n".join((item.ref, language, content))
    return salted_hmac("media.tracks", told, algorithm="sha256").hexdigest()[:40] + EXT
