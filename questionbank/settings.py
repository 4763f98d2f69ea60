"""All settings. What differs between machines comes from the environment; README has the table."""

import logging
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from questionbank.companies import OTHERS, companies, groups
from questionbank.environment import Environment, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
VAR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = env.flag("DEBUG")
SECRET_KEY = secret_key(env, VAR)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
SECURE_PROXY = env.flag("SECURE_PROXY")
# How many proxies of ours a visitor comes through: so many entries of X-Forwarded-For are true.
TRUSTED_PROXIES = env.whole("TRUSTED_PROXIES", 1 if SECURE_PROXY else 0)

INSTALLED_APPS = [
    "interviews.admin.apps.BankAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "interviews",
]
MIDDLEWARE = [
    "questionbank.middleware.ViewNameMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "questionbank.middleware.IsolationMiddleware",
    "questionbank.middleware.MethodMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "questionbank.middleware.LanguageMiddleware",
    "questionbank.middleware.ReadableAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "questionbank.middleware.ReadableFormMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "questionbank.middleware.PrivateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "interviews.accounts.watch.WatchMiddleware",
]
ROOT_URLCONF = "questionbank.urls"
WSGI_APPLICATION = "questionbank.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "interviews.web.face",
                "interviews.sets.basket.basket",
            ]
        },
    }
]

# SQLite that survives power loss and many writers, or PostgreSQL that cannot hang a page.
# A command waits its turn to write; a page says soon that it could not (wsgi.py).
WAIT = env.whole("DATABASE_WAIT", 20, least=1)  # seconds
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR / 'bank.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": WAIT,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["OPTIONS"] = {
        # A server that was cut off does not say so: after two seconds without a sign it is away,
        # and after two more so is another one; in five seconds the page has to say it.
        **{"connect_timeout": 2, "tcp_user_timeout": 2000},
        **{"keepalives_idle": 1, "keepalives_interval": 1, "keepalives_count": 2},
        "options": f"-c statement_timeout=15000 -c lock_timeout={WAIT * 1000}",
    }
CACHES = {"default": env.cache_store("CACHE_URL", "locmemcache://")}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    CACHES["default"]["BACKEND"] = "questionbank.cache.HelpfulRedisCache"
    CACHES["default"].setdefault("OPTIONS", {}).update(
        {"socket_connect_timeout": 1, "socket_timeout": 1}
    )
# Not in the cache: a session that ended while Redis was away would live again when it is back.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# Long work leaves the request: rows of the database, done by `manage.py work`
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People
AUTH_USER_MODEL = "interviews.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "interviews.accounts.passwords.LongEnoughValidator"},
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
        for name in ("UserAttributeSimilarity", "CommonPassword", "NumericPassword")
    ),
]
# One sign-in for all (allauth); how often one may try is counted by models/turns.py alone.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
ACCOUNT_ADAPTER = "interviews.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "interviews.accounts.forms.SignInForm",
    "signup": "interviews.accounts.forms.SignUpForm",
    "reset_password": "interviews.accounts.forms.ResetForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "interviews.accounts.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "interviews.accounts.forms.CodeForm",
    "reauthenticate": "interviews.accounts.forms.CodeAgainForm",
    "activate_totp": "interviews.accounts.forms.AppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # clocks of phones differ
# By a company's accounts (docs/sign-in.md)
SOCIALACCOUNT_ADAPTER = "interviews.accounts.company.CompanyAdapter"
SOCIALACCOUNT_PROVIDERS = companies(env)
INSTALLED_APPS += [
    f"allauth.socialaccount.providers.{name}" for name in OTHERS if name in SOCIALACCOUNT_PROVIDERS
]
SSO_NEW = env.flag("SSO_NEW")  # an account is made for whom the company knows and this site not
SSO_ONLY = env.flag("SSO_ONLY")  # staff sign in by the company alone
SSO_TRUST_EMAIL = env.flag("SSO_TRUST_EMAIL")  # where the company does not say email_verified
SSO_GROUPS_CLAIM = env.str("SSO_GROUPS_CLAIM", default="groups")
SSO_GROUPS = groups(env, "SSO_GROUPS")
SIGN_UP = env.flag("SIGN_UP", True)
SECOND_FACTOR = env.flag("SECOND_FACTOR", True)  # asked of administrators
SECOND_FACTOR_GRACE = env.whole("SECOND_FACTOR_GRACE", 14)  # days
STAFF_IDLE = env.whole("STAFF_IDLE", 8 * 60, least=1)  # minutes until one is signed out
ADMIN_IDLE = env.whole("ADMIN_IDLE", 60, least=1)
CONFIRMED_FOR = 15  # minutes in which a password or key that was given need not be given again

# The desk: an own change needs a second pair of eyes, and a published question is read again.
FOUR_EYES = env.flag("FOUR_EYES", True)
REVIEW_MONTHS = env.whole("REVIEW_MONTHS", 12, least=1)
KEEP_IMPORT_SPANS = env.flag("KEEP_IMPORT_SPANS")

# Words
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [
    ("zh-hans", "简体中文"),
    ("zh-tw", "繁體（台灣）"),
    ("zh-hk", "繁體（香港）"),
    ("en", "English"),
]
LOCALE_PATHS = [BASE_DIR / "interviews" / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Shanghai")
USE_TZ = True
SITE_NAME = _("Customer Service Interview Question Bank")

# Letters: to the console until a server is named, and none keeps the worker waiting for long
vars().update(env.mail("EMAIL_URL", "consolemail://"))
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="questions@localhost")
SITE_URL = env.address("SITE_URL", next(iter(CSRF_TRUSTED_ORIGINS), "http://127.0.0.1:8000"))

# Static files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "media"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Safety
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
if DEBUG:  # what a page does against the policy is seen while it is written
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["report-uri"] = ["/csp-report/"]
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME, THEME_COOKIE_NAME = "language", "theme"
DEVICE_COOKIE_NAME, BASKET_COOKIE_NAME = "device", "basket"
LEARNER_COOKIE_NAME, PRACTISED_COOKIE_NAME = "learner", "practised"
SEEN_COOKIE_NAME = "seen"
MESSAGES_COOKIE_NAME, MESSAGE_STORAGE = "messages", "questionbank.messages.Messages"
if SECURE_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    LANGUAGE_COOKIE_NAME, THEME_COOKIE_NAME = "__Host-language", "__Host-theme"
    DEVICE_COOKIE_NAME, BASKET_COOKIE_NAME = "__Host-device", "__Host-basket"
    LEARNER_COOKIE_NAME, PRACTISED_COOKIE_NAME = "__Host-learner", "__Host-practised"
    MESSAGES_COOKIE_NAME = "__Host-messages"
    SEEN_COOKIE_NAME = "__Host-seen"
CSRF_FAILURE_VIEW = "interviews.web.refusals.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# What happens, as lines to read or as JSON for a collector: each with the number of its request,
# none with what somebody typed, with a name or with an address (questionbank/logs.py).
LOG_FORMAT = env.one_of("LOG_FORMAT", ("line", "json"))
logging.captureWarnings(LOG_FORMAT == "json")
METRICS_FROM = env.networks("METRICS_FROM")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "questionbank.logs.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {"()": "questionbank.logs.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "pikepdf": {"level": "WARNING"},
        # A line for every request is for a collector only.
        "questionbank.requests": {"level": "INFO" if LOG_FORMAT == "json" else "WARNING"},
    },
}
