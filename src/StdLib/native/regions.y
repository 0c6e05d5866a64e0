/// What each part of the address space is: mappings, cut into what allocators have made of them.
#include <native/mappings.y>
#include <native/glibc.y>
##ifdeftype pool_header
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
    _foreach (struct arena_object *a : py_arena_objects())
        found[(void *) a->address] = (ARENA_SIZE, "pymalloc arena");
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

/// The parts of an anonymous mapping: kind, start, bytes.
_iter (_str, void *, long) parts_of(_mapping m) {
    char *p = (char *) m.start;
    for (int i = claim_behind(m.start); p < (char *) m.end; i++) {
        bool is_claim = i < _len(claim_starts) && claim_starts[i] < m.end;
        char *next = is_claim ? (char *) claim_starts[i] : (char *) m.end;
##ifdeftype malloc_state
        int first = _len(mmapped_chunks);
        if (p < next)
            take_mmapped(p, next);
        for (int c = first; c < _len(mmapped_chunks); c++) {
            if (p < (char *) mmapped_chunks[c])
                _yield(("anonymous", p, (char *) mmapped_chunks[c] - p));
            _yield(("mmapped chunk", mmapped_chunks[c], mmapped_sizes[c]));
            p = (char *) mmapped_chunks[c] + mmapped_sizes[c];
        }
##endif
        if (p < next)
            _yield(("anonymous", p, next - p));
        if (is_claim)
            _yield((claim_kinds[i], claim_starts[i], claim_sizes[i]));
        p = is_claim ? next + claim_sizes[i] : (char *) m.end;
    }
}

/// Every part of the address space once: kind, name, mapping, start, bytes, and how many of these are the process' own (in its memory or swapped out).
_iter (_str, _str, _mapping, void *, long, long) regions() {
    take_claims();
    _str file = "";
    void *file_end;
    void *guard_end;
    _foreach (_mapping m : _mappings()) {
        // Where nobody says what is resident, as of a core, all that is there counts.
        long own = _rss() ? m.rss + m.swap : _resident(m.start, m.size);
        if (m.kind == "file") {
            file = base_name(m.path);
            file_end = _contains(m.perms, "w") ? m.end : 0;
            _yield((_contains(m.perms, "x") ? "file: code" : _contains(m.perms, "w") ? "file: data" : "file: read-only", file, m, m.start, m.size, own));
        } else if (m.kind == "anonymous" && _contains(m.perms, "---")) {
            guard_end = m.end;
            _yield(("reserved", "", m, m.start, m.size, own));
        } else if (m.kind == "anonymous") {
            int i = claim_behind(m.start);
            if (m.start == guard_end && !(i < _len(claim_starts) && claim_starts[i] == m.start) && is_thread_stack(m)) {
                _yield(("thread stack", "", m, m.start, m.size, own));
                continue;
            }
            long left = own;
            _foreach ((_str kind, void *start, long bytes) : parts_of(m)) {
                if (kind == "anonymous")
                    continue;
                long here = _resident(start, bytes);
                left -= here;
                _yield((kind, "", m, start, bytes, here));
            }
            // All that is not something else, in one. What a file does not hold of its data lies behind it, and the kernel may have joined what came there later.
            if (left < 0)
                left = 0;
            if (m.start == file_end)
                _yield(("file: data", file, m, m.start, m.size, left));
            else if (left)
                _yield(("anonymous", _isprefix(m.path, "[anon:") ? m.path : "", m, m.start, m.size, left));
        } else if (m.kind == "heap")
            _yield(("program break", "", m, m.start, m.size, own));
        else
            _yield((m.kind == "stack" ? "main stack" : m.kind == "shared" ? "shared memory" : "special", base_name(m.path), m, m.start, m.size, own));
    }
}
