/// What each part of the address space is: mappings, cut into what allocators have made of them.
#include <native/mappings.y>
#include <native/glibc.y>
##ifdeftype mi_segment_s
#include <cpython/heap.y>
##elifdeftype pool_header
#include <cpython/obmalloc.y>
##endif

/// Parts of anonymous mappings that are known before anything is looked for in the rest, in the order of addresses.
_list(void *) claim_starts;
_list(long) claim_sizes;
_list(_str) claim_kinds;
bool claims_taken;

_str base_name(_str path) {
    _list(_str) parts = _split(path, "/");
    return parts[_len(parts) - 1];
}

/// The allocator in the place of the C library's, by the files that are loaded; "" where there is none.
_str other_allocator() {
    _foreach (_mapping m : file_mappings()) {
        if (m.path ~~ rx/\/(?:lib)?(jemalloc|tcmalloc|mimalloc)[^\/]*\.so/ || m.path ~~ rx/\/ld-(musl)-/)
            return $1;
    }
    return "";
}

void claim(void *start, long bytes, _str kind) {
    _push(claim_starts, start);
    _push(claim_sizes, bytes);
    _push(claim_kinds, kind);
}

void take_claims() {
    if (claims_taken)
        return;
    claims_taken = 1;
    _map(void *, (long, _str)) found;
##ifdeftype malloc_state
    malloc_find();
    for (int i = 0; i < _len(malloc_area_starts); i++) {
        if (malloc_area_arenas[i] > 0)
            found[malloc_area_starts[i]] = (malloc_area_sizes[i], "malloc arena");
    }
##endif
##ifdeftype pool_header
    _foreach ((void *start, long bytes) : py_areas())
        found[start] = (bytes, PY_AREA);
##endif
##ifdeffield PyThreadState datastack_chunk
    _foreach ((void *start, long bytes) : py_frame_stacks())
        found[start] = (bytes, "Python frames");
##endif
    _foreach ((void *start, (long bytes, _str kind)) : found order by _address(start))
        claim(start, bytes, kind);
}

