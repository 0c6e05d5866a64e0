"""Says what the interpreter knows of its frames, its interned strings and its static classes, then stands still.

Argument: the file to write, tab-separated. F: a thread's ident, the frame's depth in it (0: innermost), id of its code, name=id of each local, sorted.
I: id of a str, 1 where it is the interned one. T: id of a class that no run has made. Ends when standard input closes.
"""
import gc
import importlib.util
import os
import sys
import threading

HOLD = threading.Event()
STARTED = []
HELD = {}
HEAPTYPE = 1 << 9


def hold():
    STARTED.append(None)
    HOLD.wait()


def deep(depth, *rest, word="w", **more):
    value = [depth]
    if depth:
        return deep(depth - 1, value, word=word, depth_was=depth)
    hold()
    return value


def in_generator():
    def numbers(first):
        second = first + 1000
        yield first
        hold()
        yield second

    source = numbers(70000)
    next(source)
    for number in source:
        print(number)


def in_coroutine():
    async def inner(argument):
        local = {"argument": argument}
        hold()
        return local

    async def outer():
        waited = "before"
        return await inner(waited), waited

    runs = outer()
    runs.send(None)


def in_class_body():
    class Body:
        attribute = 12345
        hold()


def in_exec():
    exec("a = [1]\nhold()", {"hold": hold})


def in_comprehension():
    kept = "kept"
    return [hold() for element in ["only"] for second in (element, kept)][:1]


def in_closure():
    cell = object()
    argument = None

    def uses(argument, default=(1, 2)):
        late = cell

        def innermost():
            nonlocal late
            late = argument, cell
            hold()

        innermost()

    uses("an argument")
    return argument


def in_c_call():
    sorted([3, 1], key=lambda element: hold() or element)


def in_handler():
    try:
        raise ValueError("held")
    except ValueError as error:
        caught = error.args
        hold()
        return caught


def deleted():
    gone = 1
    stays = "stays"
    del gone
    hold()
    return stays


def in_import():
    """The import of a module does not end."""
    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            return importlib.util.spec_from_loader(name, Finder) if name == "inside_held" else None

        @staticmethod
        def create_module(spec):
            return None

        @staticmethod
        def exec_module(module):
            module.begun = [1]
            hold()

    sys.meta_path.insert(0, Finder)
    import inside_held
    return inside_held


THREADS = [
    threading.Thread(target=target, args=arguments, daemon=True)
    for target, arguments in [
        (deep, (60,)), (deep, (700,)), (deep, (701,)), (in_import, ()), (in_generator, ()), (in_coroutine, ()), (in_class_body, ()), (in_exec, ()), (in_comprehension, ()), (in_closure, ()), (in_c_call, ()), (in_handler, ()),
        (deleted, ()),
    ]
]


def static_classes():
    seen, todo = set(), [object]
    while todo:
        kind = todo.pop()
        if kind not in seen and not kind.__flags__ & HEAPTYPE:
            seen.add(kind)
            todo.extend(type.__subclasses__(kind))
    return seen


def frames(out):
    for ident, frame in sys._current_frames().items():
        depth = 0
        while ident == threading.get_ident() and frame.f_code.co_name != "<module>":
            frame = frame.f_back
        while frame:
            code = frame.f_code
            names = {name for name in code.co_varnames + code.co_cellvars + code.co_freevars}
            values = frame.f_locals
            cells = sorted("%s=%d" % (name, id(values[name])) for name in names if name in values) if code.co_flags & 1 else []
            out.write("\t".join(["F", str(ident), str(depth), str(id(code)), *cells]) + "\n")
            frame, depth = frame.f_back, depth + 1


def strings(out):
    HELD.update({id(s): s for thing in gc.get_objects() for s in gc.get_referents(thing) if type(s) is str and len(s) > 1})
    for number, text in HELD.items():
        out.write("I\t%d\t%d\n" % (number, sys.intern(text[:1] + text[1:]) is text))


def report(path):
    with open(path, "w", encoding="utf-8") as out:
        frames(out)
        strings(out)
        for kind in static_classes():
            out.write("T\t%d\n" % id(kind))


for thread in THREADS:
    thread.start()
while len(STARTED) < len(THREADS):
    HOLD.wait(0.01)
report(sys.argv[1])
os.write(1, b"ready\n")
os.read(0, 1)
os._exit(0)
