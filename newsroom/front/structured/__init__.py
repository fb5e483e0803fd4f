"""What pages say of themselves to machines, in the words of schema.org (JSON-LD).

It never says more than the page: no place and no day that a report is unsure of, no picture behind a cover, and what is
not confirmed says so in `description`.
"""
