_str deeper(_str s) { return deeper(s + s); }

_probe _oneshot { puts(deeper("text")); }
