"""Every list and filter to subscribe to, as RSS, Atom and JSON Feed under one address with three endings.

`channels.py` is the table of what there is, `entries.py` and `withdrawn.py` make what stands in a feed, the writers put it
into a format, `views.py` answers.
"""
