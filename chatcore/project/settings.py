"""Every setting, read once from the environment (table: docs/operate/configuration.md)."""

import sys
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from chatcore.project.installed import OWN_APPS
from chatcore.project.logs import logging_settings

env = environ.Env()

ROOT = Path(__file__).resolve().parent.parent.parent
# A checkout keeps its data beside its code; an installed package, in the folder that it is run from.
HOME = ROOT if (ROOT / "pyproject.toml").exists() else Path.cwd()
DATA = Path(env("CHATCORE_DATA", default=str(HOME / ".data"))).resolve()
TESTING = "pytest" in sys.modules

DEBUG = env.bool("CHATCORE_DEBUG", default=False)
PUBLIC_URL = env("CHATCORE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list(
    "CHATCORE_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"]
)


def _secret_key() -> str:
    """Return the key of the environment, or one made once and kept in the data folder."""
    given: str = env("CHATCORE_SECRET_KEY", default="")
    if given:
        return given
    kept = DATA / "secret-key"
    if not kept.exists():
        from django.core.management.utils import get_random_secret_key

        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()


SECRET_KEY = _secret_key()

INSTALLED_APPS = [
    "daphne",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "django_tasks",
    "django_tasks_db",
    *OWN_APPS,
]

MIDDLEWARE = [
    "chatcore.project.request_ids.RequestId",
    "chatcore.project.request_metrics.RequestMetrics",
    "chatcore.project.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chatcore.people.middleware.PersonLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "chatcore.project.urls"
ASGI_APPLICATION = "chatcore.project.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def _database() -> dict[str, Any]:
    """Return the database of DATABASE_URL, or the embedded one: a SQLite file in the data folder."""
    url = env("DATABASE_URL", default="")
    if not url:
        DATA.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{DATA / 'chatcore.sqlite3'}"
    database: dict[str, Any] = environ.Env.db_url_config(url)
    if database["ENGINE"].endswith("sqlite3"):
        database["ENGINE"] = "chatcore.foundation.sqlite"
        database["OPTIONS"] = {
            # A transaction takes the write lock when it begins, so that two never deadlock halfway.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
        if TESTING:
            database["TEST"] = {
                "NAME": str(DATA / f"test-{env('PYTEST_XDIST_WORKER', default='main')}.sqlite3")
            }
    else:
        database["ENGINE"] = "django.db.backends.postgresql"
        database["CONN_MAX_AGE"] = 0
        database["OPTIONS"] = {
            # Compiling a query costs more than running one of ours.
            "options": "-c jit=off",
            # For the statements that every message runs (chatcore.foundation.rowsets): planned once for each
            # connection. Django's own are bound in the client, and not prepared.
            "prepare_threshold": 0,
            **database.get("OPTIONS", {}),
            # Who changes a row under another name leaves a trace (chatcore.records.direct_changes).
            "application_name": "chatcore",
            "pool": {
                "min_size": 2,
                "max_size": env.int("CHATCORE_DATABASE_POOL", default=16),
                "timeout": 10,
                # Attempts to come back double their pauses up to this; left at five minutes, a database
                # that was away for one is found again a minute after it is back.
                "reconnect_timeout": 5,
            },
        }
    return database


DATABASES = {"default": _database()}
DATABASE_THREADS = env.int("CHATCORE_DATABASE_THREADS", default=8)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
REDIS_HOSTS = [host.strip() for host in REDIS_URL.split(",") if host.strip()]
if REDIS_HOSTS:
    CHANNEL_LAYERS: dict[str, Any] = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {
                "hosts": REDIS_HOSTS,
                "prefix": env("CHATCORE_REDIS_PREFIX", default="chatcore"),
            },
        }
    }
    CACHES: dict[str, Any] = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_HOSTS[0],
            "KEY_PREFIX": env("CHATCORE_REDIS_PREFIX", default="chatcore"),
        }
    }
else:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels.layers.InMemoryChannelLayer",
            "CONFIG": {"capacity": 100_000},
        }
    }
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "chatcore.people.accounts.AccountAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("CHATCORE_PROXIES", default=0)

# Our own table: keys as digests, and whose browser each is (chatcore.people.session_store).
SESSION_ENGINE = "chatcore.people.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL.startswith("https://") else []
CSRF_FAILURE_VIEW = "chatcore.project.pages.csrf_failure"
if env.int("CHATCORE_PROXIES", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
TIME_ZONE = "Europe/Paris"
USE_I18N = USE_TZ = True

# The built front end: inside the wheel, or where a checkout builds it.
SITE = next(
    (
        folder
        for folder in (ROOT / "frontend/dist", Path(__file__).parent / "site")
        if (folder / "index.html").exists()
    ),
    ROOT / "frontend/dist",
)
STATIC_URL = "static/"
WHITENOISE_ROOT = str(SITE) if SITE.is_dir() else None
WHITENOISE_INDEX_FILE = False
# Not in every system's list; browsers ask for it by this name.
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"

# The largest file that may be sent, and what all of a community, or of one's direct conversations, may hold.
FILE_MOST_MEGABYTES = env.int("CHATCORE_FILE_MOST_MB", default=100)
FILES_OF_COMMUNITY = env.int("CHATCORE_FILES_COMMUNITY_MB", default=20_000)
FILES_OF_PERSON = env.int("CHATCORE_FILES_PERSON_MB", default=2_000)
# Where the web server in front gives out the media folder when told to; a scanner: host:port, or unix:/path.
FILES_ACCEL, CLAMD = env("CHATCORE_FILES_ACCEL", default=""), env("CHATCORE_CLAMD", default="")

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("CHATCORE_MAIL_FROM", default="Chatcore <ne-pas-repondre@localhost>")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "chatcore.people.api.authentication.BearerToken",
        "chatcore.people.api.authentication.Session",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "chatcore.foundation.rest.handle_exception",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Chatcore",
    "DESCRIPTION": "The REST interface. The live protocol is described in docs/api/asyncapi.json.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # Shapes say what may be left out; a second, "patched" form of each would say it twice.
    "COMPONENT_SPLIT_PATCH": False,
    "POSTPROCESSING_HOOKS": ["chatcore.project.openapi.add_problems"],
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def _days(name: str, default: int) -> int:
    value: str = env(name, default=str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value}: a number of days is needed.") from None


# Traces are kept for this many days; fewer than 93 is refused (chatcore.records).
TRACE_DAYS = _days("CHATCORE_TRACE_DAYS", 365)
# Events are kept for replay for this many days; messages stay for ever (chatcore.live.retention).
LOG_DAYS = _days("CHATCORE_LOG_DAYS", 30)

# Limits of the live protocol; "off" lifts them for benchmarks.
RATE_LIMITS = env("CHATCORE_RATE_LIMITS", default="on") != "off"
HEARTBEAT = env.float("CHATCORE_HEARTBEAT", default=25.0)

# Whoever knows it may read /metrics; without one the address does not exist.
METRICS_TOKEN = env("CHATCORE_METRICS_TOKEN", default="")

LOG_FORMAT = env("CHATCORE_LOG_FORMAT", default="text")
LOGGING = logging_settings(
    level=env("CHATCORE_LOG", default="WARNING" if TESTING else "INFO"), form=LOG_FORMAT
)
