"""Programs whose memory is to be explained, each by its name."""
import ctypes
import os
import sys
import threading

out, what = sys.argv[1:3]
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
go = threading.Event()


def bare():
    """An interpreter."""


def leak():
    """What a C extension loses: 200 MB in blocks of two sizes, all written to."""
    for size in [1000] * 150_000 + [50_000] * 1_000:
        ctypes.memset(libc.malloc(size), 65, size)


def kept():
    """What a library keeps for itself: a list of 20,000 nodes of 3000 bytes, to which a variable of the interpreter's leads."""
    head = None
    for _ in range(20_000):
        node = libc.malloc(3000)
        ctypes.memset(node, 0, 3000)
        ctypes.c_void_p.from_address(node).value = head
        head = node
    ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyOS_InputHook").value = head


def database():
    """10 MB of SQLite's pages: an object's, though no rule says so."""
    import sqlite3
    global connection
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t(a)")
    connection.executemany("insert into t values(?)", [("x" * 500,) for _ in range(20_000)])


def fragments():
    """Most of 100 MB given back, and here and there a block that stays."""
    blocks = [libc.malloc(2000) for _ in range(50_000)]
    for block in blocks:
        ctypes.memset(block, 1, 2000)
    for block in [b for i, b in enumerate(blocks) if i % 20]:
        libc.free(block)


def arrays():
    """Large arrays, of Python and of C."""
    global kept
    kept = [bytearray(b"x") * 40_000_000 for _ in range(4)] + [(ctypes.c_char * 100_000_000)()]


def advised():
    """Large blocks with advice on their pages, as numpy gives it: the kernel cuts their mappings behind the first page."""
    global kept
    kept = [bytearray(b"x") * 16_000_000 for _ in range(3)]
    for block in kept:
        at = ctypes.addressof(ctypes.c_char.from_buffer(block))
        behind = (at // 4096 + 1) * 4096
        if libc.madvise(ctypes.c_void_p(behind), ctypes.c_size_t(at + len(block) - behind), 14):
            raise OSError("madvise refused")


def threads():
    """Fifty threads with something of their own."""
    def work():
        mine = [bytearray(20_000) for _ in range(5)]
        ready.release()
        go.wait()
        del mine

    ready = threading.Semaphore(0)
    for _ in range(50):
        threading.Thread(target=work, daemon=True).start()
    for _ in range(50):
        ready.acquire()


def objects():
    """Objects of all kinds and sizes, and then most of them gone."""
    global kept
    kept = [[{str(i): i}, "text" * (i % 300), (i,) * (i % 20)] for i in range(60_000)]
    del kept[::2]


def interpreters():
    """Two more interpreters that nobody works in: since 3.12 each may have an allocator of its own."""
    import _interpreters
    for _ in range(2):
        _interpreters.run_string(_interpreters.create(), "kept = [{str(i): [i] * 5} for i in range(30_000)]")


globals()[what]()
print("ready", flush=True)
sys.stdin.read(1)
