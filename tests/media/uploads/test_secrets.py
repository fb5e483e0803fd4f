"""No log, mail or answer of ours holds the secret of an upload, whatever goes wrong."""

# ruff: noqa: F401, F811 - fixtures are used by name

import pytest

from media.uploads import pieces, tus
from tests.factory import make_user
from tests.media.submission.test_needles import log, tables
from tests.media.uploads.factory import VERSION, secret_of

pytestmark = pytest.mark.django_db


def spoken(log, capfd, mailoutbox) -> str:
    return "\n".join(log) + "".join(capfd.readouterr()) + "".join(mail.body + mail.subject for mail in mailoutbox)


@pytest.mark.parametrize("prefix", ["", "/fa"])
def test_what_is_refused_is_said_to_nobody_else(tus, log, capfd, mailoutbox, settings, prefix):
    settings.ADMINS = [("Desk", "desk@example.org")]
    address = prefix + tus.begin(10)["Location"]
    statuses = {
        tus.patch(address, b"x", 5).status_code,
        tus.patch(address, b"x" * 11).status_code,
        tus.patch(address + "x", b"x").status_code,
        tus.patch(address + "/", b"x").status_code,
        tus.patch(address + "/more", b"x").status_code,
        tus.client.get(address, headers=VERSION).status_code,
        tus.client.get(address).status_code,
        tus.client.get("/admin/media/footage/uploads/" + secret_of(address), headers=VERSION).status_code,
    }
    assert statuses == {404, 405, 409, 412, 413}
    heard = spoken(log, capfd, mailoutbox)
    assert secret_of(address) not in heard
    assert secret_of(address) not in tables()


@pytest.mark.parametrize("is_desk", [False, True])
def test_a_fault_of_ours_does_not_say_which_upload_it_was(
    tus, desk, log, capfd, mailoutbox, settings, monkeypatch, is_desk
):
    def broken(*_args, **_kwargs):
        raise RuntimeError("with the address in its frames")

    settings.ADMINS = [("Desk", "desk@example.org")]
    person = desk(make_user("Reporter")) if is_desk else tus
    address = person.begin(10)["Location"]
    monkeypatch.setattr(pieces, "append", broken)
    answer = person.patch(address, b"x")
    assert answer.status_code == 500
    heard = spoken(log, capfd, mailoutbox)
    assert "An upload could not be served: RuntimeError" in heard
    assert secret_of(address) not in heard + answer.content.decode()
    assert "frames" not in heard
