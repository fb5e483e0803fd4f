"""A correction lists and flags what may say the same: other languages, what shows it or rests on it, what quotes it.

The flags are written in the transaction of the correction. One goes when the flagged text is corrected or updated itself,
or when a person looks and says why nothing is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsroom.press import kinds, quoting
from newsroom.press.models import CorrectionFlag, Edition
from newsroom.press.using import OUT_OF_USE, uses_of
from newsroom.text.sanitise import plain_text
from newsroom.workflow import history, listeners
from newsroom.workflow.around import holds
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import Move

Why = CorrectionFlag.Why
CORRECT = "correct"
CLOSED_BY = (CORRECT, "update")


@dataclass(frozen=True, slots=True)
class Words:
    """What an edition says, as plain text, and in which language."""

    language: str
    text: str


def former_words(item: Any, live_from: datetime) -> dict[str, Words]:
    """What readers of each language have just before `live_from`, as things are planned."""
    rows = Edition.objects.of(item.kind, item.ref).filter(live_from__lte=live_from).order_by("language", "live_from")
    return {edition.language: _words(edition) for edition in rows}


def _words(edition: Edition) -> Words:
    parts = (edition.headline, edition.standfirst, plain_text(edition.body_html))
    return Words(edition.text_language or edition.language, "\n".join(filter(None, parts)))


def follow(order: Order, former: dict[str, Words], live_from: datetime) -> None:
    """After a text went out: close the flags it answers; after a correction, flag what may say the same."""
    if order.move.name not in CLOSED_BY:
        return
    rows = Edition.objects.of(order.item.kind, order.item.ref).filter(live_from=live_from)
    new = {edition.language: _words(edition) for edition in rows}
    answered = _close_answered(order, former, new, live_from)
    if order.move.name == CORRECT and former:
        _raise(order, former, new, live_from, answered)


def _close_answered(
    order: Order, former: dict[str, Words], new: dict[str, Words], live_from: datetime
) -> set[tuple[str, str]]:
    """Close the flags on the item, and give what they were raised because of. Words in a language that did not change stay."""
    unchanged = {code for code, words in new.items() if code in former and former[code] == words}
    flags = CorrectionFlag.objects.open().filter(kind=order.item.kind, ref=order.item.ref)
    answered = flags.exclude(why=Why.WORDS, language__in=unchanged)
    causes = set(answered.values_list("because_kind", "because_ref"))
    answered.update(closed_record=order.record, ends_at=live_from)
    return causes


def _raise(
    order: Order,
    former: dict[str, Words],
    new: dict[str, Words],
    live_from: datetime,
    answered: set[tuple[str, str]],
) -> None:
    item = order.item
    own = (item.kind, item.ref)
    language = _corrected_language(former, new) or next(iter(new), "")
    found: dict[tuple[str, str, str], str] = {}
    for kind, ref, code, why in _found(order, former, new):
        is_own_language = (kind, ref) == own and why == Why.WORDS
        if is_own_language or ((kind, ref) != own and (kind, ref) not in answered):
            found.setdefault((kind, ref, code), why)
    CorrectionFlag.objects.bulk_create(
        CorrectionFlag(
            kind=kind,
            ref=ref,
            language=code,
            why=why,
            because_kind=item.kind,
            because_ref=item.ref,
            because_language=language,
            public_at=live_from,
            record=order.record,
        )
        for (kind, ref, code), why in found.items()
    )


def _corrected_language(former: dict[str, Words], new: dict[str, Words]) -> str:
    """The language whose own words changed."""
    changed = (code for code, words in new.items() if words.language == code and former.get(code) != words)
    return next(changed, "")


Found = tuple[str, str, str, str]  # kind, ref, language, why


def _found(order: Order, former: dict[str, Words], new: dict[str, Words]) -> Iterator[Found]:
    """Everything to look at; where an item is there for two reasons, the stronger comes first."""
    item = order.item
    yield from _siblings(item)
    yield from _own_other_words(item, former, new)
    seen = set()
    for use in uses_of(item, order.at):
        if use.kind in kinds.KINDS and use.role_names & {"embed", "rests_on", "lead"}:
            seen.add((use.kind, use.ref))
            yield use.kind, use.ref, "", Why.EMBED if "embed" in use.role_names else Why.RESTS_ON
    for kind, ref, why in quoting.quoting(item, _pairs(former, new), at=order.at):
        if (kind, ref) not in seen:
            yield kind, ref, "", why


def _siblings(item: Any) -> Iterator[Found]:
    refs = kinds.get(item.kind).siblings(item)
    for other in type(item)._default_manager.filter(ref__in=refs).exclude(state__in=OUT_OF_USE):
        languages = other.site_languages()
        yield other.kind, other.ref, languages[0] if len(languages) == 1 else "", Why.TRANSLATION


def _own_other_words(item: Any, former: dict[str, Words], new: dict[str, Words]) -> Iterator[Found]:
    """Languages of the item whose own words stayed as they were while another language's changed."""
    own = {code for code, words in new.items() if words.language == code and code in former}
    changed = {code for code in own if former[code] != new[code]}
    if changed:
        for code in sorted(own - changed):
            yield item.kind, item.ref, code, Why.WORDS


