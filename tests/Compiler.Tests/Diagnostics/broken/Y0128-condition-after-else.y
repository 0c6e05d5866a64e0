##ifdeftype PyObject
##else
##elifdeftype PyDictObject
##endif
