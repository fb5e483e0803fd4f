"""Short films of drawn scenes, with real moving pictures: the camera goes slowly from one side to the other."""

from __future__ import annotations

import io
from fractions import Fraction

import av
from PIL import Image

from newsroom.demo.scenes import PLANTED, draw_scene
from newsroom.demo.sheet import HEIGHT, WIDTH

SIZE = (854, 480)
RATE, SECONDS = 12, 6
_VIEW = (1280, 720)  # what of the scene is seen at a time
_MARK = (0, HEIGHT - 84, 486, HEIGHT)


def draw_film(scene: str, *, seed: int) -> bytes:
    """An MP4 of `SECONDS` seconds that moves over one of the scenes; every frame says DEMO.

    Like the pictures it carries words that no clean copy may still contain. Raises ValueError for an unknown scene.
    """
    with Image.open(io.BytesIO(draw_scene(scene, seed=seed))) as drawn:
        picture = drawn.convert("RGB")
    out, count = io.BytesIO(), RATE * SECONDS
    with av.open(out, "w", format="mp4", options={"movflags": "+use_metadata_tags"}) as film:
        film.metadata.update({"comment": PLANTED[1].decode(), "model": PLANTED[0].decode()})
        stream = film.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "24"})
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        for number in range(count):
            frame = av.VideoFrame.from_image(_view(picture, number / (count - 1)))
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    return out.getvalue()


def _view(picture: Image.Image, share: float) -> Image.Image:
    """What is seen when that share of the way is done."""
    left, top = round((WIDTH - _VIEW[0]) * share), HEIGHT - _VIEW[1] - 84
    view = picture.crop((left, top, left + _VIEW[0], top + _VIEW[1])).resize(SIZE, Image.Resampling.LANCZOS)
    mark = picture.crop(_MARK).resize((243, 42), Image.Resampling.LANCZOS)
    view.paste(mark, (0, SIZE[1] - mark.height))
    return view
