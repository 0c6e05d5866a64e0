/// Rules for tree.Tree (treemodule.c): with --include tree.y --layout tree.layout the stock probes see inside it.

_visit Tree *t of "tree.Tree" {
    _list(struct node *) open;
    _push(open, t->root);
    while (_len(open) > 0) {
        struct node *n = _pop(open);
        if (!n)
            continue;
        _hidden(n, sizeof(struct node));
        _hidden_ref(n->value, _each("tree values"));
        _push(open, n->left);
        _push(open, n->right);
    }
}
