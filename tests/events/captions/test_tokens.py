from events.captions.tokens import read_caption


def test_tokens_are_folded_and_point_into_the_raw_text() -> None:
    text = "Ahváz: #هفت‌تپه «شعار» https://example.org/x ۱۲م @name"
    caption = read_caption(text)
    assert [(token.key, text[token.start : token.end]) for token in caption.tokens] == [
        ("ahvaz", "Ahváz"),
        ("هفتتپه", "#هفت‌تپه"),
        ("شعار", "شعار"),
        ("12", "۱۲"),
        ("م", "م"),
    ]
    assert [text[slice(*link)] for link in caption.links] == ["https://example.org/x", "@name"]


def test_marks_inside_a_word_do_not_part_it() -> None:
    caption = read_caption("تـهران قُم \u200fیزد")
    assert [token.key for token in caption.tokens] == ["تهران", "قم", "یزد"]
