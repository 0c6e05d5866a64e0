"""A process at a special moment, where it states what its interpreter knows of itself (as truth.py does) and stands still.

Arguments: the file to write, and the moment: "interpreters" (two more, each with a thread in it), "callback" and "finalizer" (the collector is at work), "exit" (what was to be done at
the end is being done), "teardown" (modules are being let go). Ends when standard input closes.
"""
import atexit
import gc
import os
import sys
import threading

import truth

PATH, MOMENT = sys.argv[1:]
HELD = [["held", number] for number in range(1000)]


class Late:
    """Stands still when it dies."""

    def __init__(self):
        self.names = {"some": ["thing"]}

    def __del__(self, stand=truth.stand, path=PATH):
        stand(path)


class Last:
    """Stands still when nearly all is gone, what truth.py needs too."""

    def __del__(self, write=os.write, ready=truth.READY, read=os.read, wait=truth.WAIT):
        write(*ready)
        read(*wait)


def other_interpreters():
    """The two modules have had several names."""
    try:
        import _interpreters as interpreters
        made = interpreters.create("legacy"), interpreters.create("isolated")
    except ImportError:
        import _xxsubinterpreters as interpreters
        made = interpreters.create(), interpreters.create()
    told, tell = os.pipe()
    for number, interpreter in enumerate(made, 1):
        # The words make room in its table of interned strings, which its collector knows (3.14) and the report itself would make larger.
        program = (
            "import sys; sys.path.insert(0, %r); import truth\nWORDS = [sys.intern('word%%d' %% i) for i in range(3000)]\nclass Kept:\n    pass\nHELD_%d = [Kept() for _ in range(1000)]\n"
            "def deep(depth, *rest):\n    return deep(depth - 1, [depth]) if depth else truth.stand(%r, (%d, b'.'), (0, 1))\ndeep(50)\n"
        ) % (os.path.dirname(os.path.abspath(__file__)), number, "%s.%d" % (PATH, number), tell)
        threading.Thread(target=interpreters.run_string, args=(interpreter, program), daemon=True).start()
        os.read(told, 1)
    truth.stand(PATH)
    os._exit(0)


if MOMENT == "interpreters":
    other_interpreters()
elif MOMENT == "callback":
    def told(phase, numbers, stand=truth.stand, path=PATH):
        stand(path)

    gc.disable()
    gc.callbacks.append(told)
    gc.collect()
elif MOMENT == "finalizer":
    gc.disable()
    late = Late()
    late.itself = late
    del late
    gc.collect()
elif MOMENT == "exit":
    atexit.register(truth.stand, PATH)
elif MOMENT == "teardown":
    sys.late = Last()  # "sys" is the last but one to go
