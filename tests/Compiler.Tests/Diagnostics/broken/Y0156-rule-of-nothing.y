_visit int *o of list { }
