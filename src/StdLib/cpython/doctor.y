/// What must hold in a process if its layout is right: each function check_… is an invariant, its comment says it in words. Those that others build on come first.
#include <cpython/heap.y>
#include <cpython/doctor/samples.y>
#include <cpython/doctor/types.y>
#include <cpython/doctor/members.y>
#include <cpython/doctor/rules.y>
