/// What must hold in a process if its layout is right: each function check_… is an invariant, its comment says it in words. Those that others build on come first.
#include <cpython/heap.y>
#include <cpython/doctor/samples.y>
#include <cpython/doctor/types.y>
#include <cpython/doctor/members.y>
#include <cpython/doctor/values.y>
#include <cpython/doctor/running.y>
#include <cpython/doctor/interpreter.y>
#include <cpython/doctor/rules.y>
#include <cpython/doctor/library.y>
#include <cpython/doctor/states.y>
