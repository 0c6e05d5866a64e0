"""A web application with a heap of MEGABYTES, and what asks it without rest.

serve MEGABYTES   prints its port, then "ready", and answers until it is ended
ask PORT CLIENTS  prints "ready", asks until standard input closes, then one line of JSON: how many requests failed, and what each of the others took, in milliseconds
"""
import http.client
import http.server
import json
import sys
import threading
import time


class Application(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    rows = {}

    def do_GET(self):
        found = [self.rows[key] for key in list(self.rows)[:50]]
        body = json.dumps([{"name": row["name"], "bytes": len(row["data"])} for row in found]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(megabytes):
    # Half in small objects, half in large ones: a kilobyte for three objects, and buffers of a megabyte.
    for number in range(megabytes * 512):
        Application.rows[number] = {"name": "row %d" % number, "data": "%0640d" % number}
    Application.buffers = [bytearray(b"x") * (1 << 20) for _ in range(megabytes // 2)]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
    print(server.server_address[1], flush=True)
    print("ready", flush=True)
    server.serve_forever()


def ask(port, clients):
    over = threading.Event()
    took, failed = [], []

    def client():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while not over.is_set():
            start = time.perf_counter()
            try:
                connection.request("GET", "/")
                answer = connection.getresponse()
                if answer.status != 200 or len(json.loads(answer.read())) != 50:
                    failed.append("status %d" % answer.status)
            except Exception as problem:
                failed.append(repr(problem))
                connection.close()
            took.append((time.perf_counter() - start) * 1000)
            time.sleep(0.002)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    print("ready", flush=True)
    sys.stdin.read()
    over.set()
    for thread in threads:
        thread.join()
    print(json.dumps({"failed": failed, "took": took}), flush=True)


if sys.argv[1] == "serve":
    serve(int(sys.argv[2]))
else:
    ask(int(sys.argv[2]), int(sys.argv[3]))
