// What reports hold for programs, as Python has it.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

#include "taktskifte/report/document.hpp"

namespace taktskifte::python {

/// None, bool, int, float, str, list or dict, as the JSON of the same report gives; numbers that are none
/// stay.
pybind11::object to_python(const report::Value& value);

/// Text that can be printed: names of files may hold bytes that are none.
pybind11::str shown(const std::string& text);

}  // namespace taktskifte::python
