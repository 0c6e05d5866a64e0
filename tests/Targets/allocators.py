"""What the allocators of this process say of themselves. Everything that is said is made room for before, so that saying it changes nothing."""
import ctypes
import os
import sys
import threading

path = sys.argv[1]
out = os.open(path, os.O_WRONLY | os.O_APPEND)
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]


# From glibc 2.33 on with wide numbers.
word = ctypes.c_size_t if hasattr(libc, "mallinfo2") else ctypes.c_int
names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()


class Mallinfo(ctypes.Structure):
    _fields_ = [(name, word) for name in names]


mallinfo = libc.mallinfo2 if hasattr(libc, "mallinfo2") else libc.mallinfo
mallinfo.restype = Mallinfo


def fragment(sizes, every):
    """Blocks of C's, of which some are given back again: into caches, fast bins, bins."""
    blocks = [libc.malloc(size) for size in sizes]
    small = [libc.malloc(40) for _ in range(60)]
    for block in blocks[::every] + small[:50]:
        libc.free(block)
    return blocks


# Of Python: lists and bytes of all sizes, with holes.
kept = [[i] * (i % 90) for i in range(20000)] + [bytes(i % 700) for i in range(20000)]
del kept[::3]
buffers = [bytearray(size) for size in range(600, 30000, 37)]
del buffers[::2]
large = [bytearray(300_000 + i) for i in range(5)]
blocks = fragment(range(24, 5000, 9), 2)
go = threading.Event()
ready = [threading.Event() for _ in range(3)]


def work(done):
    blocks.extend(fragment(range(24, 9000, 7), 3))
    done.set()
    go.wait()


# Without the GIL each thread has pages of its own, which it leaves behind when it ends.
free_threaded = "free-threading" in sys.version
if free_threaded:
    ended = threading.Thread(target=lambda: kept.extend([i] * (i % 90) for i in range(5000)))
    ended.start()
    ended.join()
threads = [threading.Thread(target=work, args=(done,), daemon=True) for done in ready]
for thread in threads:
    thread.start()
for done in ready:
    done.wait()

libc.fopen.restype = ctypes.c_void_p
libc.fopen.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
libc.setvbuf.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
file = libc.fopen(path.encode(), b"a")
libc.setvbuf(file, None, 2, 0)
last = bytearray(1)
raw = sys.stdin.buffer.raw
say = b"ready\n"
info = mallinfo()
os.dup2(out, 2)

libc.malloc_info(0, file)
info = mallinfo()
os.write(out, (" ".join(["mallinfo"] + [str(getattr(info, name)) for name in names]) + "\n").encode())
sys._debugmallocstats()
if free_threaded:
    # Of its blocks it says how many are in use. The second answer knows of what the first one has left.
    os.write(out, b"blocks %d\n" % sys.getallocatedblocks())
    os.write(out, b"blocks %d\n" % sys.getallocatedblocks())
os.write(1, say)
raw.readinto(last)
