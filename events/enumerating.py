"""Names and phrases one after the other, with the separators of the language that is active."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import pgettext


def with_commas(names: Iterable[Any]) -> str:
    """One, two, three."""
    return pgettext("between two names", ", ").join(map(str, names))


def with_semicolons(names: Iterable[Any]) -> str:
    """For names that hold commas themselves: Nurabad, Lorestan; Nurabad, Fars."""
    return pgettext("between two names of a list", "; ").join(map(str, names))
