"""From bytes to the parts of a document: headline, source, dateline, paragraphs, captions."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.documents import BadDocument, read_document

DOCUMENT = """\
A river leaves its bed

Demo Desk

Shush, 4 April - The river left its bed in the night.

Farmers carried what they could.


#Iran - April 10 - Bojnurd, North Khorasan Province, Northeast

April 10 - Shadegan, Khuzestan Province, SW #Iran
"""


def test_a_document_is_an_article_and_its_captions():
    document = read_document(DOCUMENT.encode())
    assert document.headline == "A river leaves its bed"
    assert document.source == "Demo Desk"
    assert document.dateline == "Shush, 4 April"
    assert document.paragraphs == ("The river left its bed in the night.", "Farmers carried what they could.")
    assert document.captions == (
        "#Iran - April 10 - Bojnurd, North Khorasan Province, Northeast",
        "April 10 - Shadegan, Khuzestan Province, SW #Iran",
    )


@pytest.mark.parametrize(
    "content",
    [DOCUMENT.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + DOCUMENT.encode(), ("\n\n\n" + DOCUMENT).encode()],
    ids=["Windows line ends", "byte order mark", "blank lines before"],
)
def test_how_an_editor_saved_the_file_does_not_matter(content):
    assert read_document(content).captions == read_document(DOCUMENT.encode()).captions
    assert read_document(content).headline == "A river leaves its bed"


@pytest.mark.parametrize(
    ("first", "dateline", "rest"),
    [
        ("London, 12 November - A paper wrote.", "London, 12 November", "A paper wrote."),
        ("Tehran, April 3 – Trucks stood.", "Tehran, April 3", "Trucks stood."),
        ("شوش، ۱۵ فروردین - رودخانه طغیان کرد.", "شوش، ۱۵ فروردین", "رودخانه طغیان کرد."),
        ("The so-called 12-hour plan failed.", "", "The so-called 12-hour plan failed."),
        ("Nothing here - but words.", "", "Nothing here - but words."),
    ],
)
def test_a_dateline_is_a_place_a_day_and_a_dash(first, dateline, rest):
    document = read_document(f"Headline\n\nSource\n\n{first}".encode())
    assert (document.dateline, document.paragraphs) == (dateline, (rest,))


def test_a_document_of_an_article_alone_has_no_captions():
    assert read_document(b"Headline\n\nIt happened in the night.").captions == ()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"a\0b", "binary"),
        (b"caf\xe9", "UTF-8"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
    ids=["no bytes", "blank", "binary", "Latin-1", "too large"],
)
def test_a_bad_file_is_refused_in_one_line(content, word):
    with pytest.raises(BadDocument, match=word) as refused:
        read_document(content)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_the_answer_is_a_document_or_a_refusal(content):
    with suppress(BadDocument):
        assert read_document(content).headline
