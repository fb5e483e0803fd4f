"""The variable parts of addresses. None lets a control character through: PostgreSQL would refuse it in a query."""

from django.urls import register_converter
from django.urls.converters import PathConverter, StringConverter, get_converters

from newsroom.text.refs import REF_PATTERN


class RefConverter(StringConverter):
    """The short public name of an item."""

    regex = REF_PATTERN


class WordsConverter(StringConverter):
    """A slug in any script, or the name of a file."""

    regex = r"[^/\x00-\x1f]+"


class AddressConverter(PathConverter):
    """The rest of an item's address."""

    regex = r"[^\x00-\x1f]+"


class ItemConverter(StringConverter):
    """The address of one item inside its section. It has a fixed depth, so that what stands under an item's address is never
    taken for an item whose last word happens to be the same."""

    regex = rf"(?:{REF_PATTERN}|\d{{4}}/\d{{2}})/[^/\x00-\x1f]+"


class CardDigestConverter(StringConverter):
    """What a card shows, as a keyed digest."""

    regex = "[0-9a-f]{12}"


class CardEndingConverter(StringConverter):
    """The two sorts of file that a card may be."""

    regex = "jpg|png"


class ChartConverter(StringConverter):
    """The name of a chart of a term."""

    regex = "by-month|by-type|by-province"


class ChartEndingConverter(StringConverter):
    """What a chart may be had as."""

    regex = "svg|png|csv"


CONVERTERS = {
    "chart": ChartConverter,
    "chart_ending": ChartEndingConverter,
    "ref": RefConverter,
    "words": WordsConverter,
    "address": AddressConverter,
    "item": ItemConverter,
    "card_digest": CardDigestConverter,
    "card_ending": CardEndingConverter,
}


def register() -> None:
    """Make the parts known by name; registering one again changes nothing."""
    for name, converter in CONVERTERS.items():
        if name not in get_converters():
            register_converter(converter, name)
