"""Why a move is not allowed: one sentence for a person and one code for tests and machines, whoever asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """`code` is stable; `sentence` is translated and says subject, refusal, reason, way out."""

    code: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


class Refused(Exception):  # noqa: N818 - it reads as what happened
    """A move was refused; `refusal` says why. Nothing was changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal

    @property
    def code(self) -> str:
        return self.refusal.code
