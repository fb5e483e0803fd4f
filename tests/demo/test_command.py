"""`manage.py demo` refuses plainly, and prints what is true."""

import importlib
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from newsroom.demo.build import Summary
from newsroom.management.commands import demo as command
from newsroom.staff.models import User


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def is_demo(settings):
    """The setting that production never has."""
    settings.NEWSROOM_IS_DEMO = True


@pytest.fixture
def quick(is_demo, db, monkeypatch):
    """The command with its accounts, without the seconds that the content takes."""

    def hire_only(at):
        command.people.hire(at)
        return Summary(events=29, articles=17, footage=11, is_new=True)

    monkeypatch.setattr(command, "build", hire_only)
    monkeypatch.setattr(command, "load_pack", lambda pack: None)


def test_it_refuses_where_the_newsroom_is_not_a_demo(db, settings):
    settings.NEWSROOM_IS_DEMO = False
    with pytest.raises(CommandError, match="not a demo"):
        run("--no-serve")
    assert not User.objects.exists()


def test_production_is_not_a_demo(monkeypatch):
    monkeypatch.setenv("NEWSROOM_SECRET_KEY", "x")
    monkeypatch.setenv("NEWSROOM_HOSTS", "news.example")
    monkeypatch.setenv("NEWSROOM_CONTACT_KEYS", Fernet.generate_key().decode())
    monkeypatch.setenv("NEWSROOM_VAULT_KEYS", "first:" + Fernet.generate_key().decode())
    assert importlib.import_module("newsroom.settings.production").NEWSROOM_IS_DEMO is False


@pytest.mark.parametrize("address", ["nowhere", "127.0.0.1:99999"])
def test_a_bad_address_is_one_line(address, is_demo):
    with pytest.raises(CommandError) as refused:
        run("--no-serve", "--addr", address)
    assert address in str(refused.value)
    assert "\n" not in str(refused.value)


def test_it_prints_addresses_and_a_password_that_opens_the_accounts(quick, monkeypatch):
    monkeypatch.setenv("NEWSROOM_DEMO_PASSWORD", "chosen-by-hand")
    printed = run("--no-serve", "--addr", "127.0.0.1:8123")
    for address in ("http://127.0.0.1:8123/", "http://127.0.0.1:8123/fa/", "http://127.0.0.1:8123/admin/"):
        assert address in printed
    assert "reporter, editor, moderator, chief, reviewer, admin; password: chosen-by-hand" in printed
    assert User.objects.get(username="chief").check_password("chosen-by-hand")


def test_a_password_is_drawn_anew_where_none_is_chosen(quick, monkeypatch):
    monkeypatch.setenv("NEWSROOM_DEMO_PASSWORD", "")
    first, second = (run("--no-serve").rsplit("password: ", 1)[1].strip() for _time in range(2))
    assert first != second
    assert len(second) >= 12
    assert User.objects.get(username="admin").check_password(second)


def test_serving_starts_the_server_at_the_address_and_drains_meanwhile(quick, settings, monkeypatch):
    calls = []
    monkeypatch.delenv("NEWSROOM_ADDRESS", raising=False)
    monkeypatch.setattr(command, "check_free", lambda host, port: None)
    monkeypatch.setattr(command, "drain_in_background", lambda: calls.append("drain"))
    real = command.call_command
    monkeypatch.setattr(
        command,
        "call_command",
        lambda name, *a, **k: calls.append((name, *a)) if name == "runserver" else real(name, *a, **k),
    )
    settings.NEWSROOM_ADDRESS = "http://elsewhere"
    run("--addr", "[::1]:8123")
    assert calls == ["drain", ("runserver", "[::1]:8123")]
    assert settings.NEWSROOM_ADDRESS == "http://[::1]:8123"
