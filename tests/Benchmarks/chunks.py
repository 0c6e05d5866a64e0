"""Has MAPPINGS anonymous mappings of a page each, none beside another, and CHUNKS chunks of malloc, every third of them free again. Prints its pid when it stands still."""
import ctypes
import os
import sys
import time

mappings, chunks = int(sys.argv[1]), int(sys.argv[2])
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.mmap.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + [ctypes.c_int] * 3 + [ctypes.c_long]
libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]

PAGE, READ_WRITE, PRIVATE_ANONYMOUS = 4096, 3, 0x22
# Every other page can be written to: the kernel has a mapping for each.
room = libc.mmap(None, mappings * PAGE, 0, PRIVATE_ANONYMOUS, -1, 0)
for page in range(0, mappings, 2):
    if libc.mprotect(room + page * PAGE, PAGE, READ_WRITE):
        raise OSError("mprotect refused")
    ctypes.memset(room + page * PAGE, 1, 8)

found = [libc.malloc(24 + number % 400) for number in range(chunks)]
for chunk in found[::3]:
    libc.free(chunk)
del found
print(os.getpid(), flush=True)
time.sleep(3600)
