"""What is taken, what is refused, and with which code."""

import io
import struct

import av
import pytest

from media.processing.budgets import CODES, Refused
from media.processing.probe import probe
from tests.media.processing import material
from tests.media.processing.material import box, patch


def code_of(job) -> str:
    with pytest.raises(Refused) as caught:
        probe(job)
    return caught.value.code


def verdict(job) -> str:
    try:
        probe(job)
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize("kind", [*material.CLIPS, *material.SOUNDS, *material.PICTURES])
def test_an_honest_file_of_every_kind_is_taken(files, job, kind) -> None:
    facts = probe(job(files[kind]))
    form = "clip" if kind in material.CLIPS else "sound" if kind in material.SOUNDS else "still"
    assert (facts["form"], facts["kind"], facts["bytes"]) == (form, kind, files[kind].stat().st_size)
    if form != "sound":
        assert (facts["width"], facts["height"]) == (64, 48)
    if form != "still":
        assert facts["seconds"] == pytest.approx(1.0, abs=0.15)
        assert facts["sound"]["channels"] == 2


@pytest.mark.parametrize(
    "text",
    [
        b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile other.mp4\n",
        b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nm=video 5004 RTP/AVP 96\r\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"/>',
        b"GIF89a=1;alert('a script that starts like a GIF')",
        b"PK\x03\x04\x14\x00\x00\x00",
        b"",
    ],
)
def test_text_playlists_and_documents_are_refused_whatever_they_are_called(job, text) -> None:
    assert code_of(job(text)) == "unknown_kind"


def test_a_playlist_behind_an_honest_start_opens_nothing(job, files) -> None:
    playlist = b"#EXTM3U\n#EXTINF:10,\nfile://" + str(files["mp4"]).encode() + b"\n"
    assert code_of(job(box(b"ftyp", b"isom", bytes(4), b"isom") + playlist)) == "unreadable"
    assert code_of(job(b"ID3\x04\x00\x00\x00\x00\x00\x00" + playlist)) in {"unreadable", "nothing_to_show"}


def test_a_polyglot_is_what_its_first_bytes_say_and_its_tail_is_nothing(job) -> None:
    facts = probe(job(material.picture_bytes("jpeg") + b"PK\x03\x04" + bytes(100) + b"PK\x05\x06" + bytes(18)))
    assert (facts["kind"], facts["width"]) == ("jpeg", 64)


@pytest.mark.parametrize(("width", "height"), [(100_000, 100_000), (16_384, 8_704), (60_000, 100), (7_100, 7_100)])
def test_a_picture_that_claims_too_many_pixels_is_refused_before_it_is_decoded(job, width, height) -> None:
    assert code_of(job(material.png_header(width, height))) == "too_large"


def test_a_picture_within_budget_that_holds_too_few_pixels_is_broken(job) -> None:
    assert code_of(job(material.png_header(6000, 6000))) == "unreadable"


def test_a_heic_is_known_and_not_taken(job) -> None:
    assert code_of(job(box(b"ftyp", b"heic", bytes(4), b"mif1heic") + bytes(64))) == "kind_not_allowed"


@pytest.fixture
def mp4(files) -> bytes:
    return files["mp4"].read_bytes()


def test_a_clip_that_claims_twelve_hours_is_refused(job, mp4) -> None:
    assert code_of(job(patch(mp4, b"stts", 12, struct.pack(">I", 3600 * 12288)))) == "too_long"


def test_a_thousand_frames_a_second_are_refused(job, tmp_path) -> None:
    path = material.make_clip(tmp_path / "fast.mp4", rate=1000, seconds=0.1, with_sound=False)
    assert code_of(job(path)) == "too_fast"


def test_slow_motion_of_a_phone_is_taken(job, tmp_path) -> None:
    path = material.make_clip(tmp_path / "slow.mp4", rate=240, seconds=0.2, with_sound=False)
    assert probe(job(path))["rate"] == 240


def test_frames_that_are_too_large_are_not_decoded_whatever_the_headers_say(job) -> None:
    assert code_of(job(giant_clip())) in {"too_large", "unreadable"}


