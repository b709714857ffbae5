#include "python/dataset.hpp"

#include <pybind11/numpy.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace taktskifte::python {
namespace {

namespace py = pybind11;

// An array that owns the vector it looks into.
template <typename Number>
py::array array_of(std::vector<Number>&& numbers, const std::vector<std::size_t>& shape) {
  auto owner = std::make_unique<std::vector<Number>>(std::move(numbers));
  const Number* first = owner->data();
  const py::capsule keeper(owner.get(), [](void* kept) {
    const std::unique_ptr<std::vector<Number>> last(static_cast<std::vector<Number>*>(kept));
  });
  (void)owner.release();  // the capsule's by now
  return py::array_t<Number>(shape, first, keeper);
}

py::array array_of(std::vector<std::string>&& texts, const std::vector<std::size_t>& shape) {
  py::list list(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) list[i] = py::str(texts[i]);
  const auto numpy = py::module_::import("numpy");
  py::array flat = numpy.attr("empty")(texts.size(), py::arg("dtype") = "O");
  flat[py::ellipsis()] = list;
  return flat.reshape(shape);
}

template <typename Number>
py::object numbers_of(const std::vector<double>& values) {
  std::vector<Number> numbers;
  numbers.reserve(values.size());
  for (const double value : values) numbers.push_back(static_cast<Number>(value));
  const std::size_t count = numbers.size();
  py::object array = array_of(std::move(numbers), {count});
  return count == 1 ? array[py::int_(0)] : array;  // a scalar of numpy, which keeps the type
}

py::object value_of(const Attribute& attribute) {
  if (attribute.numbers.empty()) return py::str(attribute.text);
  switch (attribute.type) {
    case NumberType::int8:
      return numbers_of<std::int8_t>(attribute.numbers);
    case NumberType::int32:
      return numbers_of<std::int32_t>(attribute.numbers);
    case NumberType::float64:
      break;
  }
  return numbers_of<double>(attribute.numbers);
}

py::dict attributes_of(const std::vector<Attribute>& attributes) {
  py::dict all;
  for (const auto& attribute : attributes) all[py::str(attribute.name)] = value_of(attribute);
  return all;
}

}  // namespace

py::dict to_python(Dataset&& dataset) {
  py::dict variables;
  for (auto& variable : dataset.variables) {
    auto array = std::visit([&](auto& values) { return array_of(std::move(values), variable.shape); },
                            variable.values);
    variables[py::str(variable.name)] =
        py::make_tuple(py::cast(variable.dimensions), array, attributes_of(variable.attributes));
  }
  py::dict all;
  all["attrs"] = attributes_of(dataset.attributes);
  all["variables"] = variables;
  return all;
}

}  // namespace taktskifte::python
