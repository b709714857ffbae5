#include "python/values.hpp"

#include <cstdint>
#include <string>
#include <variant>

#include "taktskifte/core/printable.hpp"

namespace taktskifte::python {
namespace {

namespace py = pybind11;

struct ToPython {
  py::object operator()(std::monostate) const { return py::none(); }
  py::object operator()(bool truth) const { return py::bool_(truth); }
  py::object operator()(std::int64_t number) const { return py::int_(number); }
  py::object operator()(double number) const { return py::float_(number); }
  py::object operator()(const std::string& text) const { return shown(text); }
  py::object operator()(const report::Value::List& list) const {
    py::list all;
    for (const auto& one : list) all.append(to_python(one));
    return all;
  }
  py::object operator()(const report::Value::Members& members) const {
    py::dict all;
    for (const auto& [name, one] : members) all[py::str(name)] = to_python(one);
    return all;
  }
};

}  // namespace

py::str shown(const std::string& text) { return printable(text, "\n\t"); }

py::object to_python(const report::Value& value) { return std::visit(ToPython{}, value.content()); }

}  // namespace taktskifte::python
