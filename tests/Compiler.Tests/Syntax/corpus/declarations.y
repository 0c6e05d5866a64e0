/// Answers one question? This one.
#define DEFAULT 20
_param int top = DEFAULT * 2 "how many " "classes";
_param _str prefix = "py" "names begin with";
_param bool all = true;

/// First line.
/// Second line.
static const long Limit = 1 << 4, Other = -1;
_agg total;
_list((int, _str)) pairs;
(int, _str) last;
struct opaque;
struct point { int x, y : 3; int : 2; union { char *name; long id; }; int (*compare)(int, void *), *(*make[2])(void); struct opaque *next[4][2]; };
typedef struct point point_t, *point_p;
typedef int (*callback)(int);
enum color { RED, GREEN = 2, BLUE, };
int prototype(int);

_iter const char *names(point_t *p, struct point q[]) { _yield(p->name); _yield((1, 2)); }
unsigned f(void) { return 0; }
long long int g(signed char a, unsigned short int b, _Bool c, volatile double d, Unknown *e) { }
_probe _begin { }
_probe _oneshot { }
_probe _end { }
_probe _timer.s(3) { }
_probe foo() -> int retval { }
