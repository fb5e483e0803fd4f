"""Which revision of another language a text was made from, and whether that has changed since."""
