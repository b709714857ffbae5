// One line of a sweep: a key, and the values it takes.
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <variant>

#include "analysis/drawn_setting.hpp"
#include "analysis/weight_element.hpp"
#include "scenario/ini_file.hpp"
#include "scenario/number.hpp"
#include "scenario/text.hpp"
#include "scenario/value.hpp"
#include "taktskifte/analysis/design.hpp"
#include "taktskifte/analysis/hypercube.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/scenario/text_file.hpp"

namespace taktskifte {
namespace {

[[noreturn]] void refuse_values(const std::string& why_and_what_to_do) {
  throw std::invalid_argument(why_and_what_to_do);
}

std::vector<std::string> split_at(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.emplace_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_number_text(std::string_view text) {
  try {
    (void)parse_number(text);
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

// Digits behind the point of a plain decimal; none of a number with an exponent.
std::optional<int> decimals_of(std::string_view text) {
  if (text.find_first_of("eE") != std::string_view::npos) return std::nullopt;
  const auto point = text.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

// From, to and step. Decimals are counted in whole steps of their last digit, so that 0.15 is not
// 0.15000000000000002.
std::vector<std::string> steps(const std::vector<std::string>& parts) {
  constexpr int most_decimals = 12;
  double scale = 1.0;
  int decimals = 0;
  for (const auto& part : parts) decimals = std::max(decimals, decimals_of(part).value_or(most_decimals + 1));
  if (decimals <= most_decimals)
    for (int d = 0; d < decimals; ++d) scale *= 10.0;
  const double low = parse_number(parts[0]) * scale;
  const double high = parse_number(parts[1]) * scale;
  const double step = parse_number(parts[2]) * scale;
  if (!(step > 0.0) || !(high > low))
    refuse_values("from, to and step rise; write for example 0:1:0.05, or single values with commas");
  const double count = std::round((high - low) / step);
  if (!(count < static_cast<double>(most_points)))
    refuse_values("more than a million values; write a larger step");
  if (std::abs(low + count * step - high) > 1e-9 * std::max(std::abs(low), std::abs(high)))
    refuse_values("steps of " + parts[2] + " from " + parts[0] + " do not end at " + parts[1] +
                  "; write another step or end, such as " + parts[0] + ":" +
                  plain((low + std::floor((high - low) / step) * step) / scale) + ":" + parts[2]);
  std::vector<std::string> values;
  const bool whole = scale > 1.0 || decimals == 0;
  for (int i = 0; i <= static_cast<int>(count); ++i) {
    const double value = low + i * step;
    values.push_back(plain((whole ? std::round(value) : value) / scale));
  }
  return values;
}

struct Range {
  double low, high;
  bool log_scale;
};

// "0.2..0.9", "0.2..0.9 log"; nothing if it is no range.
std::optional<Range> range_of(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos || text.find(':') != std::string_view::npos) return std::nullopt;
  std::string_view high = trim(text.substr(dots + 2));
  const bool log_scale = high.ends_with(" log");
  if (log_scale) high = trim(high.substr(0, high.size() - 4));
  const Range range{parse_number(trim(text.substr(0, dots))), parse_number(high), log_scale};
  if (!(range.low < range.high)) refuse_values("a range rises; write low..high, such as 0.2..0.9");
  if (log_scale && !(range.low > 0.0))
    refuse_values(
        "a range that is drawn in its logarithm begins above 0; leave out log or raise its low end");
  return range;
}

Range study_of_key(const Key& key) {
  if (key.study.low < key.study.high && key.study.distribution != Distribution::fixed &&
      key.study.distribution != Distribution::none)
    return {key.study.low, key.study.high, key.study.distribution == Distribution::log_uniform};
  refuse_values("nothing says in which range it lies; write one, such as " + std::string(key.standard) +
                ".." + std::string(key.standard));
}

// What stands behind a range that is drawn most often near the scenario's own value.
constexpr std::string_view with_peak = " triangular";

bool takes_range(const Key& key) {
  return std::holds_alternative<RealField>(key.field) || std::holds_alternative<IntegerField>(key.field) ||
         std::holds_alternative<PathField>(key.field) || std::holds_alternative<RealsField>(key.field);
}

// The key of a line, with the number of one of its values: "belief.outcome_weights[2]".
SweptKey key_in(const std::string& name) {
  const auto bracket = name.find('[');
  const Key* key = find_key(std::string_view(name).substr(0, bracket));
  if (key == nullptr) refuse_values(explain_unknown_key(name.substr(0, bracket)));
  if (const auto why = why_not_swept(*key); !why.empty()) refuse_values(why);
  SweptKey swept{.key = key};
  if (bracket == std::string::npos) return swept;
  const auto* reals = std::get_if<RealsField>(&key->field);
  if (reals == nullptr) refuse_values("it is no list of numbers; leave the brackets out");
  Scenario scenario;
  const auto size = (*reals)(scenario).size();
  const std::string number = name.substr(bracket + 1, name.size() - bracket - 2);
  if (!name.ends_with(']') || number.empty() || number.size() > 3 ||
      number.find_first_not_of("0123456789") != std::string::npos || std::stoul(number) < 1 ||
      std::stoul(number) > size)
    refuse_values("it has " + std::to_string(size) + " numbers; write one of [1] to [" +
                  std::to_string(size) + "]");
  swept.element = std::stoul(number) - 1;
  return swept;
}

Treatment treatment_of(const Key& key, const std::optional<Treatment>& asked, const ResolvedScenario& base) {
  const bool is_path = std::holds_alternative<PathField>(key.field);
  if (!acts_in_burn_in(key)) {
    if (asked == Treatment::fact)
      refuse_values(
          "it acts from the first reported year on and cannot be a fact of the burn-in; leave out fact");
    return Treatment::policy;
  }
  if (!is_path && asked == Treatment::policy)
    refuse_values("it has no path over years and acts always; leave out policy");
  const Treatment treatment = asked.value_or(is_path ? Treatment::policy : Treatment::fact);
  if (is_path && treatment == Treatment::fact && !(Year{1900} < base.scenario.run.first_year))
    refuse_values("a fact acts from 1900 on, and the first reported year is not later; raise run.first_year");
  return treatment;
}

// A value as a scenario file says it, after a look at whether it is one.
std::string setting_of(const SweptKey& swept, const std::string& value, const ResolvedScenario& base) {
  const Key& key = *swept.key;
  std::string setting = value;
  if (swept.element) {
    setting = with_element(key, *swept.element, parse_number(value), base);
  } else if (std::holds_alternative<PathField>(key.field) && swept.treatment == Treatment::fact) {
    if (value.find(':') != std::string::npos)
      refuse_values("a path says its own years; leave out fact, or write a plain number");
    setting = std::string(always) + value;
  }
  Scenario scenario;
  store_value(key, setting, scenario);
  if (const auto* path = std::get_if<PathField>(&key.field);
      path != nullptr && swept.treatment == Treatment::policy && value.find(':') != std::string::npos) {
    const Year first_year = base.scenario.run.first_year;
    if ((*path)(scenario).points().front().year < first_year)
      refuse_values("a policy acts from the first reported year on; write years from " +
                    std::to_string(first_year.value()) + " on, or a plain number as a fact");
  }
  return setting;
}

SweptValues values_in(const SweepLine& line, const ResolvedScenario& base) {
  SweptValues values{.key = key_in(line.key)};
  const Key& key = *values.key.key;
  // What nobody knows well holds always, unless the sweep says otherwise.
  std::string_view text = line.text;
  const bool has_peak = text.ends_with(with_peak);
  if (has_peak) text.remove_suffix(with_peak.size());
  const bool of_study = text == "study";
  const bool unknown = of_study && acts_in_burn_in(key);
  values.key.treatment = treatment_of(key,
                                      line.treatment ? line.treatment
                                      : unknown      ? std::optional(Treatment::fact)
                                                     : std::nullopt,
                                      base);
  if (line.text.empty()) refuse_values("no values; write for example " + std::string(key.standard));
  const auto range = of_study ? study_of_key(key) : range_of(text);
  if (range) {
    if (!takes_range(key) || (std::holds_alternative<RealsField>(key.field) && !values.key.element))
      refuse_values("its values cannot be drawn from a range; write single values with commas");
    values.low = range->low;
    values.high = range->high;
    values.log_scale = range->log_scale;
    if (has_peak) {
      values.peak = value_of(values.key, base_setting(values.key, base));
      if (!(*values.peak >= values.low && *values.peak <= values.high))
        refuse_values("the scenario's own value is no number in the range from " + plain(values.low) +
                      " to " + plain(values.high) + ", where the peak would be; leave out triangular");
    }
    for (const double end : {range->low, range->high}) (void)setting_of(values.key, plain(end), base);
    return values;
  }
  auto parts = split_at(line.text, ':');
  const bool stepped = parts.size() == 3 && std::all_of(parts.begin(), parts.end(), is_number_text);
  for (const auto& value : stepped ? steps(parts) : split_at(line.text, ',')) {
    if (value.empty()) refuse_values("an empty value; write values with single commas between");
    try {
      values.given.push_back(setting_of(values.key, value, base));
    } catch (const std::invalid_argument& problem) {
      refuse_values((value == line.text ? "" : value + ": ") + std::string(problem.what()));
    }
  }
  auto sorted = values.given;
  std::sort(sorted.begin(), sorted.end());
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end())
    refuse_values(*twice + " stands there twice; take one out");
  return values;
}

}  // namespace

SweepLine sweep_line(const std::string& word) {
  const auto equals = word.find('=');
  if (!is_text(word) || word.find_first_of("\r\n") != std::string::npos || equals == std::string::npos ||
      equals == 0)
    throw Error(ErrorKind::usage, "--sweep " + printable(word) +
                                      ": write --sweep key=values, such as funding.public_share=0:1:0.05, "
                                      "apply.elasticity=0.2,0.33 or apply.elasticity=0.2..0.9");
  SweepLine line{.key = std::string(trim(std::string_view(word).substr(0, equals))),
                 .text = std::string(trim(std::string_view(word).substr(equals + 1))),
                 .place = {"--sweep", 0}};
  for (const Treatment treatment : {Treatment::fact, Treatment::policy}) {
    const std::string before = std::string(to_string(treatment)) + ":";
    if (!line.key.starts_with(before)) continue;
    line.key.erase(0, before.size());
    line.treatment = treatment;
    break;
  }
  return line;
}

std::optional<SweptValues> read_values(const SweepLine& line, const ResolvedScenario& base,
                                       Diagnostics& diagnostics) {
  try {
    return values_in(line, base);
  } catch (const std::invalid_argument& problem) {
    diagnostics.add(line.place, line.key + " = " + line.text + ": " + problem.what(), line.key);
    return std::nullopt;
  }
}

}  // namespace taktskifte
