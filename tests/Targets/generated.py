"""Random programs, by their seeds (the environment variables YLANG_SEED, the first, and YLANG_SEEDS, how many): each makes classes, functions, containers out of each other, and keeps what
it made."""
import array
import collections
import ctypes
import datetime
import decimal
import fractions
import functools
import io
import itertools
import operator
import os
import random
import re
import struct
import types
import weakref
import xml.etree.ElementTree
import zlib

SEED = int(os.environ.get("YLANG_SEED", "0"))
SEEDS = int(os.environ.get("YLANG_SEEDS", "1"))
STEPS = [60, 120, 120, 250, 250, 600]

ALPHABETS = ["abcdefghij_", "\xe0\xe1\xe2\xe3\xff", "\u0416\u20ac\u4e2d\u6587", "\U0001f600\U00010348", "\x00\n\t ", "\ud800"]
BUILTIN_BASES = [
    "dict", "list", "str", "int", "tuple", "set", "frozenset", "float", "complex", "bytes", "bytearray", "Exception", "OSError", "BaseException", "property", "staticmethod", "classmethod",
    "collections.deque", "collections.OrderedDict", "collections.defaultdict", "type", "types.ModuleType", "types.SimpleNamespace", "functools.partial", "array.array", "decimal.Decimal",
    "datetime.datetime", "datetime.tzinfo", "io.BytesIO", "io.StringIO", "weakref.ref", "itertools.count", "ctypes.Structure", "random.Random", "xml.etree.ElementTree.Element",
]


class Described:
    """A descriptor: it knows its name, and keeps values in the instance or by a weak reference."""

    def __set_name__(self, owner, name):
        self.names = [owner, name]

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.names[1])

    def __set__(self, instance, value):
        instance.__dict__[self.names[1]] = value


