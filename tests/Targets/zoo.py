"""One of everything that the standard library of probes has a rule for, in many shapes."""
import array
import collections
import datetime
import functools
import io
import itertools
import queue
import re
import threading
import sys
import types
import weakref
import xml.etree.ElementTree

try:
    import contextvars
except ImportError:  # before 3.7
    contextvars = None


class Plain:
    def __init__(self, number):
        self.number, self.name, self.items = number, "plain %d" % number, [number]


class Many:
    pass


class Slots:
    __slots__ = ("x", "y", "__weakref__")


class SlotsDict(Slots):
    __slots__ = ("z", "__dict__")


class SubDict(dict):
    pass


class SubList(list):
    pass


class SubStr(str):
    pass


class SubInt(int):
    pass


class SubTuple(tuple):
    pass


class SubSet(set):
    __slots__ = ()


class Problem(Exception):
    pass


class Meta(type):
    pass


class Metaclassed(metaclass=Meta):
    attribute = ["of a class"]


class Descriptors:
    @property
    def prop(self):
        return 1

    @classmethod
    def of_class(cls):
        return cls

    @staticmethod
    def of_none():
        return None

    @getattr(functools, "cached_property", property)  # since 3.8
    def kept(self):
        return [1]


def counter(n):
    held = object()
    for i in range(n):
        yield i, held


def closure(a, b=3, *, k=4):
    def inner():
        return a, b, k
    return inner


@functools.lru_cache(maxsize=None)
def remembered(number):
    return [number]


@functools.lru_cache(maxsize=4)
def remembered_few(number):
    return [number]


def instances():
    plain = [Plain(i) for i in range(200)]
    materialised = [Plain(i) for i in range(20)]
    many = []
    for i in range(40):
        thing = Many()
        for j in range(i):
            setattr(thing, "attribute_%d" % j, (i, j))
        many.append(thing)
    deleted = Plain(1)
    del deleted.number
    deleted.z = 5
    slots = []
    for i in range(30):
        thing = Slots()
        thing.x = i
        if i % 2:
            thing.y = [i]
        slots.append(thing)
    both = []
    for i in range(30):
        thing = SlotsDict()
        thing.x, thing.z, thing.w = i, (i, []), {"i": i}
        both.append(thing)
    described = Descriptors()
    described.kept
    return [plain, materialised, [p.__dict__ for p in materialised], many, deleted, slots, both, described, object(), Metaclassed()]


def containers():
    holes = {i: [i] for i in range(50)}
    for i in range(0, 50, 3):
        del holes[i]
    thinned = set(range(100))
    for i in range(50):
        thinned.discard(i)
    grown = []
    for i in range(1000):
        grown.append(i)
    rotated = collections.deque(range(200))
    rotated.rotate(33)
    ordered = collections.OrderedDict(("k%d" % i, [i]) for i in range(30))
    del ordered["k7"]
    return [
        [{"k%d" % j: [j] for j in range(n)} for n in (0, 1, 5, 6, 10, 11, 100, 1000, 70000)],
        [{j: [j] for j in range(n)} for n in (0, 1, 5, 6, 10, 11, 100, 1000)],
        holes, dict.fromkeys("abc"), {"a": 1, 2: "b"},
        [set(range(n)) for n in (0, 1, 4, 5, 8, 9, 100, 5000)], frozenset("ab"), frozenset([("t", 1)]), thinned,
        [list(range(n)) for n in (0, 1, 7, 8, 9, 100)], [[None] * 5], grown,
        [tuple([[]] * n) for n in (0, 1, 2, 20, 21)],
        [collections.deque(range(n)) for n in (0, 1, 63, 64, 65, 500)], collections.deque([1], maxlen=3), rotated,
        collections.OrderedDict(), ordered, collections.defaultdict(list, {"a": [1]}), collections.Counter("hello"), collections.ChainMap({}, {"a": 1}),
        collections.namedtuple("Point", "x y")(1, [2]),
        [SubDict(a=1), SubList([1, 2]), SubStr("sub"), SubStr("s\u20ac"), SubInt(7), SubInt(2 ** 80), SubTuple((1, 2)), SubSet((1, 2))],
    ]


def texts_and_numbers():
    cached = "\xe9\u20ac-cached"
    cached.encode("utf-8")
    grown = bytearray(b"12345")
    grown += b"6" * 100
    del grown[:50]
    return [
        "", "a", "abc" * 50, "\xe9", "\xe9t\xe9" * 9, "\u20ac" * 7, "\U0001f600" * 5, "x\u20acy", cached,
        b"", b"x", b"abc" * 100, bytearray(), grown, bytearray(1000), memoryview(b"abc"), memoryview(bytearray(5)),
        0, 1, -1, 256, 257, -5, -6, 2 ** 30 - 1, 2 ** 30, -2 ** 30, 2 ** 60, 10 ** 100, -10 ** 300, 1.5, 2.5e300, 1 + 2j, True, None, Ellipsis, NotImplemented,
        slice(1, [2], 3), range(10), range(2 ** 70),
        array.array("d", [1.0] * 10), array.array("b"), array.array("i", range(77)),
    ]


