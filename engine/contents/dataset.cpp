#include "taktskifte/contents/dataset.hpp"

#include <stdexcept>
#include <type_traits>

#include "taktskifte/core/find_named.hpp"

namespace taktskifte {

const DatasetVariable* Dataset::find(std::string_view name) const { return find_named(variables, name); }

const DatasetVariable& Dataset::at(std::string_view name) const {
  const DatasetVariable* found = find(name);
  if (found == nullptr) throw std::out_of_range("no variable " + std::string(name) + " in these results");
  return *found;
}

double number_at(const DatasetVariable& variable, std::size_t position) {
  return std::visit(
      [&](const auto& values) -> double {
        if constexpr (std::is_same_v<typename std::decay_t<decltype(values)>::value_type, std::string>)
          throw std::invalid_argument("the variable " + variable.name + " is text");
        else
          return static_cast<double>(values.at(position));
      },
      variable.values);
}

}  // namespace taktskifte
