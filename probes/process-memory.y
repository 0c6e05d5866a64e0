/// Every part of a process' memory: which library, allocator, thread or mapping it is of, and what of it is resident.
#include <native/regions.y>

_param int top = 100 "rows of the table of files";

_probe _oneshot {
    _map(_str, long) count;
    _map(_str, long) size;
    _map(_str, long) own;
    _map(_str, long) fair;
    _map(_str, long) swap;
    _map(_str, long) files;
    long total, unclaimed;
    _foreach ((_str kind, _str name, void *start, long bytes, long here, long fair_share, long swapped_out) : regions()) {
        count[kind]++;
        size[kind] += bytes;
        own[kind] += here;
        fair[kind] += fair_share;
        swap[kind] += swapped_out;
        total += here;
        if (_isprefix(kind, "file: "))
            files[name] += here;
        if (kind == "anonymous")
            unclaimed += here;
    }
    _summary(sprintf("Process %d uses %s; %s of it is explained.", _pid(), _bytes(_rss()), _ratio(total ? 1 - (double) unclaimed / total : 1.0)));
    _table t = _artifact_table("regions", "what", "count", "size", "resident", "fair share", "swapped");
    _title(t, "What the address space is");
    _foreach ((_str kind, long n) : count order by own[kind] desc)
        _row(t, told(kind), n, _bytes(size[kind]), _bytes(own[kind] - swap[kind]), _bytes(fair[kind]), _bytes(swap[kind]));
    _table f = _artifact_table("files", "file", "resident");
    _title(f, "Files mapped");
    _foreach ((_str name, long bytes) : files where bytes > 0 order by bytes desc limit top)
        _row(f, name, _bytes(bytes));
    if (swapped())
        _unavailable("of a mapping that is in part swapped out, how much of each part is: told in proportion");
##ifdeftype malloc_state
    if (malloc_problem != "")
        _unavailable("all of glibc's allocator: " + malloc_problem);
##else
    _unavailable("what the C library's allocator has: it is no glibc that a layout knows");
##endif
}

_str told(_str kind) {
    if (kind == "anonymous")
        return other_allocator() != "" ? "anonymous, managed by " + other_allocator() + " and not itemised" : "anonymous, of nobody that is known";
    return kind == "program break" ? "program break: malloc's main arena" : kind;
}
