"""Series: events that go on for days. What is proposed to one, its table of days, and how it is published."""
