"""Where mails go."""

import pytest

from newsroom.settings.mail import NOWHERE, mail_settings


@pytest.mark.parametrize(
    ("address", "values"),
    [
        (
            "smtp://u%40x:p%2F@mail.example",
            {
                "EMAIL_PORT": 587,
                "EMAIL_USE_TLS": True,
                "EMAIL_USE_SSL": False,
                "EMAIL_HOST_USER": "u@x",
                "EMAIL_HOST_PASSWORD": "p/",
            },
        ),
        ("smtps://mail.example:4650", {"EMAIL_PORT": 4650, "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": True}),
        ("smtp://127.0.0.1:25", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False}),
        ("", {"EMAIL_BACKEND": NOWHERE}),
    ],
)
def test_an_address_is_read(address, values):
    assert values.items() <= mail_settings(address).items()


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://"])
def test_what_is_no_address_stops_the_start(address):
    with pytest.raises(ValueError, match="NEWSROOM_MAIL_URL"):
        mail_settings(address)
