"""Objects in the midst of something: what is mostly empty in others of their kind is full in these. Import it and it is there."""
import asyncio
import bz2
import collections
import csv
import ctypes
import datetime
import functools
import io
import itertools
import json
import operator
import os
import pickle
import re
import sqlite3
import ssl
import sys
import tempfile
import threading
import traceback
import types
import xml.etree.ElementTree

import _pickle

try:
    import zoneinfo
except ImportError:  # before 3.9
    zoneinfo = None


class Something:
    """With weak references and a dict."""


def handling():
    """Stands in a handler."""
    try:
        raise KeyError(Something())
    except KeyError as error:
        yield error
        yield 2


async def handling_coroutine(pause):
    try:
        raise KeyError(Something())
    except KeyError:
        await pause()


async def handling_values():
    try:
        raise KeyError(Something())
    except KeyError:
        yield Something()
        yield 2


@types.coroutine
def pause():
    yield Something()


def running():
    source = handling()
    next(source)
    waits = handling_coroutine(pause)
    waits.send(None)
    values = handling_values()
    try:
        values.__anext__().send(None)
    except StopIteration:
        pass
    def inner():
        yield Something()
        yield 2

    others = [inner() for _ in range(25)]
    for other in others:
        next(other)
    return [source, waits, values, others, handling_values().asend(None)]


def errors():
    made = []
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise ValueError(2)
    except ValueError as error:
        made.append(error)  # with a context and no cause
    try:
        raise OSError(2, "text", "one", None, "two") from LookupError()
    except OSError as error:
        made.append(error)
    if hasattr(made[0], "add_note"):
        made[0].add_note("a note")
    for text in ("(", "a b"):
        try:
            compile(text, "name", "exec")
        except SyntaxError as error:
            made.append(error)
    try:
        import no_such_module
    except ImportError as error:
        made.append(error)
    for attempt in (lambda: made.nothing, lambda: nothing, lambda: b"\xff".decode("utf-8"), lambda: "\u20ac".encode("ascii")):
        try:
            attempt()
        except Exception as error:
            made.append(error)
    made.append(SystemExit([5]))
    made.append(StopIteration([6]))
    return made


def iterators():
    long = iter(range(2**70, 2**70 + 100, 3))
    next(long)
    next(long)
    shared, second = itertools.tee(iter([[i] for i in range(200)]))
    for _ in range(130):
        next(shared)
    begun = [
        itertools.combinations("abcde", 3), itertools.combinations_with_replacement("abc", 2), itertools.permutations("abcd", 2), itertools.product("ab", "cd"),
        itertools.accumulate([[1], [2]], operator.add), itertools.groupby([[1], [1], [2]], key=repr), itertools.cycle([[1]]), itertools.chain.from_iterable([[1, 2], [3]]),
        itertools.count(2**70, 5), itertools.count(1.5), itertools.islice([[1], [2]], 2), itertools.zip_longest([1], [2, 3], fillvalue=[4]), itertools.starmap(max, [(1, 2)]),
        enumerate([[1], [2]], 2**80), filter(None, [[1]]), reversed([[1], [2]]),
    ]
    if hasattr(itertools, "pairwise"):
        begun.append(itertools.pairwise([[1], [2], [3]]))
    if hasattr(itertools, "batched"):
        begun.append(itertools.batched([[1], [2], [3]], 2))
    if sys.version_info >= (3, 8):
        begun.append(itertools.accumulate([[1], [2]], initial=[0]))
    for one in begun:
        next(one)
    group = next(begun[5])
    next(group[1])
    queue = collections.deque(range(600))
    for _ in range(500):
        queue.pop()
    return [long, shared, second, begun, group, queue]


