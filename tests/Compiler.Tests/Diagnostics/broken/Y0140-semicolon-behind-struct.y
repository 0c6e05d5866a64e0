struct point {
    int x;
    int y;
}

int x(struct point *p) { return p->x; }
