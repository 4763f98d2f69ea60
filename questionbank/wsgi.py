"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "questionbank.settings")
# A reader who waits longer gives up; within five seconds the site says that it is busy.
os.environ.setdefault("DATABASE_WAIT", "4")
django = get_wsgi_application()

from questionbank.front import Front  # noqa: E402  needs Django to be set up
from questionbank.observed import Observed  # noqa: E402

application = Observed(Front(django))
