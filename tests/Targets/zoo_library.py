"""One of everything that the standard library's C modules make. Import it and it is there."""
import array
import asyncio
import bz2
import collections
import csv
import ctypes
import datetime
import decimal
import functools
import hashlib
import io
import itertools
import json
import lzma
import mmap
import operator
import os
import pickle
import pyexpat
import random
import re
import select
import socket
import sqlite3
import ssl
import struct
import sys
import tempfile
import types
import unicodedata
import xml.etree.ElementTree
import zlib

try:
    import contextvars
except ImportError:  # before 3.7
    contextvars = None
try:
    import zoneinfo
except ImportError:  # before 3.9
    zoneinfo = None

import _pickle


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double), ("name", ctypes.c_char_p), ("bits", ctypes.c_uint, 3)]


class Either(ctypes.Union):
    _fields_ = [("whole", ctypes.c_long), ("parts", ctypes.c_short * 4), ("point", Point)]


class Linked(ctypes.Structure):
    pass


Linked._fields_ = [("next", ctypes.POINTER(Linked)), ("grid", (ctypes.c_int * 3) * 5)]


def foreign():
    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.py_object)
    point = Point(1, 2.0, b"name", 5)
    strlen = ctypes.CDLL(None).strlen
    strlen.argtypes, strlen.restype = [ctypes.c_char_p], ctypes.c_size_t
    strlen.errcheck = lambda result, function, arguments: result
    strlen(b"abc")
    linked = Linked()
    linked.next = ctypes.pointer(Linked())
    return [
        point, Either(), linked, linked.next, linked.next.contents, linked.grid, linked.grid[2], ctypes.pointer(point), ctypes.byref(point), (Point * 7)(), ctypes.c_int(5),
        ctypes.c_char_p(b"text"), ctypes.c_wchar_p("wide"), ctypes.create_string_buffer(1000), ctypes.py_object([1]), ctypes.c_void_p(), ctypes.c_int * 3, ctypes.POINTER(Point),
        callback, callback(lambda number, thing: number), strlen, ctypes.CDLL(None).puts, Point.x, ctypes.POINTER(ctypes.c_long), Point.from_buffer(bytearray(100)),
        ctypes.c_long.from_param(5), ctypes.pythonapi.PyObject_Size, ctypes.cast(ctypes.c_char_p(b"xyz"), ctypes.POINTER(ctypes.c_char)),
    ]


def numbers():
    context = decimal.Context(prec=300)
    manager = decimal.localcontext(context)
    return [
        decimal.Decimal("1.5"), decimal.Decimal("9" * 70), decimal.Decimal("9" * 77), decimal.Decimal(7) ** 900, context.divide(decimal.Decimal(1), decimal.Decimal(7)),
        decimal.Decimal("NaN"), decimal.Decimal("-Infinity"), context, context.traps, context.flags, manager, decimal.getcontext(), random.Random(5), random.SystemRandom(),
        datetime.date(2020, 1, 1).isocalendar(), datetime.timezone(datetime.timedelta(hours=1), "here"),
        [zoneinfo.ZoneInfo(name) for name in ("Europe/Berlin", "UTC", "America/New_York", "Asia/Kathmandu")] if zoneinfo else [],
    ]


