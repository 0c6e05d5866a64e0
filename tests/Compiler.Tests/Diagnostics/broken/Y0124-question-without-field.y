##ifdeffield PyDictObject
##endif
