#define int long
