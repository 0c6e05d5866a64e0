"""A site on Django that has answered requests: models in a database in memory, a template, a cache that grows."""
import sys
import time

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"], SECRET_KEY="a secret", ROOT_URLCONF="__main__", USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.urls import re_path

FOUND = {}


def groups(request, number):
    FOUND[int(number)] = list(Group.objects.filter(name__contains=number))
    template = engines["django"].from_string("{% for group in groups %}<p>{{ group.name }}</p>{% endfor %}")
    return HttpResponse(template.render({"groups": FOUND[int(number)]}))


urlpatterns = [re_path(r"^groups/(\d+)$", groups)]
call_command("migrate", verbosity=0)
Group.objects.bulk_create([Group(name="group %d" % number) for number in range(400)])
client = Client()
for number in range(100):
    assert client.get("/groups/%d" % number).status_code == 200
print("ready")
sys.stdout.flush()
time.sleep(100000)