class Calling(type):
    """A metaclass that has its say in everything: it prepares the names, counts instances, adds a property."""

    @classmethod
    def __prepare__(meta, name, bases, **named):
        return collections.OrderedDict(prepared=[name])

    def __init__(cls, name, bases, names, **named):
        super().__init__(name, bases, names)
        cls.made = 0

    def __call__(cls, *arguments, **named):
        cls.made += 1
        return super().__call__(*arguments, **named)

    shown = property(lambda cls: cls.made)


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double), ("name", ctypes.c_char_p), ("thing", ctypes.py_object)]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.things = [None, True, 0, "", (), [], {}]
        self.classes = []
        self.mutable = []
        self.count = 0

    def one(self):
        return self.random.choice(self.things)

    def some(self, most):
        return [self.one() for _ in range(self.size(most))]

    def size(self, most):
        """Small sizes more often than great ones."""
        return int(most * self.random.random() ** 3)

    def name(self):
        self.count += 1
        return self.random.choice(["n", "name_", "a_rather_long_name_", "\xe9t\xe9", "\u0416"]) + str(self.count)

    # Values

    def number(self):
        r = self.random
        return r.choice([
            lambda: r.randrange(-10, 300), lambda: r.getrandbits(self.size(4000) + 1) * r.choice([1, -1]), lambda: r.choice([1, -1]) << r.randrange(200), lambda: r.random(),
            lambda: complex(r.random(), 1), lambda: bool(r.randrange(2)), lambda: float("inf"),
        ])()

    def text(self):
        r = self.random
        made = "".join(r.choice(r.choice(ALPHABETS)) if r.random() < 0.1 else "x" for _ in range(self.size(300)))
        for alphabet in r.sample(ALPHABETS, r.randrange(3)):
            made += alphabet * r.randrange(3)
        for _ in range(r.randrange(3)):
            made += r.choice("ab\xe9\u20ac")
        how = r.randrange(6)
        if how == 0:
            made = made[self.size(len(made) + 1):]
        elif how == 1:
            made.encode("utf-8", "replace")
        elif how == 2:
            hash(made)
        elif how == 3 and made.isprintable():
            made = "".join([made, "tail"])
            __import__("sys").intern(made)
        return made

    def octets(self):
        r = self.random
        made = bytes(r.getrandbits(8) for _ in range(self.size(500)))
        if r.random() < 0.5:
            made = bytearray(made)
            for _ in range(r.randrange(4)):
                made += bytes(self.size(50))
                del made[: self.size(20)]
            self.mutable_view = memoryview(made) if r.random() < 0.3 else None
        return made

    # Containers

    def key(self):
        r = self.random
        return r.choice([self.text, self.number, lambda: r.randrange(50), lambda: (r.randrange(9), self.text()), lambda: frozenset(range(self.size(9))), lambda: "k%d" % r.randrange(40)])()

    def row(self):
        r = self.random
        made = self.some(60)
        how = r.randrange(6)
        if how == 0:
            made = [thing for thing in made]
        elif how == 1:
            del made[self.size(len(made) + 1):]
        elif how == 2:
            made *= r.randrange(3)
        elif how == 3:
            for thing in self.some(40):
                made.insert(r.randrange(len(made) + 1), thing)
        elif how == 4:
            made.sort(key=id)
        self.mutable.append(made.append)
        return made

    def mapping(self):
        r = self.random
        kind = r.choice([dict, dict, dict, dict, collections.OrderedDict, lambda: collections.defaultdict(list), collections.Counter])
        made = kind()
        only_text = r.random() < 0.5
        for _ in range(self.size(r.choice([8, 30, 300, 3000]))):
            made[self.text() + str(r.randrange(999)) if only_text else self.key()] = self.one()
        for key in [key for key in made if r.random() < r.choice([0, 0, 0.1, 0.9])]:
            del made[key]
        how = r.randrange(7)
        if how == 0:
            made = made.copy()
        elif how == 1:
            made = dict(made)
        elif how == 2:
            made.clear()
        elif how == 3:
            made["added"] = made
        elif how == 4 and made:
            made.popitem()
        elif how == 5 and only_text:
            made[r.randrange(9)] = self.one()
        return made

    def group(self):
        r = self.random
        made = {self.key() for _ in range(self.size(200))}
        for key in [key for key in made if r.random() < r.choice([0, 0.5, 0.95])]:
            made.discard(key)
        return r.choice([set, frozenset, lambda s: s, lambda s: s | {1}, lambda s: s & set(list(s)[:5])])(made)

    def queue(self):
        r = self.random
        made = collections.deque(self.some(300), r.choice([None, None, 5, 100]))
        made.rotate(r.randrange(99))
        for _ in range(self.size(100)):
            r.choice([made.append, made.appendleft])(self.one())
        for _ in range(self.size(len(made) + 1)):
            r.choice([made.pop, made.popleft])()
        return made

    def deep(self):
        made = self.one()
        for _ in range(self.size(3000)):
            made = self.random.choice([lambda t: [t], lambda t: (t,), lambda t: {"in": t}, lambda t: [t, None]])(made)
        return made

    def cycle(self):
        if self.mutable:
            self.random.choice(self.mutable)(self.one())
        made = self.row()
        made.append((made, {"self": made}))
        return made

    # Classes and their instances

    def classes_of(self):
        """The text of a class whose bases go together; a class that cannot be made is no loss."""
        r = self.random
        name, lines = self.name(), []
        bases = []
        scope = dict(globals(), maker=self)
        for base in r.sample(self.classes, min(len(self.classes), r.choice([0, 0, 1, 1, 2]))):
            scope["Base%d" % len(bases)] = base
            bases.append("Base%d" % len(bases))
        if r.random() < 0.4:
            bases.append(r.choice(BUILTIN_BASES))
        how = r.random()
        if how < 0.1:
            bases.append("metaclass=Calling")
        elif how < 0.25:
            scope["Meta"] = type("Meta" + name, (type,), r.choice([{}, {"of_meta": [1]}, {"__slots__": ()}]))
            bases.append("metaclass=Meta")
        lines.append("class %s(%s):" % (name, ", ".join(bases)))
        lines.append("    attribute = maker.one()")
        if r.random() < 0.4:
            slots = [self.name() for _ in range(r.randrange(5))] + r.choice([[], [], ["__dict__"], ["__weakref__"], ["__dict__", "__weakref__"]])
            lines.append("    __slots__ = %s" % repr(r.choice([tuple(slots), slots, {slot: "about it" for slot in slots}])))
        for _ in range(r.randrange(4)):
            method, decorator = self.name(), r.choice(["", "    @property\n", "    @classmethod\n", "    @staticmethod\n"])
            lines.append("%s    def %s(self, a=maker.one(), *rest, b=maker.one(), **named):\n        'A text.'\n        return [self, a, %r]" % (decorator, method, self.text()))
        if r.random() < 0.3:
            lines.append("    def __get__(self, instance, owner):\n        return self")
        if r.random() < 0.3:
            lines.append("    def __init_subclass__(cls, **named):\n        cls.subclassed = [cls]")
        for _ in range(r.choice([0, 0, 0, 1, 3])):
            lines.append("    %s = %s" % (self.name(), r.choice(["Described()", "property(maker.function())", "functools.lru_cache(2)(maker.function())", "functools.partial(maker.one)", "lambda self: maker"])))
        if r.random() < 0.2:
            lines.append("    def method(self):\n        return __class__, super().__init__")
        if r.random() < 0.1:
            lines.append("    def __new__(cls, *a, **b):\n        return super().__new__(cls, *a, **b)\n    def __del__(self):\n        pass")
        if r.random() < 0.3:
            lines.append("    note: 'a list' = None")
        try:
            exec("\n".join(lines), scope)
        except (TypeError, ValueError, AttributeError):
            return None
        self.classes.append(scope[name])
        return scope[name]

    def instances(self):
        r = self.random
        if not self.classes:
            return None
        kind = r.choice(self.classes)
        names = [self.name() for _ in range(r.choice([1, 5, 20, 40]))]
        made = []
        for _ in range(1 + self.size(40)):
            try:
                if issubclass(kind, type):
                    thing = kind(self.name(), (kind,), {})
                else:
                    values = r.choice([[], [], [self.one()], ["i"], ["text", [1]]])
                    # A debug build of 3.14 ends itself where a property of a class of one's own is made of what is no function.
                    thing = kind(*([] if issubclass(kind, property) and hasattr(sys, "gettotalrefcount") else values))
            except Exception:
                continue
            for name in r.sample(names, self.size(len(names) + 1)) + list(getattr(kind, "__slots__", ())):
                try:
                    setattr(thing, name, self.one())
                except (AttributeError, TypeError, ValueError):
                    pass
            if r.random() < 0.2 and hasattr(thing, "__dict__"):
                made.append(thing.__dict__)
            # Without its dict, a StringIO of 3.14 takes the interpreter with it.
            if r.random() < 0.1 and hasattr(thing, "__dict__") and not isinstance(thing, io.StringIO):
                try:
                    del thing.__dict__
                except (TypeError, AttributeError):
                    pass
            if r.random() < 0.2 and not isinstance(thing, type) and getattr(thing, "__dict__", None):
                thing.__dict__.pop(r.choice(list(thing.__dict__)))
            if r.random() < 0.1 and type(getattr(thing, "__dict__", None)) is dict:
                try:
                    thing.__dict__ = {"other": self.one(), 5: [5]} if r.random() < 0.5 else {}
                except AttributeError:
                    pass
            if r.random() < 0.05 and r.choice(self.classes):
                try:
                    thing.__class__ = r.choice(self.classes)
                except TypeError:
                    pass
            made.append(thing)
        return made

    # Code

    def function(self):
        r = self.random
        first, second = self.one(), self.one()

        def outer(a, b=first, *, c=second):
            local = [a]

            def inner(x, y=local):
                nonlocal b
                b = x
                return a, b, c, outer
            return inner if r.random() < 0.5 else lambda: (inner, local)
        made = outer(self.one())
        if r.random() < 0.3:
            made.attribute = self.one()
        if r.random() < 0.3:
            made.__annotations__ = {"return": self.one()}
        if r.random() < 0.2:
            made.__name__, made.__qualname__ = self.text().replace("\t", "").replace("\n", ""), "other"
        return made

    def generator(self):
        r = self.random
        things, wanted = self.some(9), r.randrange(12)

        def inner(held):
            for thing in things:
                try:
                    yield held, thing
                finally:
                    held = thing

        def outer(a):
            unused = [a]
            yield from inner(a)
            yield [x for x in unused]
            try:
                raise KeyError(a)
            except KeyError:
                yield a
        made = r.choice([outer, inner])(self.one())
        for _ in zip(range(wanted), made):
            pass
        if r.random() < 0.1:
            made.close()
        return made

    def coroutine(self):
        things = self.some(5)

        @types.coroutine
        def pause():
            yield things

        async def wait(a):
            b = [a]
            await pause()
            return b, things

        async def many(a):
            for thing in things:
                yield thing, a
        if self.random.random() < 0.5:
            made = wait(self.one())
            if self.random.random() < 0.7:
                made.send(None)
            else:
                made.close()
            return made
        made = many(self.one())
        try:
            made.__anext__().send(None)
        except (StopIteration, StopAsyncIteration):
            pass
        return made

    def problem(self):
        r = self.random

        def fail(depth, local):
            if depth:
                fail(depth - 1, [local])
            raise r.choice([ValueError, KeyError, OSError, StopIteration])(self.one(), local)
        try:
            try:
                fail(r.randrange(20), self.one())
            except Exception as first:
                if r.random() < 0.5:
                    raise RuntimeError(self.one()) from first
                raise
        except Exception as second:
            return second

    def weak(self):
        r = self.random
        instances = [thing for thing in self.things if type(thing) in self.classes and getattr(type(thing), "__weakrefoffset__", 0)]
        if not instances:
            return weakref.WeakValueDictionary()
        thing = r.choice(instances)
        made = []
        for how in (weakref.ref, lambda t: weakref.ref(t, self.function()), weakref.proxy, lambda t: weakref.WeakSet([t]), lambda t: weakref.WeakKeyDictionary({t: [1]})):
            try:
                made.append(how(thing))
            except TypeError:
                pass
        return made

    def module(self):
        made = types.ModuleType(self.random.choice(["made", "a.b"]), "doc")
        for _ in range(self.size(50)):
            setattr(made, self.name(), self.one())
        return made

    def bound(self):
        r = self.random
        things = self.some(5)
        return r.choice([
            lambda: things.append, lambda: iter(things), lambda: reversed(things), lambda: enumerate(things), lambda: zip(things, things), lambda: map(id, things), lambda: slice(*things[:3] or [1]),
            lambda: property(self.function()), lambda: types.MethodType(self.function(), things), lambda: types.SimpleNamespace(a=things), lambda: types.MappingProxyType({"a": things}),
            lambda: iter(self.group()), lambda: iter(self.mapping()), lambda: self.mapping().items(), lambda: range(r.getrandbits(70)), lambda: super(type, int),
        ])()

    # What C makes

    def wide(self):
        r = self.random
        n = 1 + self.size(r.choice([300, 300, 300, 20000]))
        return r.choice([
            lambda: list(range(n)), lambda: tuple(self.one() for _ in range(n // 10)), lambda: {i: i for i in range(n)}, lambda: set(range(n)), lambda: dict.fromkeys(map(str, range(n)), self.one()),
            lambda: bytearray(n), lambda: "\u20ac" * n, lambda: [[]] * n, lambda: collections.deque(range(n)), lambda: 1 << n,
        ])()

    def extension(self):
        """An object of a type of the standard library's C modules."""
        r = self.random
        some, text, data = self.some(6), self.text(), bytes(r.getrandbits(8) for _ in range(self.size(400)))
        local = decimal.Context(prec=1 + self.size(200))

        def numbers():
            made = array.array(r.choice("bBhHiIlLqQfd"), range(self.size(60)))
            for _ in range(r.randrange(3)):
                made.extend(made[: self.size(9)])
            del made[: self.size(5)]
            return made

        def buffers():
            made = r.choice([io.BytesIO, lambda b: io.BufferedReader(io.BytesIO(b)), lambda b: io.TextIOWrapper(io.BytesIO(b), "latin-1")])(data)
            made.read(self.size(20))
            return made

        def texts():
            made = io.StringIO()
            for _ in range(r.randrange(5)):
                made.write(text.replace("\ud800", ""))
            return made

        def steps():
            made = r.choice([
                lambda: itertools.chain(some, [1]), lambda: itertools.cycle(some), lambda: itertools.tee(some)[1], lambda: itertools.product(some, repeat=2), lambda: itertools.groupby(some, id),
                lambda: itertools.islice(some, 3), lambda: itertools.repeat(some), lambda: itertools.combinations(some, 2), lambda: itertools.permutations(some), lambda: itertools.count(r.getrandbits(80)),
                lambda: itertools.zip_longest(some, [1], fillvalue=some), lambda: itertools.accumulate(map(id, some)), lambda: itertools.takewhile(id, some), lambda: itertools.compress(some, some),
            ])()
            for _ in zip(range(r.randrange(4)), made):
                pass
            return made

        def caches():
            @functools.lru_cache(maxsize=r.choice([None, 0, 3, 100]), typed=bool(r.randrange(2)))
            def made(number, **named):
                return [number, self]

            for _ in range(self.size(50)):
                made(r.randrange(30), **({"named": 1} if r.random() < 0.3 else {}))
            return made

        def foreign():
            point = Point(r.randrange(9), 1.5, b"name", some)
            return r.choice([
                lambda: point, lambda: (Point * r.randrange(1, 9))(), lambda: ctypes.pointer(point), lambda: ctypes.c_long(5), lambda: ctypes.create_string_buffer(data + b"."), lambda: ctypes.byref(point),
                lambda: Point.from_buffer(bytearray(100)), lambda: ctypes.cast(ctypes.pointer(point), ctypes.c_void_p),
            ])()

        def element():
            made = xml.etree.ElementTree.Element("tag", {"a": "b"} if r.random() < 0.5 else {})
            for _ in range(self.size(20)):
                xml.etree.ElementTree.SubElement(made, "child", r.choice([{}, {"key": "value"}])).text = self.name()
            made.tail = r.choice([None, "tail"])
            return r.choice([made, made.iter(), list(made)])

        def packed():
            made = zlib.compressobj()
            made.compress(data)
            return r.choice([made, zlib.decompressobj(), struct.Struct("<" + "ih" * self.size(9)), memoryview(data), memoryview(bytearray(data))[1:]])

        return r.choice([
            numbers, buffers, texts, steps, caches, foreign, element, packed,
            lambda: decimal.Decimal(r.getrandbits(self.size(2000) + 1)), lambda: local.divide(decimal.Decimal(1), decimal.Decimal(7)), lambda: local, lambda: fractions.Fraction(r.getrandbits(90), 7),
            lambda: datetime.datetime(2020, 1, 1 + r.randrange(28), tzinfo=r.choice([None, datetime.timezone.utc])), lambda: datetime.timedelta(r.randrange(99)), lambda: datetime.time(1, tzinfo=datetime.timezone.utc),
            lambda: re.compile("a(b)?%d" % r.randrange(5)), lambda: re.match("(x)?(?P<n>x)", "xx"), lambda: operator.itemgetter(*range(1, 2 + r.randrange(3))), lambda: operator.attrgetter("a.b", "c"),
            lambda: operator.methodcaller("name", some, named=text), lambda: functools.partial(self.one, *some, **{"k%d" % i: i for i in range(self.size(9))}), lambda: random.Random(r.random()),
            lambda: functools.cmp_to_key(self.function()), lambda: types.MappingProxyType({text: some}), lambda: collections.ChainMap({text: some}, {}), lambda: types.SimpleNamespace(some=some),
        ])()

    def step(self):
        made = self.random.choice([
            self.number, self.text, self.octets, self.row, lambda: tuple(self.some(30)), self.mapping, self.group, self.queue, self.deep, self.cycle, self.classes_of, self.instances,
            self.instances, self.function, self.generator, self.coroutine, self.problem, self.weak, self.module, self.bound, self.extension, self.extension, self.wide,
        ])()
        self.things.append(made)
        if isinstance(made, list):
            self.things += made[:20]
        if self.random.random() < 0.2:
            self.things.pop(self.random.randrange(len(self.things) - 5))


KEEP = []
for seed in range(SEED, SEED + SEEDS):
    KEEP.append(Maker(seed))
    for _ in range(KEEP[-1].random.choice(STEPS)):
        KEEP[-1].step()