def texts():
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "text")
        with open(name, "w", encoding="utf-8") as out:
            out.write("some text\r\nin lines\n" * 2000)
        half = open(name, encoding="utf-8")
        half.read(3)
        pending = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        pending.write("not yet written")
    beside = io.StringIO(newline="\r\n")
    beside.write("a\nb")
    universal = io.StringIO("a\r\nb" * 50, newline=None)
    universal.read(2)
    cut = bytearray(b"0123456789" * 9)
    del cut[:3]
    cached = "\u20ac\xe9 with its UTF-8"
    if hasattr(ctypes.pythonapi, "PyUnicode_AsUTF8"):
        ctypes.pythonapi.PyUnicode_AsUTF8(ctypes.py_object(cached))
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["x" * 100])
    reader = csv.reader(["a,b", '"c', 'd",e'])
    next(reader)
    next(reader)
    match = re.match("(a)(?P<b>b)", "ab")
    match.regs
    return [half, pending, beside, universal, cut, cached, table, writer, reader, match, re.compile("a").scanner("aaab")]


def decompressors():
    limited = bz2.BZ2Decompressor()
    limited.decompress(bz2.compress(bytes(range(256)) * 4000), max_length=5)
    ended = bz2.BZ2Decompressor()
    ended.decompress(bz2.compress(b"x") + b"behind")
    return [limited, ended]


def pickles():
    unpickler = _pickle.Unpickler(io.BufferedReader(io.BytesIO(pickle.dumps([("a", i) for i in range(200)], 0))), encoding="latin1", errors="replace")
    unpickler.load()
    broken = _pickle.Unpickler(io.BytesIO(b"(lp0\n(dp1\nS'a'\np2\n(I1\n"), encoding="koi8-r", errors="ignore")
    try:
        broken.load()
    except EOFError:
        pass
    fast = _pickle.Pickler(io.BytesIO(), 2)
    fast.fast = True
    fast.dump([[Something()]])
    hooked = _pickle.Pickler(io.BytesIO(), 5 if sys.version_info >= (3, 8) else 4, **({"buffer_callback": lambda buffer: None} if sys.version_info >= (3, 8) else {}))
    hooked.dump(Something())
    return [unpickler, broken, fast, hooked]


def foreign():
    prototype = ctypes.CFUNCTYPE(ctypes.c_size_t, ctypes.c_char_p)
    named = prototype(("strlen", ctypes.CDLL(None)), ((1, "text", b"default"),))
    grid = ((ctypes.c_int * 3) * 5)()
    pointed = ctypes.cast(grid, ctypes.POINTER(ctypes.c_int))
    kept = (ctypes.py_object * 3)([1], [2], [3])
    return [prototype, named, memoryview(grid).format, grid, pointed, kept]


def documents():
    made = []
    for _ in range(6):
        builder = xml.etree.ElementTree.TreeBuilder(lambda tag, attributes: xml.etree.ElementTree.Element(tag, attributes))
        for tag in ("root", "this", "last"):
            builder.start(tag, {"a": tag})
        builder.end("last")
        made.append(builder)
    if sys.version_info >= (3, 8):
        other = xml.etree.ElementTree.TreeBuilder(
            comment_factory=lambda text: xml.etree.ElementTree.Comment(text), pi_factory=lambda *text: xml.etree.ElementTree.ProcessingInstruction(*text), insert_comments=True, insert_pis=True)
        for tag in ("root", "this", "last"):
            other.start(tag, {})
        other.end("last")
        other.comment("behind it")
        made.append(other)
        puller = xml.etree.ElementTree.XMLPullParser(["start", "end", "start-ns", "end-ns", "comment", "pi"])
    else:
        puller = xml.etree.ElementTree.XMLPullParser(["start", "end", "start-ns", "end-ns"])
    puller.feed("<a xmlns:n='u'><!-- c --><?p i?><n:b/>")

    class Target:
        def start(self, tag, attributes):
            pass

        def end(self, tag):
            pass

        def data(self, text):
            pass

        def comment(self, text):
            pass

        def pi(self, *text):
            pass

        def close(self):
            pass

        def start_ns(self, *text):
            pass

        def end_ns(self, *text):
            pass

        def doctype(self, *text):
            pass

    parser = xml.etree.ElementTree.XMLParser(target=Target())
    parser.feed("<a>")
    element = xml.etree.ElementTree.fromstring("<a>%s</a>" % ("<b><c/></b>" * 20))
    fresh, begun = element.iter("b"), element.iter("c")
    next(begun)
    next(begun)
    few = xml.etree.ElementTree.fromstring("<a><b/><b/></a>")
    return [made, puller, parser, fresh, begun, element.itertext(), few, list(element)]