/// The first claim that ends behind the address.
int claim_behind(void *p) {
    int low = 0, high = _len(claim_starts);
    while (low < high) {
        int middle = (low + high) / 2;
        if ((char *) claim_starts[middle] + claim_sizes[middle] <= (char *) p)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// Is it a thread's stack? At its upper end stands the thread's descriptor, which begins with its own address and has it again behind the next word.
bool is_thread_stack(_mapping m) {
    char *from = m.size > 1 << 16 ? (char *) m.end - (1 << 16) : (char *) m.start;
    for (char *p = from; p < (char *) m.end; p += 64) {
        if (_readable(p, 24) && *(void **) p == p && *(void **) (p + 16) == p)
            return 1;
    }
    return 0;
}

/// Where stretches of anonymous mappings end: the kernel cuts a mapping in two where a program has given advice for some of its pages, and what stood in the one then stands in both.
_list(void *) stretch_ends;

bool is_open(_mapping m) { return m.kind == "anonymous" && !_contains(m.perms, "---"); }

void take_stretches() {
    void *end;
    _foreach (_mapping m : _mappings() where is_open(m)) {
        if (m.start == end)
            _pop(stretch_ends);
        _push(stretch_ends, m.end);
        end = m.end;
    }
}

/// The parts of an anonymous mapping from p on: kind, start, bytes. The last may reach beyond its end, up to the end of the stretch.
_iter (_str, void *, long) parts_of(char *p, char *end, char *stretch_end) {
    for (int i = claim_behind(p); p < end; i++) {
        char *limit = i < _len(claim_starts) && claim_starts[i] < stretch_end ? (char *) claim_starts[i] : stretch_end;
        char *next = limit < end ? limit : end;
##ifdeftype malloc_state
        int first = _len(mmapped_chunks);
        if (p < next)
            take_mmapped(p, next, limit);
        for (int c = first; c < _len(mmapped_chunks); c++) {
            if (p < (char *) mmapped_chunks[c])
                _yield(("anonymous", p, (char *) mmapped_chunks[c] - p));
            _yield(("mmapped chunk", mmapped_chunks[c], mmapped_sizes[c]));
            p = (char *) mmapped_chunks[c] + mmapped_sizes[c];
        }
##endif
        if (p < next)
            _yield(("anonymous", p, next - p));
        if (next == end)
            break;
        _yield((claim_kinds[i], claim_starts[i], claim_sizes[i]));
        p = next + claim_sizes[i];
    }
}

/// Of the bytes of a mapping's that are in memory or swapped out: how many are the process' fair share, or swapped out.
long in_proportion(long here, long part, _mapping m) { return m.rss + m.swap > 0 ? (long) ((double) part * here / (m.rss + m.swap)) : 0; }

/// Every part of the address space once: kind, name, start, bytes; how many of these are the process' own (in its memory or swapped out), its fair share of them, how many are swapped out.
_iter (_str, _str, void *, long, long, long, long) regions() {
    take_claims();
    take_stretches();
    _str file = "";
    void *file_end, *guard_end, *last_end;
    int stretch = -1;
    // A part that mappings further up have the rest of.
    _str begun = "";
    char *begun_at, *begun_end;
    long begun_here, begun_fair, begun_swap;
    _foreach (_mapping m : _mappings()) {
        // Where nobody says what is resident, as of a core, all that is there counts.
        long own = _rss() ? m.rss + m.swap : _resident(m.start, m.size);
        _str kind = m.kind == "heap" ? "program break" : m.kind == "stack" ? "main stack" : m.kind == "shared" ? "shared memory" : "special";
        _str name = m.kind == "heap" ? "" : base_name(m.path);
        char *p = (char *) m.start;
        if (m.kind == "file") {
            file = name;
            file_end = _contains(m.perms, "w") ? m.end : 0;
            kind = _contains(m.perms, "x") ? "file: code" : _contains(m.perms, "w") ? "file: data" : "file: read-only";
        } else if (m.kind == "anonymous") {
            kind = "reserved";
            name = "";
            if (!is_open(m))
                guard_end = m.end;
            else {
                stretch += m.start != last_end;
                last_end = m.end;
                int i = claim_behind(p);
                bool is_claim = i < _len(claim_starts) && claim_starts[i] == p;
                kind = p == guard_end && !is_claim && is_thread_stack(m) ? "thread stack" : "anonymous";
                // gdb writes of a guard that it may be read.
                if (!own && !_contains(m.perms, "w"))
                    guard_end = m.end;
            }
        }
        if (kind != "anonymous") {
            _yield((kind, name, m.start, m.size, own, m.pss, m.swap));
            continue;
        }
        if (begun_end > p) {
            char *end = begun_end < (char *) m.end ? begun_end : (char *) m.end;
            long here = _resident(p, end - p);
            begun_here += here;
            begun_fair += in_proportion(here, m.pss, m);
            begun_swap += in_proportion(here, m.swap, m);
            own -= here;
            p = end;
            if (begun_end == p)
                _yield((begun, "", begun_at, begun_end - begun_at, begun_here, begun_fair, begun_swap));
        }
        // What a file does not hold of its data lies behind it, and the kernel may have joined what came there later.
        _str of_file = m.start == file_end ? file : "";
        _foreach ((_str what, void *start, long bytes) : parts_of(p, (char *) m.end, (char *) stretch_ends[stretch])) {
            begun_at = (char *) start;
            begun_end = begun_at + bytes;
            long inside = begun_end < (char *) m.end ? bytes : (char *) m.end - begun_at;
            begun_here = _resident(start, inside);
            // What the kernel has not counted yet is nobody's.
            if (what == "anonymous" && begun_here > own)
                begun_here = own > 0 ? own : 0;
            own -= begun_here;
            begun_fair = in_proportion(begun_here, m.pss, m);
            begun_swap = in_proportion(begun_here, m.swap, m);
            begun = what;
            if (begun_end > (char *) m.end)
                break;
            if (what != "anonymous")
                _yield((what, "", start, bytes, begun_here, begun_fair, begun_swap));
            else if (begun_here)
                _yield((of_file != "" ? "file: data" : what, of_file != "" ? of_file : _isprefix(m.path, "[anon:") ? m.path : "", start, bytes, begun_here, begun_fair, begun_swap));
        }
    }
}