def packed():
    class Named(pickle.Pickler):
        def persistent_id(self, thing):
            return None

    class Found(pickle.Unpickler):
        def persistent_load(self, name):
            return name

    out = io.BytesIO()
    pickler = _pickle.Pickler(out, 4)
    pickler.dispatch_table = {}
    pickler.dump([[i, str(i)] for i in range(50)])
    unpickler = _pickle.Unpickler(io.BytesIO(pickle.dumps([["a", "b"], "c"] * 5) + b"junk"), encoding="latin-1")
    unpickler.load()
    named = Named(io.BytesIO())
    named.dump({"x": [1, 2]})
    part = zlib.decompressobj(zdict=b"words")
    more = bz2.BZ2Decompressor()
    more.decompress(bz2.compress(b"x" * 1000) + b"behind")
    less = bz2.BZ2Decompressor()
    less.decompress(bz2.compress(bytes(range(256)) * 9)[:50], max_length=3)
    lesser = lzma.LZMADecompressor()
    lesser.decompress(lzma.compress(bytes(range(256)) * 9)[:50], max_length=3)
    ended = zlib.decompressobj()
    ended.decompress(zlib.compress(b"y" * 99) + b"tail")
    limited = zlib.decompressobj()
    limited.decompress(zlib.compress(bytes(range(256))), 5)
    unpacking = struct.iter_unpack("<hh", bytes(40))
    next(unpacking)
    return [
        pickler, pickler.memo, _pickle.Pickler(io.BytesIO()), unpickler, unpickler.memo, named, Found(io.BytesIO(b"")), pickle.PickleBuffer(bytearray(50)) if sys.version_info >= (3, 8) else None,
        zlib.compressobj(), part, ended, limited, bz2.BZ2Compressor(), more, less, lzma.LZMACompressor(), lesser,
        hashlib.sha256(b"a"), hashlib.md5(), hashlib.blake2b(), hashlib.blake2s(), hashlib.sha3_512(), hashlib.shake_128(),
        struct.Struct(""), struct.Struct("<3h10sxd"), struct.Struct("@iP"), unpacking,
    ]


def databases():
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.create_function("twice", 1, lambda x: x * 2)
    base.set_trace_callback(lambda text: None)
    base.set_progress_handler(lambda: 0, 1000)
    base.set_authorizer(lambda *arguments: sqlite3.SQLITE_OK)
    base.execute("create table t (a integer primary key, b blob)")
    base.executemany("insert into t values (?, zeroblob(30))", [(i,) for i in range(20)])
    cursor = base.execute("select a, twice(a) from t")
    rows = [cursor.fetchone() for _ in range(3)]
    plain = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_COLNAMES)
    done = plain.execute("select '2024-01-02' as 'x [date]'")
    return [base, cursor, rows, plain, done, base.blobopen("t", "b", 1) if hasattr(base, "blobopen") else None]


def connections():
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1", "h2"])
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if sys.version_info >= (3, 7):
        server.sni_callback = lambda *arguments: None
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    wrapped = context.wrap_bio(incoming, outgoing, server_hostname="example.org")
    try:
        wrapped.do_handshake()
    except ssl.SSLWantReadError:
        pass
    poll = select.poll()
    poll.register(0)
    poll.poll(0)
    return [context, server, incoming, outgoing, wrapped, poll, select.epoll(), socket.socketpair(), context.get_ca_certs()[:3]]


def files():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a", "b"):
            with open(os.path.join(folder, name), "w") as made:
                made.write("text")
        listing = os.scandir(folder)
        entries = [next(listing), next(os.scandir(os.fsencode(folder)))]
        entries[0].stat()
        entries[0].is_dir()
        reader = open(os.path.join(folder, "a"), "rb")
        text = open(os.path.join(folder, "a"))
        text.readline()
        updated = open(os.path.join(folder, "b"), "r+b")
        raw = open(os.path.join(folder, "b"), "rb", buffering=0)
        status = os.stat(folder)
    table = io.StringIO()
    csv.register_dialect("strange", delimiter="|", lineterminator="!")
    written = csv.writer(table, "strange")
    written.writerow([1, "two", 3.5])
    read = csv.reader(["a,b", "c"])
    next(read)
    memory = io.BytesIO(b"shared" * 9)
    lines = io.StringIO("a\r\nb", newline=None)
    return [
        listing, entries, reader, text, updated, raw, status, os.statvfs("/"), os.times(), sys.flags, sys.version_info, os.terminal_size((1, 2)), table, written, read,
        csv.DictReader(["a"]), csv.get_dialect("strange"), mmap.mmap(-1, 4096), memory, memory.getbuffer(), lines, io.BufferedRWPair(io.BytesIO(), io.BytesIO()),
        io.IncrementalNewlineDecoder(None, True), io.BufferedRandom(io.BytesIO()), io.BufferedWriter(io.BytesIO()),
    ]