def _pairs(former: dict[str, Words], new: dict[str, Words]) -> list[tuple[str, str]]:
    """The old and the new text in each language whose words changed."""
    return [(former[code].text, words.text) for code, words in new.items() if code in former and former[code] != words]


@effect("close_flag")
def close_flag(order: Order) -> None:
    """A person has looked: nothing is needed, for the reason in the note. The line on the page goes at once."""
    flags = CorrectionFlag.objects.open().filter(kind=order.item.kind, ref=order.item.ref)
    mine = flags.filter(pk=order.value) if order.value.isdigit() else flags.none()
    if not mine.update(closed_record=order.record, ends_at=order.at):
        raise Refused(
            Refusal(
                "flag_gone",
                _("“%(item)s”: somebody has dealt with this already. Reload the page to see what was done.")
                % {"item": order.item},
            )
        )


def close_words(item: Any, language: str, order: Order) -> None:
    """New words in a language were approved: what was asked of that language is done."""
    flags = CorrectionFlag.objects.open().filter(kind=item.kind, ref=item.ref, why=Why.WORDS, language=language)
    flags.update(closed_record=order.record, ends_at=order.at)


def open_flags(item: Any) -> list[CorrectionFlag]:
    """What still has to be looked at about an item, the newest first."""
    if not holds(item, CorrectionFlag):
        return []
    rows = CorrectionFlag.objects.open().filter(kind=item.kind, ref=item.ref)
    return list(rows.select_related("record__by"))


def raised_by(item: Any) -> list[CorrectionFlag]:
    """What corrections of the item asked others to look at, open ones first."""
    if history.is_read(item) and not history.moves_named(item, (CORRECT,)):
        return []
    rows = CorrectionFlag.objects.filter(because_kind=item.kind, because_ref=item.ref).select_related("record")
    return sorted(rows[:200], key=lambda flag: (flag.closed_record_id is not None, -flag.pk))


def _against(item: Any, move: Move, _at: datetime, _live_from: datetime | None, value: str) -> Refusal | None:
    if move.name != "needs_nothing" or value != "-" or open_flags(item):
        return None
    return Refusal("nothing_to_do", _("“%(item)s”: no correction asks for it.") % {"item": item})


def titles(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The names of items on the desk."""
    refs: dict[str, list[str]] = {}
    for kind, ref in pairs:
        refs.setdefault(kind, []).append(ref)
    return {
        (kind, row.ref): str(row)
        for kind, of_kind in refs.items()
        if kind in kinds.KINDS
        for row in kinds.get(kind).model._default_manager.filter(ref__in=of_kind)
    }


listeners.TIMED.append(_against)
