from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Also sees the short names by which this project marks words: `_n` (said later) and `_now` (said at once)."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_n", "--keyword=_now"]
