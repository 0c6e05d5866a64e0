extern int _Py_ticker;
