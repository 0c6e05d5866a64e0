/* A program that has Python inside: its executable is no interpreter, the runtime is in a shared library. Runs the script that is its first argument, as an interpreter would. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;

    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    config.parse_argv = 0;
    PyStatus status = PyConfig_SetBytesArgv(&config, argc - 1, argv + 1);
    if (!PyStatus_Exception(status))
        status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status))
        Py_ExitStatusException(status);

    FILE *script = fopen(argv[1], "rb");
    return script ? PyRun_SimpleFileEx(script, argv[1], 1) : 2;
}
