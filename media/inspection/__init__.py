"""Looking at what came in: a queue of steps in limited child processes, what they make, and what of it is cleared.

`starting` puts a piece into the queue, `queue` hands out its steps, `working` does them, `keeping` keeps what they answer.
`renditions` is where the files lie, `clearance` which of them may become public, `remaking` makes them again.
"""
