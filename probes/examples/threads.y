/// The threads, and what each of them is in: the innermost functions first.
#include <cpython/heap.y>

_param int depth = 5 "how many functions of each thread to show";

_probe _oneshot {
    _foreach (PyInterpreterState *i : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(i)) {
            _list(_str) functions;
            _foreach (frame_t *f : thread_frames(t) limit depth)
                _push(functions, frame_name(f));
            printf("thread %lu: %s\n", t->thread_id, _join(functions, " ← "));
        }
    }
}
