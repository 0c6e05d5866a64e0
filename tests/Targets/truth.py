"""Says what the interpreter knows of itself, then stands still.

Arguments: the file to write, then modules to import: zoo, zoo_library, generated, or any others. The file has a line an object, tab-separated: id,
sys.getsizeof, flags, type, the ids of gc.get_referents. Flags are letters: t: in gc.get_objects(); m: reached from sys.modules by gc.get_referents. The first line names sys.modules' id. What the report needs itself is gone before "ready" is printed.
Ends when standard input closes.
"""
import gc
import importlib
import os
import sys
import types
from io import open  # What the interpreter takes back first at its end

# While we wait, 3.6 holds the arguments in a tuple: in this one.
WAIT, READY = (0, 1), (1, b"ready\n")

# What the collector is not told of, but Python shows.
HIDDEN = {
    types.CodeType: ("co_consts", "co_names", "co_filename", "co_name", "co_qualname", "co_linetable", "co_lnotab", "co_exceptiontable", "co_freevars", "co_cellvars"),
    range: ("start", "stop", "step"),
    type: ("__mro__", "__bases__"),
}


def hidden(thing):
    kind = type if issubclass(type(thing), type) else type(thing)
    fields = [kind.__dict__[field] for field in HIDDEN.get(kind, ()) if field in kind.__dict__]
    # Members of code are the objects themselves; the others are made when they are asked for.
    return [field.__get__(thing) for field in fields if kind is type or isinstance(field, types.MemberDescriptorType)]


def closure(roots, also=lambda thing: (), sizes=None):
    """Ids and objects of everything that gc.get_referents leads to. Sizes are taken before we hold what an object refers to: some depend on who else does."""
    seen = {id(o): o for o in roots}
    todo = list(roots)
    while todo:
        thing = todo.pop()
        if sizes is not None:
            sizes[id(thing)] = sys.getsizeof(thing)
        for found in [*gc.get_referents(thing), *also(thing)]:
            if id(found) not in seen:
                seen[id(found)] = found
                todo.append(found)
    return seen


# Names of static classes are made and interned each time they are asked for, which fills the table of interned strings with what is gone: they are asked once.
NAMES = {}


def name(kind):
    """As the probes print it: builtins are known without their module."""
    if kind in NAMES:
        return NAMES[kind]
    made = kind.__qualname__ if kind.__module__ == "builtins" else "%s.%s" % (kind.__module__, kind.__qualname__)
    if not kind.__flags__ & 1 << 9:
        NAMES[kind] = made
    return made


def without(own, things):
    return [str(id(thing)) for thing in things if id(thing) not in own]


def report(path):
    tracked = gc.get_objects()
    # Our own frame (3.6 tracks it) would keep itself and all of these alive.
    numbers = list(map(id, tracked))
    if id(sys._getframe()) in numbers:
        del tracked[numbers.index(id(sys._getframe()))]
    del numbers
    collected = {id(o) for o in tracked}
    sizes = {}
    everything = closure(tracked, hidden, sizes)
    from_modules = closure([sys.modules])
    own = {id(o) for o in (tracked, collected, sizes, from_modules, everything)}
    with open(path, "w", encoding="utf-8") as out:
        own.update((id(out), id(out.buffer), id(out.buffer.raw)))
        out.write("%d\n" % id(sys.modules))
        for number, thing in everything.items():
            if number in own:
                continue
            flags = ("t" if number in collected else "") + ("m" if number in from_modules else "")
            out.write("%d\t%d\t%s\t%s\t%s\n" % (number, sizes[number], flags, name(type(thing)), " ".join(without(own, gc.get_referents(thing)))))


def settle():
    # The first report fills caches that the second then finds.
    report("/dev/null")
    gc.collect()
    gc.disable()
    # The cache of attributes found in types keeps their names alive, interned, until it needs the place: what only it holds would be gone before the walk.
    getattr(sys, "_clear_internal_caches", getattr(sys, "_clear_type_cache", None))()


def stand(path, ready=READY, wait=WAIT):
    """What is held while this is running is held when the report is made, too."""
    settle()
    report(path)
    os.write(*ready)
    os.read(*wait)


if __name__ == "__main__":
    for module in sys.argv[2:]:
        importlib.import_module(module)
    stand(sys.argv[1])
