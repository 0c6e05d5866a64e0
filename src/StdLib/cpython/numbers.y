/// decimal and zoneinfo (Modules/_decimal, Modules/_zoneinfo.c): values; the collector looks into some of them, in some versions.

/// The digits stand in the object until they are too many.
_visit PyDecObject *d of "decimal.Decimal" {
    if (_address(d->dec.data) != _address(&d->data))
        _own(d->dec.data, d->dec.alloc * sizeof(uint64_t));
}

_visit PyDecContextObject *c of "decimal.Context" { _ref(c->traps, "traps"); _ref(c->flags, "flags"); }
_visit PyDecContextManagerObject *m of "decimal.ContextManager" { _ref(m->local, "local"); _ref(m->global, "global"); }

_visit PyZoneInfo_ZoneInfo *z of "zoneinfo.ZoneInfo" {
    _ref(z->key, "key");
    _hidden_ref(z->file_repr, "file");
    _hidden(z->trans_list_utc, z->num_transitions * 8);
    _hidden(z->trans_list_wall[0], z->num_transitions * 8);
    _hidden(z->trans_list_wall[1], z->num_transitions * 8);
    _hidden(z->trans_ttinfos, z->num_transitions * sizeof(_ttinfo *));
    _hidden(z->_ttinfos, z->num_ttinfos * sizeof(_ttinfo));
    for (size_t i = 0; z->_ttinfos && i < z->num_ttinfos; i++) {
        _hidden_ref(z->_ttinfos[i].utcoff, "offsets");
        _hidden_ref(z->_ttinfos[i].dstoff, "offsets");
        _hidden_ref(z->_ttinfos[i].tzname, "names");
    }
    _hidden_ref(z->tzrule_after.std.utcoff, "offsets");
    _hidden_ref(z->tzrule_after.std.dstoff, "offsets");
    _hidden_ref(z->tzrule_after.std.tzname, "names");
    _hidden_ref(z->tzrule_after.dst.utcoff, "offsets");
    _hidden_ref(z->tzrule_after.dst.dstoff, "offsets");
    _hidden_ref(z->tzrule_after.dst.tzname, "names");
}
