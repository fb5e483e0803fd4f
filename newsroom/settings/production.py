"""A newsroom that strangers reach. Everything secret comes from the environment; nothing has a default that leaks."""

import os

from cryptography.fernet import Fernet

from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import STORAGES_MANIFEST

DEBUG = False
SECRET_KEY = os.environ["NEWSROOM_SECRET_KEY"]
NEWSROOM_CONTACT_KEYS = os.environ["NEWSROOM_CONTACT_KEYS"].split(",")
for _key in NEWSROOM_CONTACT_KEYS:
    Fernet(_key)  # what is no key stops the start, and not the first sender
NEWSROOM_VAULT_KEYS = os.environ["NEWSROOM_VAULT_KEYS"]
ALLOWED_HOSTS = os.environ["NEWSROOM_HOSTS"].split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
STORAGES = STORAGES_MANIFEST

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
