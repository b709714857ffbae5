#include "taktskifte/contents/result_view.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <string_view>
#include <type_traits>
#include <utility>

#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

using Texts = std::vector<std::string>;

const Attribute* find_attribute(const Dataset& data, std::string_view name) {
  const auto found = std::find_if(data.attributes.begin(), data.attributes.end(),
                                  [&](const Attribute& one) { return one.name == name; });
  return found == data.attributes.end() ? nullptr : &*found;
}

std::vector<int> whole_numbers(const std::vector<double>& numbers) {
  std::vector<int> whole;
  whole.reserve(numbers.size());
  for (const double number : numbers) whole.push_back(static_cast<int>(number));
  return whole;
}

}  // namespace

std::vector<double> numbers_of(const DatasetVariable& variable) {
  return std::visit(
      [](const auto& values) -> std::vector<double> {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, Texts>)
          return {};
        else
          return {values.begin(), values.end()};
      },
      variable.values);
}

std::vector<std::string> read_texts(const ResultView& results, const std::string& name, std::size_t size) {
  auto found = results.read_text(name);
  if (found.size() != size)
    throw Error(ErrorKind::data, results.file() + ": variable " + name + " has " +
                                     std::to_string(found.size()) + " elements instead of " +
                                     std::to_string(size) +
                                     ": the file was altered; run its scenarios again");
  return found;
}

std::string data_checksum(const ResultView& results) {
  boost::crc_32_type sum;
  for (const auto& table : results.read_text("data_text")) sum.process_bytes(table.data(), table.size());
  std::string digits;
  for (int shift = 28; shift >= 0; shift -= 4)
    digits += std::string_view("0123456789abcdef")[(sum.checksum() >> shift) & 0xFU];
  return digits;
}

DatasetView::DatasetView(const Dataset& data, std::string name)
    : data_(data),
      name_(std::move(name)),
      scenarios_(read_text("scenario")),
      years_(whole_numbers(numbers("year"))),
      replicates_(whole_numbers(numbers("replicate"))) {}

double DatasetView::population_scale() const {
  const Attribute* const found = find_attribute(data_, "totals_factor");
  return found == nullptr || found->numbers.empty() ? 1.0 : found->numbers.front();
}

std::string DatasetView::attribute(const std::string& name) const {
  const Attribute* const found = find_attribute(data_, name);
  if (found == nullptr) return {};
  if (found->numbers.size() != 1) return found->text;
  return std::to_string(static_cast<long long>(found->numbers.front()));
}

std::vector<std::string> DatasetView::variable_names() const {
  std::vector<std::string> names;
  for (const auto& variable : data_.variables)
    if (!std::holds_alternative<Texts>(variable.values)) names.push_back(variable.name);
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<double> DatasetView::numbers(const std::string& name) const {
  const DatasetVariable* const found = data_.find(name);
  if (found == nullptr) throw Error(ErrorKind::data, name_ + ": has no variable " + name);
  return numbers_of(*found);
}

std::vector<std::string> DatasetView::read_text(const std::string& name) const {
  const DatasetVariable* const found = data_.find(name);
  if (found == nullptr || !std::holds_alternative<Texts>(found->values)) return {};
  return std::get<Texts>(found->values);
}

}  // namespace taktskifte
