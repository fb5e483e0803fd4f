"""The clock of a clip: where its seconds are counted from, and how many frames a second its renditions have."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from av.container import InputContainer

from media.processing.opening import pictures_of, sound_of
from media.processing.sound import can_decode

WATCHED_RATE = 30
"""Frames a second, at most, of the rendition that people draw on."""

_FALLBACK_RATE = Fraction(25)
_FRAMES_OF_SLACK = 2


def zero_of(container: InputContainer) -> float:
    """The moment of the file that its renditions begin at: where pictures or sound begin, whichever is first.

    It is the same for a rendition without sound, so that what was drawn on the one fits the other.
    """
    sound = sound_of(container)
    streams = [pictures_of(container), sound if can_decode(sound) else None]
    return min((start_of(one) for one in streams if one is not None), default=0.0)


def start_of(stream: Any) -> float:
    """Where a stream begins, in seconds of the file."""
    return float((stream.start_time or 0) * stream.time_base) if stream.time_base else 0.0


def rate_of(facts: dict[str, Any], max_rate: int) -> Fraction:
    """Frames a second of a rendition: those of the original, or half, a third … of them where they are too many."""
    seconds, frames = facts.get("seconds") or 0, facts.get("frames") or 0
    told = facts.get("rate") or (frames / seconds if seconds and frames > 1 else 0)
    rate = Fraction(told).limit_denominator(1001) if told >= 1 else _FALLBACK_RATE
    return rate / max(1, -(-rate // max_rate)) if rate > max_rate * 1.05 else rate


def slack_of(facts: dict[str, Any]) -> float:
    """By how many seconds a moment that a person chose may miss the frame they saw.

    A frame stands up to one and a quarter places from its own moment on the grid of the rendition, and a player that is
    stopped tells any moment until the next one.
    """
    return float(_FRAMES_OF_SLACK / rate_of(facts, WATCHED_RATE))
