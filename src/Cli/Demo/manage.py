"""The demo's target: a small Django shop, served on loopback."""
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", "--insecure", "127.0.0.1:" + sys.argv[1]])
