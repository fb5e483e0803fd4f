"""Exports of Telegram Desktop. `reading`, `albums` and `folder` are pure; `importing` makes reports of them."""
