// Errors of the engine as exceptions of Python.
#pragma once

#include <pybind11/pybind11.h>

namespace taktskifte::python {

/// From now on an Error leaves the module as what tools/python/taktskifte/_errors.py makes of it.
void translate_errors();

}  // namespace taktskifte::python
