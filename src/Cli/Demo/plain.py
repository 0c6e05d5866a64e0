"""The demo's target where Django can't be had: the standard library alone, the same kinds of growth. Serves on loopback."""
import asyncio, concurrent.futures, csv, decimal, email, functools, http.server, json, linecache, logging, sqlite3, sys, traceback, unittest, urllib.request, xml.dom.minidom  # noqa

PREVIEWS = {}


@functools.lru_cache(maxsize=None)
def price_of(article):
    return {"article": article, "text": "article number %d of the demo shop" % article}


class Shop(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/price/"):
            article = int(self.path.rsplit("/", 1)[1])
            for number in range(article, article + 400):
                PREVIEWS["preview:%06d" % number] = [price_of(number)["text"], number]
        elif self.path == "/broken":
            try:
                xml.dom.minidom.parseString("<")
            except Exception:
                traceback.format_exc()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Shop).serve_forever()