def tasks():
    loop = asyncio.new_event_loop()
    loop.set_debug(True)
    done, failed, waiting = loop.create_future(), loop.create_future(), loop.create_future()
    done.set_result([1])
    try:
        raise ValueError([2])
    except ValueError as error:
        failed.set_exception(error)
    failed._log_traceback = False
    waiting.add_done_callback(len)
    waiting.add_done_callback(print)
    cancelled = loop.create_future()
    cancelled.cancel("because") if sys.version_info >= (3, 9) else cancelled.cancel()

    async def wait():
        await waiting

    task = loop.create_task(wait())
    loop.call_soon(loop.stop)
    loop.run_forever()
    asyncio._set_running_loop(None)
    return [done, failed, waiting, cancelled, task, loop]


def others():
    class Local(threading.local):
        def __init__(self, *numbers, **named):
            self.numbers = [numbers, named]

    @functools.lru_cache(maxsize=4)
    def cached(number):
        return [number]

    for number in range(9):
        cached(number)
    cached.attribute = [1]

    def described():
        """Its code was looked at."""
        return cached

    described.__code__.co_code
    described.__code__.co_varnames
    with tempfile.TemporaryDirectory() as folder:
        open(os.path.join(folder, "name"), "w").close()
        listing = os.scandir(folder)
        os.symlink("name", os.path.join(folder, "link"))
        entry = next(found for found in listing if found.name == "link")
        entry.stat()
        entry.stat(follow_symlinks=False)
        base = sqlite3.connect(":memory:")
        base.row_factory = sqlite3.Row
        base.text_factory = bytes
        base.create_function("named", 1, lambda x: x)
        base.create_collation("ordered", lambda a, b: 0)
        context = ssl.create_default_context()
        context.set_alpn_protocols(["http/1.1"])
        if sys.version_info >= (3, 8):
            context.keylog_filename = os.path.join(folder, "keys")
            context._msg_callback = lambda *arguments: None
    scanner = json.scanner.c_make_scanner(json.JSONDecoder(
        object_hook=lambda found: found, object_pairs_hook=lambda pairs: pairs, parse_float=lambda text: text, parse_int=lambda text: text, parse_constant=lambda text: text))
    moments = [
        datetime.datetime(2020, 1, 1, 23, 59, 59, 999999, datetime.timezone.utc), datetime.time(1, 2, 3, 999999, datetime.timezone.utc), datetime.datetime(2021, 2, 3, 4, 5, 6, 999999),
        datetime.time(1, 2, 3, 999999),
    ]
    zones = [zoneinfo.ZoneInfo("Europe/Berlin"), zoneinfo.ZoneInfo.no_cache("Europe/Paris")] if zoneinfo else []
    if zoneinfo:
        for top in zoneinfo.TZPATH:
            if os.path.exists(os.path.join(top, "Europe/Berlin")):
                with open(os.path.join(top, "Europe/Berlin"), "rb") as data:
                    zones.append(zoneinfo.ZoneInfo.from_file(data))
                break
    return [Local(1, a=[2]), cached, described, described.__code__, entry, base, context, scanner, moments, zones]


KEEP = [running(), errors(), iterators(), texts(), decompressors(), pickles(), foreign(), documents(), tasks(), others()]
