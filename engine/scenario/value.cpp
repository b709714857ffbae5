#include "scenario/value.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "scenario/number.hpp"
#include "scenario/text.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte {
namespace {

[[noreturn]] void refuse(const std::string& why_and_what_to_do) {
  throw std::invalid_argument(why_and_what_to_do);
}

std::string example(const Key& key) { return "; write for example " + std::string(key.standard); }

void check_range(const Key& key, double value, const std::string& who = {}) {
  if (value >= key.range.low && value <= key.range.high) return;
  const bool share = key.unit.starts_with("share") && key.range.low == 0.0 && key.range.high == 1.0;
  const std::string unit = key.unit.empty() || key.unit == "1" ? "" : " (" + std::string(key.unit) + ")";
  refuse(who +
         (share ? "a share lies in [0, 1]"
                : "the value lies in [" + plain(key.range.low) + ", " + plain(key.range.high) + "]" + unit) +
         example(key));
}

// Reads one value into its field; a reason without advice gets the default as an example.
class Store {
 public:
  Store(const Key& key, std::string_view text, Scenario& scenario)
      : key_(key), text_(text), scenario_(scenario) {}

  void operator()(RealField field) const {
    const double value = parse_number(text_);
    check_range(key_, value);
    field(scenario_) = value;
  }
  void operator()(IntegerField field) const { field(scenario_) = static_cast<int>(whole()); }
  void operator()(YearField field) const { field(scenario_) = Year{static_cast<int>(whole())}; }
  void operator()(SeedField field) const {
    const std::int64_t value = parse_whole(text_);
    if (value < 0) refuse("a seed lies in [0, 9223372036854775807]" + example(key_));
    field(scenario_) = static_cast<std::uint64_t>(value);
  }
  void operator()(PathField field) const {
    Path path = parse_path(text_);
    const bool constant = path.points().size() == 1;
    for (const auto& point : path.points())
      check_range(key_, point.value, constant ? "" : "in " + std::to_string(point.year.value()) + ": ");
    field(scenario_) = std::move(path);
  }
  void operator()(RealsField field) const {
    const auto parts = split_words(text_);
    const auto target = field(scenario_);
    if (parts.size() != target.size())
      refuse(std::to_string(parts.size()) + (parts.size() == 1 ? " value" : " values") + " instead of " +
             std::to_string(target.size()) + example(key_) + " (with blanks between)");
    std::vector<double> values;
    for (const auto part : parts) {
      try {
        values.push_back(parse_number(part));
      } catch (const std::invalid_argument& problem) {
        refuse(in_quotes(part) + ": " + problem.what());
      }
      check_range(key_, values.back(), in_quotes(part) + ": ");
    }
    std::copy(values.begin(), values.end(), target.begin());
  }
  void operator()(TextField field) const {
    constexpr std::size_t longest = 1000;
    if (text_.size() > longest) refuse("a line of text has at most 1000 bytes; write a shorter one");
    field(scenario_) = text_;
  }
  void operator()(const FileKey& file) const {
    if (text_.empty()) refuse("the name of the file is missing" + example(key_));
    if (printable(text_) != text_)
      refuse("the name of the file holds characters that cannot be shown; rename it" + example(key_));
    file.at(scenario_) = text_;
  }
  void operator()(const ChoiceKey& choice) const {
    for (std::size_t i = 0; i < choice.words.size(); ++i) {
      if (choice.words[i] == text_) return choice.store(scenario_, i);
    }
    refuse("no such choice; write " + any_of({choice.words.begin(), choice.words.end()}));
  }

 private:
  [[nodiscard]] std::int64_t whole() const {
    const std::int64_t value = parse_whole(text_);
    check_range(key_, static_cast<double>(value));
    return value;
  }

  const Key& key_;
  std::string_view text_;
  Scenario& scenario_;
};

// Shows the value that was stored from a text.
class Canonical {
 public:
  Canonical(Scenario& scenario, std::string_view text) : scenario_(scenario), text_(text) {}

  std::string operator()(RealField field) const { return plain(field(scenario_)); }
  std::string operator()(IntegerField field) const { return std::to_string(field(scenario_)); }
  std::string operator()(SeedField field) const { return std::to_string(field(scenario_)); }
  std::string operator()(YearField field) const { return std::to_string(field(scenario_).value()); }
  std::string operator()(PathField field) const {
    const auto& points = field(scenario_).points();
    if (points.size() == 1) return plain(points.front().value);
    std::string text;
    for (const auto& point : points) {
      if (!text.empty()) text += point.ramp_from_previous ? " .. " : " ";
      text += std::to_string(point.year.value()) + ':' + plain(point.value);
    }
    return text;
  }
  std::string operator()(RealsField field) const {
    std::string text;
    for (const double value : field(scenario_)) {
      if (!text.empty()) text += ' ';
      text += plain(value);
    }
    return text;
  }
  std::string operator()(TextField) const { return std::string(text_); }
  std::string operator()(const FileKey&) const { return std::string(text_); }
  std::string operator()(const ChoiceKey&) const { return std::string(text_); }

 private:
  Scenario& scenario_;
  std::string_view text_;
};

}  // namespace

void store_value(const Key& key, std::string_view text, Scenario& scenario) {
  if (const auto hash = text.find('#'); hash != std::string_view::npos)
    refuse("a value holds no '#'; write " + std::string(trim(text.substr(0, hash))));
  try {
    std::visit(Store(key, text, scenario), key.field);
  } catch (const std::invalid_argument& problem) {
    const std::string why = problem.what();
    if (why.find("; write") != std::string::npos) throw;
    refuse(why + example(key));
  }
}

std::string canonical_value(const Key& key, std::string_view text) {
  Scenario scenario;
  store_value(key, text, scenario);
  return std::visit(Canonical(scenario, text), key.field);
}

}  // namespace taktskifte
