#define LIMIT 20
#define LIMIT 30
