"""How many of an event's reports stand on their own, and when two texts are nearly the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rapidfuzz import fuzz, process

from events.models import Report
from newsroom.text.letters import search_fold

NEARLY_EQUAL = 88  # of 100, by rapidfuzz's ratio over folded words


def folded(text: str) -> str:
    """A text as words are compared: folded letters and digits, single spaces, no marks."""
    return " ".join("".join(char if char.isalnum() else " " for char in search_fold(text)).split())


def independent(reports: Iterable[Report]) -> int:
    """How many of the reports stand on their own: not the same words, not forwards of one post, not the same clip.

    `reports` come with `footage` prefetched. Groups are joined step by step: a copy of a copy is the same.
    """
    leader: dict[int, int] = {}
    holders: dict[tuple[str, Any], int] = {}
    rows = list(reports)

    def root(pk: int) -> int:
        while leader[pk] != pk:
            pk = leader[pk]
        return pk

    for report in rows:
        leader[report.pk] = report.pk
        for sign in _signs(report):
            leader[root(holders.setdefault(sign, report.pk))] = root(report.pk)
    _join_near_copies(rows, leader, root)
    return len({root(report.pk) for report in rows})


def _signs(report: Report) -> list[tuple[str, Any]]:
    signs: list[tuple[str, Any]] = [("clip", clip.pk) for clip in report.footage.all()]
    signs += [("words", report.words_key)] if report.words_key else []
    signs += [("forward", report.forward_key)] if report.forward_key else []
    signs += [("link", report.source_url)] if report.source_url else []
    return signs


def _join_near_copies(rows: list[Report], leader: dict[int, int], root: Callable[[int], int]) -> None:
    texts = {row.pk: text for row in rows if (text := folded(row.raw_text))}
    for pk, text in texts.items():
        for _text, _score, other in process.extract(
            text, texts, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL, limit=None
        ):
            leader[root(other)] = root(pk)
