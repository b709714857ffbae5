#include "contents/dataset_variables.hpp"

#include <type_traits>
#include <utility>

namespace taktskifte {

using layout::Description;
using layout::Filled;
using Values = DatasetVariable::Values;

Values empty_values(const Description& description) {
  if (!description.kind) return std::vector<std::string>();
  switch (*description.kind) {
    case NumberType::int8:
      return std::vector<std::int8_t>();
    case NumberType::int32:
      return std::vector<std::int32_t>();
    case NumberType::float64:
      break;
  }
  return std::vector<double>();
}

void append_numbers(Values& values, std::span<const double> numbers) {
  std::visit(
      [&](auto& all) {
        using Number = typename std::decay_t<decltype(all)>::value_type;
        if constexpr (!std::is_same_v<Number, std::string>)
          for (const double number : numbers) all.push_back(static_cast<Number>(number));
      },
      values);
}

DatasetVariable make_variable(const Description& description, const Sizes& sizes, Values values) {
  DatasetVariable variable{.name = description.name,
                           .dimensions = description.dimensions,
                           .shape = {},
                           .attributes = layout::attributes_of(description),
                           .values = std::move(values)};
  for (const auto& dimension : description.dimensions) variable.shape.push_back(sizes.at(dimension));
  return variable;
}

DatasetVariable make_variable(const Filled& filled, const Sizes& sizes) {
  Values values = empty_values(filled.description);
  if (filled.description.kind)
    append_numbers(values, filled.numbers);
  else
    values = filled.texts;
  return make_variable(filled.description, sizes, std::move(values));
}

void add_axes(Dataset& dataset, Sizes& sizes, const std::vector<Filled>& axes) {
  for (const auto& axis : axes) {
    sizes[axis.description.name] = axis.description.kind ? axis.numbers.size() : axis.texts.size();
    dataset.variables.push_back(make_variable(axis, sizes));
  }
}

}  // namespace taktskifte
