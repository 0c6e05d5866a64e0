##ifdeftype PyObject
##error "this probe looks at Python"
##endif
