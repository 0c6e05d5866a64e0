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
##endif

_visit pysqlite_Cursor *c of "sqlite3.Cursor" {
    _ref(c->connection, "connection");
    _ref(c->description, "description");
    _ref(c->row_cast_map, "row_cast_map");
    _ref(c->lastrowid, "lastrowid");
    _ref(c->row_factory, "row_factory");
    _ref(c->statement, "statement");
}

_visit pysqlite_Row *r of "sqlite3.Row" { _ref(r->data, "data"); _ref(r->description, "description"); }
##ifdeffield pysqlite_Statement sql
_visit pysqlite_Statement *s of "sqlite3.Statement" { _hidden_ref(s->sql, "sql"); }
##endif
