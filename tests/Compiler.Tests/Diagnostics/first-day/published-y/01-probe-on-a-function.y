_probe ngx_http_process_request(ngx_http_request_t *r) { printf("%p\n", r); }
