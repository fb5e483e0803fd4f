"""Exports of Telegram Desktop. `persons`, `reading`, `albums` and `folder` are pure; `importing` makes reports of them."""
