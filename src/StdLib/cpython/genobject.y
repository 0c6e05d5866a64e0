/// What belongs to frames and generators in every version (Objects/genobject.c).

/// A frame's local variable by its name; the stack of values has none.
_label local_variable(PyObject *name) { return name ? py_key_text(name) : "(stack)"; }

_visit PyTracebackObject *t of "traceback" { _ref(t->tb_next, "tb_next"); _ref(t->tb_frame, "tb_frame"); }
_visit PyCoroWrapper *w of "coroutine_wrapper" { _ref(w->cw_coroutine, "of"); }
_visit PyAsyncGenASend *a of "async_generator_asend" { _ref(a->ags_gen, "of"); _ref(a->ags_sendval, "value"); }
_visit PyAsyncGenAThrow *a of "async_generator_athrow" { _ref(a->agt_gen, "of"); _ref(a->agt_args, "arguments"); }
_visit _PyAsyncGenWrappedValue *v of "async_generator_wrapped_value" { _ref(v->agw_val, "value"); }
##ifdeftype PyFrameLocalsProxyObject
_visit PyFrameLocalsProxyObject *p of "FrameLocalsProxy" { _ref(p->frame, "of"); }
##endif