def documents():
    element = xml.etree.ElementTree.fromstring("<a b='c'><d/><d>text<e/></d>tail<f/><f/><f/><f/><f/></a>")
    walking = element.iter("d")
    next(walking)
    texts = element.itertext()
    next(texts)
    builder = xml.etree.ElementTree.TreeBuilder()
    builder.start("a", {"x": "y"})
    builder.data("some")
    parser = xml.etree.ElementTree.XMLParser()
    parser.feed("<root><child>")
    pulling = xml.etree.ElementTree.XMLPullParser(("start", "end", "start-ns", "end-ns"))
    pulling.feed("<r xmlns:n='u'><n:c/>")
    expat = pyexpat.ParserCreate()
    expat.buffer_text = True
    expat.StartElementHandler = expat.CharacterDataHandler = lambda *arguments: None
    expat.Parse("<a>text<b/>", False)
    pattern = re.compile(r"(\w)(?P<n>\d)?")
    scanner = pattern.scanner("a1b2")
    return [element, walking, texts, builder, parser, pulling, expat, pattern, scanner, scanner.match(), pattern.finditer("a1"), unicodedata.ucd_3_2_0]


def tasks():
    loop = asyncio.new_event_loop()

    async def wait(future):
        held = [1]
        await future
        return held

    async def many():
        yield [1]
        yield [2]

    class Awaited:
        def __await__(self):
            yield None

    future = loop.create_future()
    future.add_done_callback(print)
    failed = loop.create_future()
    failed.set_exception(ValueError("bad"))
    failed.exception()
    cancelled = loop.create_future()
    cancelled.cancel(*["why"] if sys.version_info >= (3, 9) else [])
    waiting = loop.create_task(wait(future), **{"name": "waiting"} if sys.version_info >= (3, 8) else {})
    fresh = loop.create_task(wait(loop.create_future()))
    loop.run_until_complete(asyncio.sleep(0))
    asked, thrown, sent = many(), many(), many()
    first = asked.asend(None)
    iterating = iter(future)
    finishing = wait(future)
    return [
        loop, future, failed, cancelled, waiting, fresh, asked, first, thrown.athrow(ValueError("x")), sent.__anext__(), thrown.aclose(), iterating, finishing,
        loop.create_task(wait(future)), anext(many(), [5]) if sys.version_info >= (3, 10) else None, finishing.__await__(), loop.create_task(wait(loop.create_future())),
    ]


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return [index]


def raised():
    problems = []
    for code in ("absent_name", "object().absent", "'\u20ac'.encode('ascii')", "b'\\xff'.decode('utf-8')", "open('/absent')", "import absent_module", "1 +", "''.absent"):
        try:
            exec(code)
        except Exception as problem:
            problems.append(problem)
    problems.append(UnicodeTranslateError("text", 1, 2, "bad"))
    if sys.version_info >= (3, 11):
        problems += [ExceptionGroup("several", made) for made in ([ValueError(1), KeyError("k")], (ValueError(2),))]
        problems[0].add_note("a note")
        repr(problems[-2:])
    return problems


def small():
    ordered = collections.OrderedDict(a=1, b=[2])
    instance_method = ctypes.pythonapi.PyInstanceMethod_New
    instance_method.argtypes, instance_method.restype = [ctypes.py_object], ctypes.py_object
    queue = collections.deque([1, [2]])
    contexts = []
    if contextvars:
        context = contextvars.copy_context()
        variables = [contextvars.ContextVar("v%d" % i) for i in range(70)]
        tokens = [variable.set([i]) for i, variable in enumerate(variables)]
        full = contextvars.copy_context()
        contexts = [context, variables, tokens, full, iter(full), full.keys(), iter(full.items()), full.values()]
    row = array.array("i", [1, 2])
    grouping = itertools.groupby("aab")
    encoder = json.encoder.c_make_encoder({}, str, json.encoder.encode_basestring, None, ": ", ", ", False, False, True)
    return [
        ordered.keys(), ordered.values(), ordered.items(), iter(ordered), iter(ordered.items()), reversed(ordered), reversed(queue), iter(queue), iter(row), iter(memoryview(b"ab")),
        contexts, operator.itemgetter(1, [2]), operator.itemgetter("k"), operator.attrgetter("a.b", "c"),
        operator.methodcaller("m", [1], k=[2]), functools.cmp_to_key(len)([3]), functools.cmp_to_key(len), functools.partialmethod(len), functools.lru_cache()(len),
        itertools.combinations_with_replacement([1, 2, 3], 2), itertools.filterfalse(None, [1]), itertools.dropwhile(len, []), next(grouping), grouping, iter(list[int]) if sys.version_info >= (3, 11) else None, encoder,
        json.decoder.JSONDecoder(object_hook=print), {1: [2]}.values(), {1: [2]}.items(), iter(Sequence()), reversed(Sequence()), instance_method(len),
        types.MethodType(len, [1]), types.MappingProxyType({}), iter(bytearray(5)), iter({1: 2}.items()), [reversed({1: 2}.values()), reversed({1: 2}.items())] if sys.version_info >= (3, 8) else [], iter("\u20ac"),
        str.maketrans("ab", "cd"), ctypes.pythonapi, (i for i in [1]), compile("1 + 1", "f", "eval"), sys.float_info, memoryview(row).cast("b"), BaseException([1]),
        collections.namedtuple("Two", "a b")(1, 2),
    ]


