/// All forms of expressions. This sentence is not the summary's.
int *expressions(int a, int *p, _str s) {
    a = 1, a += 2, a = p ? *p : a ? 3 : 4;
    a = -a + +a * ~a / !a % 3 - (a << 2 >> 1) | a & 5 ^ 6;
    a = a < 1 && a > 2 || a <= 3 && a >= 4 || a == 5 && a != 6;
    s[1:] + s[:a] + s[a ? 1 : 2 : -1];
    p[1] = ++a - a-- + p[0]++ - --a;
    a = sizeof(int) + sizeof(int *) * 2 + sizeof a + sizeof(a).x + sizeof -a + offsetof(struct point, x.y);
    a = (int)a + (int)-1 + (unsigned long)(a) + ((int)p)[0] + &p[1] - p;
    a = _has(struct point) + _has(Gone) + _has(p->x) + ~~a + !~~a;
    a = 'a' + '\n' + '\xff' + '\0' + 0x1FuLL + 0b11 + 017 + 1.5e-3 + .5f + 10;
    s ~~ rx/^(a+)\/b$/ && s !~~ rx/c/; s = $0 + $1 + "text" " joined\t\x41";
    total <<< a + 1;
    pair = (a, s, (1, "x"));
    return NULL, expressions(a, p, s)->_frame.path[1];
}