@pytest.mark.slow
def test_a_real_giant_frame_in_a_small_file_is_refused_by_its_header(job, tmp_path) -> None:
    path = tmp_path / "giant.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream(
            "libx264", rate=25, options={"preset": "ultrafast", "threads": "1", "rc-lookahead": "0"}
        )
        stream.width, stream.height, stream.pix_fmt = 16384, 8704, "yuv420p"
        frame = av.VideoFrame(16384, 8704, "yuv420p")
        frame.pts = 0
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    assert code_of(job(path)) == "too_large"


def giant_clip() -> bytes:
    """An AVI that says 16384 x 8704 in all its headers and holds one small piece of nothing."""
    size = struct.pack("<ii", 16384, 8704)
    avih = struct.pack("<14I", 40000, 0, 0, 16, 1, 0, 1, 0, 16384, 8704, 0, 0, 0, 0)
    strh = b"vidsMJPG" + struct.pack("<IHHIIIIIIII4H", 0, 0, 0, 0, 1, 25, 0, 1, 0, 0, 0, 0, 0, 0, 0)
    strf = struct.pack("<I", 40) + size + struct.pack("<HH4sIiiII", 1, 24, b"MJPG", 0, 0, 0, 0, 0)

    def chunk(name: bytes, content: bytes) -> bytes:
        return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)

    strl = chunk(b"LIST", b"strl" + chunk(b"strh", strh) + chunk(b"strf", strf))
    picture = material.picture_bytes("jpeg")
    at = picture.index(b"\xff\xc0") + 5
    picture = picture[:at] + struct.pack(">HH", 8704, 16384) + picture[at + 4 :]
    frames = chunk(b"LIST", b"movi" + chunk(b"00dc", picture))
    return chunk(b"RIFF", b"AVI " + chunk(b"LIST", b"hdrl" + chunk(b"avih", avih) + strl) + frames)


@pytest.mark.parametrize(
    ("writer", "ending", "count"), [("matroska", "mkv", 17), ("mov", "mov", 17), ("mov", "mov", 40)]
)
def test_more_than_sixteen_streams_are_refused(job, tmp_path, writer, ending, count) -> None:
    path = tmp_path / f"many.{ending}"
    with av.open(str(path), "w", format=writer) as out:
        streams = [out.add_stream("pcm_s16le", rate=8000, layout="mono") for _ in range(count)]
        for stream in streams:
            frame = av.AudioFrame("s16", "mono", 800)
            frame.sample_rate, frame.pts = 8000, 0
            out.mux(stream.encode(frame))
    assert code_of(job(path)) == "too_many_streams"


def test_a_coding_that_is_not_on_the_list_is_refused(job, tmp_path) -> None:
    path = tmp_path / "archive.mkv"
    with av.open(str(path), "w", format="matroska") as out:
        stream = out.add_stream("ffv1", rate=12)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        out.mux(stream.encode(av.VideoFrame.from_image(material.scene(0))))
        out.mux(stream.encode(None))
    assert code_of(job(path)) == "codec_not_allowed"


@pytest.mark.parametrize("kind", ["mp4", "webm", "jpeg", "png", "gif", "mp3"])
def test_a_file_cut_off_anywhere_is_answered(files, job, kind) -> None:
    content = files[kind].read_bytes()
    codes = {verdict(job(content[: len(content) * part // 20])) for part in range(20)}
    assert codes <= {"", *CODES}
    assert "unknown_kind" in codes  # of an empty one


@pytest.mark.parametrize("name", [b"moov", b"trak", b"mdia", b"stbl", b"stsd", b"stsz", b"stco", b"mdat"])
@pytest.mark.parametrize("size", [0, 1, 7, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_box_that_lies_about_its_size_is_answered(mp4, job, name, size) -> None:
    at = mp4.index(name) - 4
    assert verdict(job(mp4[:at] + struct.pack(">I", size) + mp4[at + 4 :])) in {"", *CODES}


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_clip_held_on_its_side_is_measured_upright(mp4, job, turn) -> None:
    facts = probe(job(material.turned_mp4(mp4, turn)))
    assert facts["turn"] == turn
    assert (facts["width"], facts["height"]) == ((48, 64) if turn >= 5 else (64, 48))


def test_an_animation_counts_by_its_first_frame(job) -> None:
    out = io.BytesIO()
    frames = [material.scene(at) for at in range(5)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    facts = probe(job(out.getvalue()))
    assert (facts["form"], facts["frames"]) == ("still", 5)
