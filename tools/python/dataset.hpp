// Results in memory as numpy holds them. tools/python/taktskifte/_results.py makes an xarray.Dataset of it.
#pragma once

#include <pybind11/pybind11.h>

#include "taktskifte/contents/dataset.hpp"

namespace taktskifte::python {

/// {"attrs": {name: value}, "variables": {name: (dimensions, array, attrs)}}, in the order of the file.
/// Numbers are not copied; text is an array of objects, as xarray reads it from a file.
pybind11::dict to_python(Dataset&& dataset);

}  // namespace taktskifte::python
