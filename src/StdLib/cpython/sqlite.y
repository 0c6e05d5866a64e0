/// Modules/_sqlite: what the database itself holds is in its own memory.

##ifdeftype callback_context
_visit pysqlite_Connection *c of "sqlite3.Connection" {
    _ref(c->statement_cache, "statement_cache");
    _ref(c->cursors, "cursors");
    _ref(c->blobs, "blobs");
    _ref(c->row_factory, "row_factory");
    _ref(c->text_factory, "text_factory");
    if (c->trace_ctx) {
        _ref(c->trace_ctx->callable, "trace");
        _ref(c->trace_ctx->module, "module");
    }
    if (c->progress_ctx) {
        _ref(c->progress_ctx->callable, "progress");
        _ref(c->progress_ctx->module, "module");
    }
    if (c->authorizer_ctx) {
        _ref(c->authorizer_ctx->callable, "authorizer");
        _ref(c->authorizer_ctx->module, "module");
    }
}

_visit pysqlite_Blob *b of "sqlite3.Blob" { _ref(b->connection, "connection"); }
##elifdeftype pysqlite_Cache
_visit pysqlite_Connection *c of "sqlite3.Connection" {
    _ref(c->isolation_level, "isolation_level");
    _ref(c->statement_cache, "statement_cache");
    _ref(c->statements, "statements");
    _ref(c->cursors, "cursors");
    _ref(c->row_factory, "row_factory");
    _ref(c->text_factory, "text_factory");
##ifdeffield pysqlite_Connection function_pinboard
    _ref(c->function_pinboard, "functions");
##else
    _ref(c->function_pinboard_trace_callback, "trace");
    _ref(c->function_pinboard_progress_handler, "progress");
    _ref(c->function_pinboard_authorizer_cb, "authorizer");
##endif
    _ref(c->collations, "collations");
}

_visit pysqlite_Cache *c of "sqlite3.Cache" {
    _ref(c->mapping, "mapping");
    if (c->decref_factory)
        _ref(c->factory, "factory");
    int most = 1000000;
    for (pysqlite_Node *n = c->first; n && most > 0; n = n->next) {
        _ref(n, _inside);
        most--;
    }
}

_visit pysqlite_Node *n of "sqlite3.Node" { _ref(n->key, "key"); _ref(n->data, "data"); }
##endif

_visit pysqlite_Cursor *c of "sqlite3.Cursor" {
    _ref(c->connection, "connection");
    _ref(c->description, "description");
    _ref(c->row_cast_map, "row_cast_map");
    _ref(c->lastrowid, "lastrowid");
    _ref(c->row_factory, "row_factory");
    _ref(c->statement, "statement");
##ifdeffield pysqlite_Cursor next_row
    _ref(c->next_row, "next_row");
##endif
}

_visit pysqlite_Row *r of "sqlite3.Row" { _ref(r->data, "data"); _ref(r->description, "description"); }
##ifdeftype pysqlite_Cache
_visit pysqlite_Statement *s of "sqlite3.Statement" { _ref(s->sql, "sql"); }
##elifdeffield pysqlite_Statement sql
_visit pysqlite_Statement *s of "sqlite3.Statement" { _hidden_ref(s->sql, "sql"); }
##endif
