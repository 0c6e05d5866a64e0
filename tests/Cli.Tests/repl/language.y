puts("-- values");
1 + 2
_ * 10
"a" + "b"
'c'
3.5
(1, "x")
_bytes(3000000)
1 < 2

puts("-- variables live on");
int x = 5;
x * 2
x = 7
x = 8;
x
_str x = "now a text";
x
const int K = 4;
K + 1
_map(_str, int) m;
m["a"] += 3;
m
_list(int) l;
for (int i = 0; i < 3; i++)
{
    _push(l, i * i);
}
l
int halved(int n)
{
    return n / 2;
}
halved(9)
do
    x += "!";
while (_len(x) < 12)
x
if (l[0] == 0) puts("zero"); else puts("other");
_agg a;
a <<< 3; a <<< 5;
_avg(a)
_percentile(a, 50)
_bars_log(_artifact_chart("numbers"), a);
_graph g;
g.count

puts("-- functions, macros, structs, labels of C");
/// Two times n.
int twice(int n) { return 2 * n; }
twice(4)
int twice(int n) {
    static int calls;
    return 2 * n + ++calls;
}
twice(4)
#define SQUARE(n) ((n) * (n))
SQUARE(5)
struct pair { int a; long b; };
sizeof(struct pair)
struct pair *p = 0;
p
_iter int even(int to) { for (int i = 0; i < to; i += 2) _yield(i); }
even(7)
even(100)
even(0)
enum colour { RED, GREEN = 5 };
GREEN
_probe _oneshot { puts("a probe of the entry runs"); }
/* a comment
   over lines */ 6 * 7
_table t = _artifact_table("squares", "n", "square");
_foreach (int i : even(5)) _row(t, i, i * i);

puts("-- mistakes");
nosuch
1 +
int *
x + 1
twice
_isprefix
pair
twice("a")
1 / (x == "" ? 1 : 0)
l[5]
p->b
if (l[0] = 1) { }
_error("told so");
_exit();
while (1
  ) { break; }
_walk(cpython)

puts("-- commands");
:type twice(3)
:type nosuch
:type
:fields pair
:fields pear
:nonsense
:refresh
:vars
:quit
"never reached"
