"""The command that brings an export in."""

import io

import pytest
from django.core.management import CommandError, call_command

from events.models import Batch, Report
from tests.events.telegram.exports import account, chat, message, photo, service, write
from tests.factory import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    settings.VAULT_DIR = tmp_path / "vault"


@pytest.fixture
def person(db):
    return make_user("Reporter", "reporter")


def run(folder, person="reporter") -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_telegram", str(folder), "--as", person, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_says_what_it_did_in_numbers_and_no_word_of_a_message(tmp_path, person):
    rows = [message(1, "NEEDLE flood", **photo("a")), service(2), message(3, "by @needle")]
    out, err = run(write(tmp_path / "export", chat(*rows), a="navy"))
    assert "2  new reports" in out
    assert "1  service messages, passed over" in out
    assert f"batch {Batch.objects.get().pk}: Telegram: Ground Channel" in out
    assert "needle" not in (out + err).casefold()


def test_far_along_it_says_so_for_every_thousand(tmp_path, person):
    _out, err = run(write(tmp_path / "export", chat(*(message(number) for number in range(1, 2400)))))
    assert err.splitlines() == ["1,000 of 2,399 messages", "2,000 of 2,399 messages"]


@pytest.mark.parametrize(
    ("folder", "person_named", "said"),
    [
        ("export", "nobody", "no active account"),
        ("none", "reporter", "is no folder"),
        ("empty", "reporter", "no readable result.json"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path, person, folder, person_named, said):
    write(tmp_path / "export", chat(message(1, "One")))
    (tmp_path / "empty").mkdir()
    with pytest.raises(CommandError, match=said):
        run(tmp_path / folder, person_named)
    assert not Report.objects.exists()


def test_no_name_number_or_position_of_a_person_is_in_any_column(tmp_path, person, capfd, caplog):
    """The whole of an account, with a needle in every place where a person can stand."""
    from django.apps import apps

    needle = {
        "from": "NEEDLE", "from_id": "user7700770077", "author": "NEEDLE", "via_bot": "@needlebot", "saved_from": "NEEDLE",
        "forwarded_from": "NEEDLE", "forwarded_from_id": "user7700770077", "reply_to_message_id": 1,
        "contact_information": {"first_name": "NEEDLE", "phone_number": "+98 912 770 0770"}, "contact_vcard": "c/NEEDLE.vcf",
        "location_information": {"latitude": 77.00770077, "longitude": 77.00770077}, "place_name": "NEEDLE",
        "poll": {"question": "NEEDLE?", "answers": [{"text": "NEEDLE", "voters": 1}]},
        "reactions": [{"emoji": "x", "recent": [{"from": "NEEDLE", "from_id": "user7700770077"}]}],
        "inline_bot_buttons": [[{"type": "url", "text": "NEEDLE", "data": "https://t.me/needle"}]],
        "text": [
            "Flood ", {"type": "mention", "text": "@needle"}, {"type": "mention_name", "text": "NEEDLE", "user_id": 7700770077},
            {"type": "phone", "text": "+989127700770"}, {"type": "text_link", "text": "NEEDLE", "href": "https://t.me/needle"},
            " https://t.me/needle 0912 770 0770 needle@mail.example\n🆔 @needle",
        ],
    }  # fmt: skip
    rows = [message(1, "One"), message(2, **needle), message(3, **{**needle, "text": ""}, **photo("NEEDLE"))]
    chats = [
        chat(*rows, kind=kind, name="NEEDLE", number=7700770077 + n)
        for n, kind in enumerate(["personal_chat", "private_group"])
    ]
    chats.append(chat(*rows, kind="public_supergroup", number=5))
    folder = write(tmp_path / "NEEDLE-export", account(*chats), NEEDLE="navy")
    run(folder)
    kept = str([list(model.objects.values()) for model in apps.get_models()])
    told = "".join(capfd.readouterr()) + caplog.text
    for sign in ("needle", "7700770", "770 0770", "77.0077"):
        assert sign not in kept.casefold()
        assert sign not in told.casefold()
    assert Report.objects.count() == 9
