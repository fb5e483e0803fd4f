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


CONVERTERS = {"ref": RefConverter, "words": WordsConverter, "address": AddressConverter}


def register() -> None:
    """Make the parts known by name; registering one again changes nothing."""
    for name, converter in CONVERTERS.items():
        if name not in get_converters():
            register_converter(converter, name)
