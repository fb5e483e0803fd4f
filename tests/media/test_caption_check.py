"""What a person who types captions is told."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

import media.subtitles
from media.caption_check import SENTENCES, checked
from media.models import FootageText

CODES = set(re.findall(r'CaptionsRefused\("(\w+)"', Path(media.subtitles.__file__).read_text()))


def test_every_refusal_has_its_sentence():
    assert set(SENTENCES) == CODES


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_names_the_line(code):
    assert "7" in SENTENCES[code] % {"line": 7}


def test_what_is_wrong_is_said_at_the_field_with_its_line():
    text = FootageText(language="en", caption="A", captions_vtt="0:02 --> 0:01\nA")
    with pytest.raises(ValidationError) as caught:
        text.clean()
    assert list(caught.value.message_dict) == ["captions_vtt"]
    assert "Line 1" in caught.value.message_dict["captions_vtt"][0]


def test_what_is_right_is_kept_in_one_shape():
    text = FootageText(language="en", caption="A", captions_vtt="0:01 --> 0:02\nA")
    text.clean()
    assert text.captions_vtt == checked(text.captions_vtt) == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nA\n"
