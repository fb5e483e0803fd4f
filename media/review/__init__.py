"""The moderation desk: the queue and the screen on which a piece of footage is looked at and decided about."""
