// The calls into the C library then need no code made at run time.
[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]
