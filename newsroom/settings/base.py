"""What every installation shares. The four files beside this one add what differs."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from js_asset import static_lazy

from articles.body import process_caption, process_embed, process_paste
from newsroom.front import first_styles
from newsroom.settings.mail import mail_settings

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("NEWSROOM_DATA_DIR", BASE_DIR / "var")).resolve()

INSTALLED_APPS = [
    "newsroom.desk.apps.DeskConfig",  # before the admin, whose templates it replaces
    "newsroom.desk.apps.DeskAdminConfig",  # django.contrib.admin with this newsroom's own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_prose_editor",
    "import_export",
    "js_asset",
    "taggit",
    "newsroom.staff",
    "newsroom.workflow",
    "newsroom.taxonomy",
    "newsroom.press",
    "newsroom.front",
    "media",
    "events",
    "articles",  # the last with models: after it, the roles are given the permissions of all
    "newsroom",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.front.compression.PackForReaders",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.desk.audit.who.Acting",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsroom.front.language.LanguageFromPath",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
ASGI_APPLICATION = "newsroom.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # Every page of the desk says when: in the newsroom's zone, in the calendar of its reader.
            "builtins": ["newsroom.desk.templatetags.desk_moments"],
        },
    },
]

SQLITE_OPTIONS = {
    # IMMEDIATE takes the write lock when a transaction starts, so two editors queue instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'newsroom.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FORM_RENDERER = "newsroom.desk.written.Written"
AUTH_USER_MODEL = "staff.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "newsroom.front.errors.refused_form"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fa", _("Persian"))]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
TIME_ZONE = os.environ.get("NEWSROOM_TIME_ZONE", "Asia/Tehran")
USE_I18N = True
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# Only renditions that we made are served. Originals lie in the vault, which has no address at all.
MEDIA_URL = "/files/"
MEDIA_ROOT = DATA_DIR / "renditions"
VAULT_DIR = DATA_DIR / "vault"
# Keys of the vault, "id:base64,id2:base64" (32 bytes each): the first one is for new originals, all of them open.
NEWSROOM_VAULT_KEYS = os.environ.get("NEWSROOM_VAULT_KEYS", "")
# With a bucket, encrypted originals lie there and not in VAULT_DIR. Its credentials come from where boto3 looks for them.
NEWSROOM_VAULT_S3 = {
    option: os.environ[name]
    for option, name in (
        ("bucket_name", "NEWSROOM_VAULT_S3"),
        ("endpoint_url", "NEWSROOM_VAULT_S3_ENDPOINT"),
        ("region_name", "NEWSROOM_VAULT_S3_REGION"),
        ("location", "NEWSROOM_VAULT_S3_FOLDER"),
    )
    if os.environ.get("NEWSROOM_VAULT_S3") and os.environ.get(name)
}
# What colleagues may bring, a file.
NEWSROOM_FOOTAGE_BYTES = 2 * 1024**3
# A malware scanner (clamd) for what comes in: "host:port" or the path of its socket. Without it nothing is scanned.
NEWSROOM_CLAMD = os.environ.get("NEWSROOM_CLAMD", "")
# Exports too large to send are put here by hand, a folder each.
NEWSROOM_INBOX = DATA_DIR / "inbox"
NEWSROOM_FOOTAGE_BYTES = 2 * 1024**3  # a file that a colleague brings
NEWSROOM_UNSAVED_DAYS = 14  # what somebody typed on the desk, never saved and never came back to
NEWSROOM_UPLOAD_DAYS = 7  # without a byte, then an upload is given up
# Days until footage that was never cleared is let go: after it was rejected, after the inspection refused it or failed,
# after it was found to be a copy.
NEWSROOM_FOOTAGE_KEEP_DAYS = {"rejected": 180, "unfit": 30, "duplicate": 90}
# What strangers may send, and how much of it. Quotas are shared by all senders, so that nobody has to be told apart:
# so many in so many seconds.
NEWSROOM_SUBMISSION_FILES = 5
NEWSROOM_SUBMISSION_FILE_BYTES = 200 * 1024 * 1024
NEWSROOM_SUBMISSION_UPLOAD_BYTES = 1024**3  # a file that comes in pieces
NEWSROOM_SUBMISSION_FREE_BYTES = 2 * 1024**3
NEWSROOM_SUBMISSION_QUOTAS = {
    "submissions": (120, 60 * 60),
    "uploads": (600, 60 * 60),
    "bytes": (20 * 1024**3, 24 * 60 * 60),
    "receipts": (60, 60),
}
NEWSROOM_SUBMISSION_KEEP_DAYS = 30  # after what was sent was rejected
NEWSROOM_SUBMISSION_LONGEST_DAYS = 180  # after it came in
# Fernet keys of the contact details, and of nothing else; the first encrypts, all of them open.
NEWSROOM_CONTACT_KEYS = [key for key in os.environ.get("NEWSROOM_CONTACT_KEYS", "").split(",") if key]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# The editor styles its own document through a style element that carries the nonce; public pages never ask for
# one, so their policy is the same bytes for every reader.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE, *first_styles.sources()],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = (
    "same-origin"  # nothing to other sites; "no-referrer" would make browsers post forms without an origin
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [static_lazy("articles/embed.js")], "extensions": {"Embed": process_embed}},
    {"js": [static_lazy("articles/table.js")], "extensions": {"Table": process_caption}},
    {"js": [static_lazy("articles/paste.js")], "extensions": {"CleanPaste": process_paste}},
]
TAGGIT_CASE_INSENSITIVE = True

# No request line and no address of a reader is logged: only warnings of our own code, without request data.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
    },
}

# Mails say that something waits, and nothing else. Without an address they go nowhere.
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("NEWSROOM_MAIL_FROM", "desk@localhost")
globals().update(mail_settings(os.environ.get("NEWSROOM_MAIL_URL", "")))

NEWSROOM_NAME = os.environ.get("NEWSROOM_NAME", "Ground Desk")
NEWSROOM_NAME_FA = os.environ.get("NEWSROOM_NAME_FA", "" if "NEWSROOM_NAME" in os.environ else "میز میدانی")
NEWSROOM_ADDRESS = os.environ.get("NEWSROOM_ADDRESS", "http://127.0.0.1:8000")
NEWSROOM_PACK = os.environ.get("NEWSROOM_PACK", "iran")
NEWSROOM_IS_DEMO = False

# Names with a piece of a SHA-256 in them stand for these very bytes: fonts have one of ours, the rest get it from the storage.
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\."

STORAGES_MANIFEST = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
