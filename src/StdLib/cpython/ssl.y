/// Modules/_ssl.c: what OpenSSL holds is in its own memory.

_visit PySSLContext *c of "_ssl._SSLContext" {
##ifdeffield PySSLContext set_sni_cb
    _ref(c->set_sni_cb, "sni_callback");
##else
    _ref(c->set_hostname, "set_hostname");
##endif
##ifdeffield PySSLContext msg_cb
    _ref(c->msg_cb, "msg_callback");
    _hidden_ref(c->keylog_filename, "keylog_filename");
##endif
##ifdeffield PySSLContext psk_client_callback
    _hidden_ref(c->psk_client_callback, "psk_client_callback");
    _hidden_ref(c->psk_server_callback, "psk_server_callback");
##endif
    _hidden(c->alpn_protocols, c->alpn_protocols_len);
}

_visit PySSLSocket *s of "_ssl._SSLSocket" {
    _hidden_ref(s->Socket, "socket");
    _hidden_ref(s->ctx, "context");
    _hidden_ref(s->owner, "owner");
    _hidden_ref(s->server_hostname, "server_hostname");
##ifdeffield PySSLSocket exc_value
    _ref(s->exc_type, "exc_type");
    _ref(s->exc_value, "exc_value");
    _ref(s->exc_tb, "exc_tb");
##elifdeffield PySSLSocket exc
    _ref(s->exc, "exc");
##endif
}

_visit PySSLSession *s of "_ssl.SSLSession" { _ref(s->ctx, "context"); }
