"""Arrays of numpy in every form, a line each: name, id, sys.getsizeof, bytes of its own data, id of its base or 0, of its dtype, ids of the objects in it. Then "ready"; it stands still."""
import sys
import time

import numpy

COUNTS = numpy.zeros(1000000)
MEASURED = {
    "owned": COUNTS,
    "view": COUNTS[10:2000:3],
    "none": numpy.array(5),
    "empty": numpy.empty((0, 3)),
    "many_dimensions": numpy.ones((2, 3, 4, 5, 6), dtype="int16"),
    "fortran": numpy.asfortranarray(numpy.arange(24).reshape(4, 6)),
    "of_bytes": numpy.frombuffer(b"0123456789" * 100, dtype="u1"),
    "objects": numpy.array([["a text", None], [{"a": "dict"}, COUNTS]], dtype=object),
    "records": numpy.zeros(50, dtype=[("name", "U10"), ("value", "f8"), ("any", "O"), ("inner", [("deep", "O"), ("x", "i4", (2, 2))])]),
    "texts": numpy.array(["some", "words", "\u20ac"]),
    "times": numpy.arange("2020-01", "2021-01", dtype="datetime64[D]"),
    "bits": numpy.packbits(numpy.ones((8, 8), dtype=bool)),
    "complex": numpy.fft.fft(numpy.arange(64)),
    "masked": numpy.ma.masked_array([1.0, 2.0, 3.0], mask=[0, 1, 0]),
    "matrix": numpy.eye(3).view(numpy.recarray),
    "large": numpy.random.RandomState(1).rand(2000, 1000),
}
MEASURED["records"]["any"][7] = ["held by a record"]
MEASURED["records"]["inner"]["deep"][3] = {"held": "deeper"}
MEASURED["transposed"] = MEASURED["large"].T


def objects(array):
    """What arrays of their own hold."""
    if not array.flags.owndata or not array.dtype.hasobject:
        return []
    return list(array.ravel()) if array.dtype == object else list(array["any"]) + list(array["inner"]["deep"])


def owned(array):
    return array.nbytes if array.flags.owndata else 0


for name, array in MEASURED.items():
    print(name, id(array), sys.getsizeof(array), owned(array), id(array.base) if array.base is not None else 0, id(array.dtype), ",".join(map(str, sorted(map(id, objects(array))))) or "-")
print("ready")
sys.stdout.flush()
time.sleep(100000)
