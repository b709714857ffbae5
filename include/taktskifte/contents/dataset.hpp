// Results in memory: variables along labelled dimensions, with the names, types, attributes and numbers that
// a result file has (results/README.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace taktskifte {

/// How numbers are stored.
enum class NumberType : std::uint8_t { int8, int32, float64 };

/// What results or one of their variables say of themselves: text, or numbers if there are any.
struct Attribute {
  std::string name, text;
  NumberType type = NumberType::int32;
  std::vector<double> numbers{};
};

/// One variable, whole.
struct DatasetVariable {
  using Values = std::variant<std::vector<std::int8_t>, std::vector<std::int32_t>, std::vector<double>,
                              std::vector<std::string>>;

  std::string name;
  std::vector<std::string>
      dimensions;                     ///< outermost first; what labels a dimension has its name, and it alone
  std::vector<std::size_t> shape;     ///< one extent per dimension
  std::vector<Attribute> attributes;  ///< long_name, units and so on, in the order of the file
  Values values;                      ///< row-major; NaN where a number is not defined
};

struct Dataset {
  std::vector<Attribute> attributes;
  std::vector<DatasetVariable>
      variables;  ///< in the order of the file: labels first, then inputs, then numbers

  /// Null if there is none of that name.
  [[nodiscard]] const DatasetVariable* find(std::string_view name) const;
  /// Errors: std::out_of_range if there is none of that name.
  [[nodiscard]] const DatasetVariable& at(std::string_view name) const;
};

/// The number at `position` of a variable's values. Errors: std::invalid_argument for text.
double number_at(const DatasetVariable& variable, std::size_t position);

}  // namespace taktskifte
