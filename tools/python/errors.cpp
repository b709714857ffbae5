#include "python/errors.hpp"

#include <exception>

#include "python/values.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/exit_code.hpp"

namespace taktskifte::python {
namespace {

namespace py = pybind11;

void raise(const Error& error) {
  py::list mistakes;
  for (const auto& one : error.diagnostics())
    mistakes.append(
        py::make_tuple(shown(one.location.file), one.location.line, shown(one.key), shown(one.text)));
  const py::object made = py::module_::import("taktskifte._errors")
                              .attr("make_error")(shown(error.what()), exit_code(error.kind()), mistakes);
  PyErr_SetObject(py::type::of(made).ptr(), made.ptr());
}

}  // namespace

void translate_errors() {
  // NOLINTNEXTLINE(performance-unnecessary-value-param): pybind11 asks for this signature
  py::register_local_exception_translator([](std::exception_ptr problem) {
    try {
      if (problem) std::rethrow_exception(problem);
    } catch (const Error& error) {
      raise(error);
    }
  });
}

}  // namespace taktskifte::python