def code_and_frames():
    started, fresh, ended = counter(5), counter(3), counter(2)
    next(started)
    list(ended)

    async def agen():
        held = [1]
        yield held

    async def coroutine():
        return [2]
    closed = coroutine()
    closed.close()
    problems = []
    for i in range(5):
        try:
            raise Problem("boom", i)
        except Problem as problem:
            problems.append(problem)
    try:
        try:
            {}["absent"]
        except KeyError as inner:
            raise Problem("outer") from inner
    except Problem as problem:
        problems.append(problem)
    with open("/dev/null", "rb") as null:
        try:
            null.write(b"")
        except io.UnsupportedOperation as problem:
            problems.append(problem)
    problems += [OSError(2, "no", "file"), StopIteration(3), SystemExit(4), UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), SyntaxError("s", ("f", 1, 2, "t")), ImportError("m", name="n")]
    for i in range(9):
        remembered(i)
        remembered_few(i)
    return [
        started, fresh, ended, agen(), closed, problems, remembered, remembered_few,
        closure(1), closure([2], b={}), lambda x=[1]: x, len, [].append, "x".join, Plain.__init__, Plain(3).__init__, Plain(4).__str__,
        functools.partial(len, [1]), functools.partial(max, 1, key=len), functools.reduce, functools.singledispatch(len),
        property(len, doc="d"), classmethod(len), staticmethod(len), super(Plain, Plain(5)), types.MappingProxyType({"a": 1}), types.SimpleNamespace(a=[1]),
        types.ModuleType("made", "doc"), type("Dynamic", (Plain,), {"__slots__": ("s",)}), list[int] if sys.version_info >= (3, 9) else None, int | str if sys.version_info >= (3, 10) else None, types.CodeType, dict.__dict__["keys"], int.__add__, (3).__add__,
    ]


def iterators():
    return [
        iter([1]), iter((1,)), iter({1: 2}), iter({1: 2}.values()), iter({1: 2}.items()), {1: 2}.keys(), iter({1}), iter("ab"), iter(b"x"), iter(range(3)), iter(range(2 ** 70)),
        reversed([1]), reversed({1: 2} if sys.version_info >= (3, 8) else [2]), enumerate([1]), zip([1], [2]), map(len, [[]]), filter(None, [1]), iter(len, 3), iter(collections.deque([1])),
        itertools.count(3), itertools.count(2 ** 70), itertools.chain([1], [2]), itertools.islice([1, 2], 1), itertools.cycle([1]), itertools.repeat(3), itertools.product([1], [2, 3]),
        itertools.permutations([1, 2, 3]), itertools.combinations([1, 2, 3], 2), itertools.accumulate([1]), itertools.starmap(len, []), itertools.takewhile(len, []),
        itertools.groupby([1]), itertools.tee([1, 2, 3]), itertools.zip_longest([1], [2]), itertools.compress([1], [1]), getattr(itertools, "pairwise", zip)([1, 2]),
    ]


def weak_and_library():
    plain, slotted = Plain(1), Slots()
    made = []
    thread = threading.Thread(target=lambda: made.extend([[i], {i: i}, Plain(i)] for i in range(3000)))
    thread.start()
    thread.join()
    written = io.BytesIO(b"x" * 100)
    written.write(b"yy")
    text = io.StringIO("abc")
    text.write("def")
    tree = xml.etree.ElementTree.fromstring("<a b='c'><d/>text<e f='g'>h</e></a>")
    waiting = getattr(queue, "SimpleQueue", queue.Queue)()  # since 3.7
    waiting.put([1])
    variable = contextvars and contextvars.ContextVar("variable", default=[1])
    if variable:
        variable.set([2])
    local = threading.local()
    local.here = [1]
    ordered = collections.OrderedDict(a=1)
    cycles = []
    for _ in range(20):
        a = []
        a.append([a])
        cycles.append(a)
    return [
        plain, slotted, weakref.ref(plain), weakref.ref(slotted, len), weakref.proxy(plain), weakref.WeakValueDictionary({1: plain}), weakref.WeakSet([plain]), weakref.ref(ordered), weakref.WeakKeyDictionary({plain: [1]}),
        made, written, text, io.BufferedReader(io.BytesIO(b"z" * 10)), io.TextIOWrapper(io.BytesIO(b"q")),
        datetime.datetime(2020, 1, 1), datetime.date(2020, 1, 1), datetime.time(1), datetime.timedelta(3), datetime.timezone.utc, datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc),
        threading.Lock(), threading.RLock(), local, threading.Event(), threading.Condition(), re.compile("a(?P<b>c)"), re.match("a", "ab"), tree, waiting, variable,
        contextvars and contextvars.copy_context(), cycles, ordered,
    ]


KEEP = [instances(), containers(), texts_and_numbers(), code_and_frames(), iterators(), weak_and_library()]
