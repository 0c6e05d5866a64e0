"""A program whose interpreter states wrong offsets of its own: each argument is POSITION=VALUE, an 8-byte word of _PyRuntime.debug_offsets and what is written there."""
import ctypes
import sys
import time

here = ctypes.c_char.in_dll(ctypes.pythonapi, "_PyRuntime")
for change in sys.argv[1:]:
    position, value = (int(word, 0) for word in change.split("="))
    ctypes.c_uint64.from_address(ctypes.addressof(here) + position).value = value

squares = {n: n * n for n in range(5000)}
print("ready", flush=True)
time.sleep(1e6)
