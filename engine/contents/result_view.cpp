#include "taktskifte/contents/result_view.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <string_view>
#include <type_traits>
#include <utility>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"

namespace taktskifte {
namespace {

using Texts = std::vector<std::string>;

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

std::vector<double> read_numbers(const ResultView& results, const std::string& name, std::size_t size) {
  auto found = results.numbers(name);
  if (found.size() != size) refuse_shape(results, name);
  return found;
}

void refuse_shape(const ResultView& results, const std::string& name) {
  const bool sweep = results.attribute("filetype") == sweep_filetype;
  throw Error(ErrorKind::data,
              results.file() + ": variable " + name +
                  " has another shape than its dimensions: the file was altered; " +
                  (sweep ? "run the sweep again" : "fetch it again, or run its scenarios again"));
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
  const Attribute* const found = find_named(data_.attributes, "totals_factor");
  return found == nullptr || found->numbers.empty() ? 1.0 : found->numbers.front();
}

std::string DatasetView::attribute(const std::string& name) const {
  const Attribute* const found = find_named(data_.attributes, name);
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

bool DatasetView::has(const std::string& name) const {
  const DatasetVariable* const found = data_.find(name);
  return found != nullptr && !std::holds_alternative<Texts>(found->values);
}

}  // namespace taktskifte
