"""What a person chose where both had changed a field: mine, theirs, or the form as it stands."""

from __future__ import annotations

from django.http import QueryDict

from newsroom.text.differing import blocks, plain
from newsroom.text.sanitise import embed_refs

PICK, PART = "merge-pick-", "merge-part-pick-"
SIDES = ("mine", "theirs")
OTHER = {"mine": "theirs", "theirs": "mine"}


def apply_picks(data: QueryDict) -> None:
    """Put what was chosen into the fields, in place, and take the choices out of the data."""
    for name in [name for name in data if name.startswith(PART)]:
        if data[name] in SIDES:
            _take_out(data, name.removeprefix(PART), OTHER[data[name]])
    for name in [name for name in data if name.startswith(PICK)]:
        if data[name] in SIDES:
            field = name.removeprefix(PICK)
            data.setlist(field, data.getlist(f"merge-{data[name]}-{field}"))
    for name in [name for name in data if name.startswith("merge-")]:
        del data[name]


def _take_out(data: QueryDict, part: str, side: str) -> None:
    """Take the paragraphs of the side that was not chosen out of a body. Where they were changed meanwhile, they stay."""
    field = part.rsplit("-", 1)[0]
    there, gone = (
        blocks(data.get(field, "")),
        [_known(one) for one in blocks(data.get(f"merge-part-{side}-{part}", ""))],
    )
    if not gone:
        return
    for start in range(len(there) - len(gone) + 1):
        if [_known(one) for one in there[start : start + len(gone)]] == gone:
            data[field] = "".join(there[:start] + there[start + len(gone) :])
            return


def _known(block: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    return " ".join(plain(block).split()), tuple(embed_refs(block))