SINCE_3_12 = """
type Alias[T] = list[T]
type Plain = dict[str, Alias]

def generic[T: int, U: (int, str), *Ts, **P](first: T, *rest: P.args, **named: P.kwargs) -> U:
    return first

class Generic[T]:
    pass

class Buffered:
    def __buffer__(self, flags):
        return memoryview(b"behind")

KEPT = [Alias, Plain, Plain.__value__, generic, Generic[int], Generic, generic.__type_params__, [t.__constraints__ for t in generic.__type_params__[:2]], memoryview(Buffered()),
        itertools.batched([1, 2, 3], 2), generic.__type_params__[3].args]
"""


def since_3_12():
    if sys.version_info < (3, 12):
        return []
    scope = {"itertools": itertools}
    exec(SINCE_3_12, scope)
    re.sub("(a)", r"<\\1-\\1>", "abc")
    part = zlib._ZlibDecompressor()
    part.decompress(zlib.compress(bytes(range(256))), 5)
    return scope["KEPT"] + [part]


SINCE_3_14 = """
name, width = ["made"], 30
template = t"a {name!r:>{width}} b {width + 1} c"
iterated = iter(template)
next(iterated)

class Lazy:
    annotated: list[Undefined]

def lazy(first: Undefined, second: int = 3) -> Undefined:
    return first

def asked(first: int, second: template):
    return second

asked.__annotations__
annotationlib.get_annotations(Lazy, format=annotationlib.Format.FORWARDREF)

def running():
    yield width
    yield [width]

started = running()
next(started)
dictionary = zstd.ZstdDict(b"words and more words " * 20, is_raw=True)
whole = zstd.compress(bytes(range(256)) * 9)
part = zstd.ZstdDecompressor()
part.decompress(whole[:-5], max_length=3)
ended = zstd.ZstdDecompressor(dictionary)
ended.decompress(zstd.compress(b"text", zstd_dict=dictionary) + b"behind")

KEPT = [template, iterated, template.interpolations, Lazy, lazy, lazy.__annotate__, asked, started, dictionary, dictionary.as_digested_dict, part, ended,
        zstd.ZstdCompressor(3, zstd_dict=dictionary), zstd.ZstdCompressor(), functools.partial(int, functools.Placeholder, 16), functools.Placeholder,
        typing.TypeVar("Bound", bound=int, default=str).evaluate_bound, typing.TypeVar("Bound", bound=int, default=str).evaluate_default,
        int | str, typing.Optional["Later"], list[int] | None, typing.Union[int, typing.Annotated[str, []]], map(max, [1], [2], strict=True), lazy.__code__.co_branches(), typing.NoDefault,
        sys._getframe().f_locals]
"""


def since_3_14():
    if sys.version_info < (3, 14):
        return []
    import annotationlib
    import typing
    from compression import zstd
    scope = {"annotationlib": annotationlib, "functools": functools, "sys": sys, "typing": typing, "zstd": zstd}
    exec(SINCE_3_14, scope)
    try:
        exec("1 +")
    except SyntaxError as problem:
        scope["KEPT"].append(problem)
    return scope["KEPT"]


def locals_of_frames():
    try:
        raise KeyError("k")
    except KeyError as problem:
        return [problem.__traceback__.tb_frame.f_locals]


KEEP = [foreign(), numbers(), packed(), databases(), connections(), files(), documents(), tasks(), raised(), small(), since_3_12(), since_3_14(), locals_of_frames()]
