_visit int *o, int *t, int *more of "list" { }
