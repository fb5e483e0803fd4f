"""The intake: what came in is read, checked row by row, and becomes events."""
