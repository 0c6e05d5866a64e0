/// What the C library's allocator holds: arenas, sizes of blocks, what is free and why it is not given back.
#include <native/regions.y>

_param int top = 20 "rows of each table";

##ifdeftype malloc_state
_map(int, long) areas_of;
_map(int, long) chunks_used;
_map(int, long) bytes_used;
_map(int, long) chunks_free;
_map(int, long) bytes_free;
_map(int, long) bytes_whole;
_map(long, _agg) sizes_used;
_agg used;
_agg free;

void take_chunks(int area) {
    int arena = malloc_area_arenas[area];
    areas_of[arena]++;
    long n, bytes, n_free, bytes_of_free, whole;
    _foreach (mchunkptr c : malloc_chunks(area)) {
        long size = chunk_size(c);
        if (!chunk_in_use(c)) {
            n_free++;
            bytes_of_free += size;
            whole += size > 4096 ? whole_pages(c, size) : 0;
            free <<< size;
        } else if (!chunk_is_cached(c)) {
            n++;
            bytes += size;
            used <<< size;
            sizes_used[size] <<< size;
        }
    }
    chunks_used[arena] += n;
    bytes_used[arena] += bytes;
    chunks_free[arena] += n_free;
    bytes_free[arena] += bytes_of_free;
    bytes_whole[arena] += whole;
}

_probe _oneshot {
    if (!malloc_find())
        _error("glibc's allocator was not found: " + malloc_problem);
    for (int i = 0; i < _len(malloc_areas); i++)
        take_chunks(i);
    long mapped, mapped_here;
    _foreach ((_str kind, _str name, void *start, long bytes, long here, long fair, long swap) : regions() where kind == "mmapped chunk") {
        mapped += bytes;
        mapped_here += here;
        used <<< bytes;
        sizes_used[bytes] <<< bytes;
    }
    long system, in_use, unused, cached, whole, tops;
    _table t = _artifact_table("arenas", "arena", "heaps", "from the system", "in use", "blocks", "free", "pieces", "kept by threads", "at the end", "whole pages");
    _title(t, "Arenas");
    for (int i = 0; i < _len(malloc_arenas); i++) {
        mstate a = malloc_arenas[i];
        long kept = tcache_bytes[i] + fast_bytes[i];
        _row(t, i ? sprintf("%p", a) : "main", areas_of[i], _bytes(a->system_mem), _bytes(bytes_used[i]), chunks_used[i], _bytes(bytes_free[i]), chunks_free[i], _bytes(kept),
            _bytes(chunk_size(a->top)), _bytes(bytes_whole[i]));
        system += a->system_mem;
        in_use += bytes_used[i];
        unused += bytes_free[i];
        cached += kept;
        whole += bytes_whole[i];
        tops += chunk_size(a->top);
    }
    _summary(sprintf("%d arenas have %s from the system: %s are in use, %s are free.", _len(malloc_arenas), _bytes(system), _bytes(in_use), _bytes(unused + cached + tops)));
    if (_len(mmapped_chunks))
        _summary(sprintf("%'d large blocks have mappings of their own, %s, of which %s are resident.", _len(mmapped_chunks), _bytes(mapped), _bytes(mapped_here)));
    charts();
    advise(system, unused, whole);
    if (malloc_problem != "")
        _unavailable("all of glibc's allocator: " + malloc_problem);
}

void charts() {
    _chart u = _artifact_chart("used", "bytes");
    _title(u, "Blocks in use, by size");
    _bars_log(u, used);
    _chart f = _artifact_chart("free", "bytes");
    _title(f, "Free pieces, by size");
    _bars_log(f, free);
    _table s = _artifact_table("sizes", "size", "blocks", "bytes");
    _title(s, "Sizes of which most is in use");
    _foreach ((long size, _agg blocks) : sizes_used order by _sum(blocks) desc limit top)
        _row(s, _bytes(size), _count(blocks), _bytes(_sum(blocks)));
    _table l = _artifact_table("largest", "size", "blocks");
    _title(l, "The largest blocks in use");
    _foreach ((long size, _agg blocks) : sizes_used order by size desc limit top)
        _row(l, _bytes(size), _count(blocks));
}

void advise(long system, long unused, long whole) {
    _findings f = _artifact_findings("advice");
    _title(f, "What stands out");
    _path none;
    if (unused > 8 << 20 && unused > system / 10)
        _finding(f, unused > system / 2 ? "warn" : "info", sprintf("%s free inside arenas are not given back", _bytes(unused)), none, unused,
            sprintf("glibc gives back by itself only what is free at the end of an arena, and blocks in use stand behind these. %s of it are whole pages.", _bytes(whole)),
            whole > unused / 4 ? "malloc_trim(0) gives the whole pages back; jemalloc or mimalloc, preloaded, do so by themselves."
            : "The pieces are smaller than pages: malloc_trim would give back little. Another allocator (jemalloc, mimalloc) keeps sizes apart; else restart workers now and then.");
    if (_len(malloc_arenas) > 8)
        _finding(f, "info", sprintf("There are %d arenas", _len(malloc_arenas)), none, 0, "Threads that allocate at the same time get arenas of their own, up to eight for each processor; free room of one is of no use to another.",
            "MALLOC_ARENA_MAX=2 in the environment keeps them few, at some cost where many threads allocate at once.");
}
##else
_probe _oneshot { _error("the C library of this process is no glibc that a layout knows: 'ylang layouts list' has those"); }
##endif
