"""What the web server serves."""

import os

from django.core.wsgi import get_wsgi_application

from schoolbeat.config.guard import watch_over

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolbeat.config.settings")
application = get_wsgi_application()
watch_over()
