"""The point of a picture that has to stay in a narrow cut, as nine places a person can name."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from media.models import Footage

MIDDLE = "c"
POINTS = {
    MIDDLE: (0.5, 0.5, _("the middle")),
    "tl": (0.1, 0.1, _("above, on the left")),
    "t": (0.5, 0.1, _("above")),
    "tr": (0.9, 0.1, _("above, on the right")),
    "l": (0.1, 0.5, _("on the left")),
    "r": (0.9, 0.5, _("on the right")),
    "bl": (0.1, 0.9, _("below, on the left")),
    "b": (0.5, 0.9, _("below")),
    "br": (0.9, 0.9, _("below, on the right")),
}
"""Code to share of the width, share of the height, and name. Left and right are those of the picture, in every language."""


def focus_of(item: Footage) -> str:
    """The code of the place nearest to the item's point."""
    return min(POINTS, key=lambda code: abs(POINTS[code][0] - item.focal_x) + abs(POINTS[code][1] - item.focal_y))


def set_focus(item: Footage, code: str) -> bool:
    """Move the item's point, unsaved; False when it is there already. KeyError for no code of the table."""
    x, y, _name = POINTS[code]
    if code == focus_of(item):
        return False
    item.focal_x, item.focal_y = x, y
    return True
