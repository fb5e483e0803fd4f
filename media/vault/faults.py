"""What can go wrong with an original. Each text is one sentence or two for people."""

from __future__ import annotations

from django.utils.translation import gettext as _


class VaultFull(Exception):  # noqa: N818 - it reads as what happened
    """There is no room for the file, and nothing of it was kept."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence
            or _(
                "The file could not be kept: there is no room left in the vault. Nothing of it was stored. "
                "Ask whoever runs the server to free space, then send it again."
            )
        )


class Tampered(Exception):  # noqa: N818 - it reads as what happened
    """The stored bytes, or their key, are not those that were sealed. What was read before was right."""

    def __init__(self) -> None:
        super().__init__(
            _("This original is not what was sealed: its stored bytes were changed. Restore it from a backup.")
        )


class KeyMissing(Exception):  # noqa: N818 - it reads as what happened
    """The vault key that an original was sealed with is not among the keys of the settings; `key_id` names it."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            _(
                "This original cannot be opened: the vault key “%(id)s” is not in NEWSROOM_VAULT_KEYS. Put it back there."
            )
            % {"id": key_id}
        )
        self.key_id = key_id
