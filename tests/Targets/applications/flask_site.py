"""A site on Flask that has answered requests: a cache of pages, sessions, a template."""
import sys
import time

import flask

app = flask.Flask("flask_site")
app.secret_key = "a secret"
PAGES = {}
VISITS = []


@app.route("/page/<int:number>")
def page(number):
    VISITS.append({"number": number, "agent": flask.request.headers.get("User-Agent", "") * 5})
    flask.session["last"] = number
    if number not in PAGES:
        PAGES[number] = flask.render_template_string("<ul>{% for line in lines %}<li>{{ line }} of {{ number }}</li>{% endfor %}</ul>", lines=range(100), number=number)
    return PAGES[number]


with app.test_client() as client:
    for number in range(300):
        assert client.get("/page/%d" % (number % 150)).status_code == 200
print("ready")
sys.stdout.flush()
time.sleep(100000)
