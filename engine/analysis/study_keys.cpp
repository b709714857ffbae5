#include "taktskifte/analysis/study_keys.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <variant>

#include "analysis/drawn_setting.hpp"
#include "scenario/number.hpp"
#include "scenario/text.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/math.hpp"

namespace taktskifte {
namespace {

constexpr std::string_view the_decision = "funding.public_share";

bool has_range(const Key& key) {
  return (key.study.distribution == Distribution::uniform ||
          key.study.distribution == Distribution::log_uniform) &&
         key.study.low < key.study.high && why_not_swept(key).empty() && key.name != the_decision;
}

// Where in a list that sums to 1 its largest number stands; nothing of any other key.
std::optional<std::size_t> largest_weight(const Key& key) {
  if (!std::holds_alternative<RealsField>(key.field) || key.evidence.status != Status::assumed)
    return std::nullopt;
  std::vector<double> weights;
  for (const auto word : split_words(key.standard)) weights.push_back(parse_number(word));
  constexpr double near_enough = 1e-9;
  if (std::fabs(std::accumulate(weights.begin(), weights.end(), 0.0) - 1.0) > near_enough)
    return std::nullopt;
  return static_cast<std::size_t>(std::max_element(weights.begin(), weights.end()) - weights.begin());
}

// The range of a key, with the number of a list that it is of; empty if it is not varied.
SweepLine line_of(const Key& key) {
  SweepLine line;
  line.key = key.name;
  line.place.file = "study";
  line.treatment = acts_in_burn_in(key) ? Treatment::fact : Treatment::policy;
  if (has_range(key)) {
    line.text = plain(key.study.low) + ".." + plain(key.study.high);
    if (key.study.distribution == Distribution::log_uniform) line.text += " log";
  } else if (const auto largest = largest_weight(key)) {
    constexpr double most = 0.9;
    const double weight = parse_number(split_words(key.standard)[*largest]);
    line.key += "[" + std::to_string(*largest + 1) + "]";
    line.text = plain(weight / 2.0) + ".." + plain(std::min(2.0 * weight, most));
  }
  return line;
}

/// Tries settings of some keys on all scenarios.
class Trial {
 public:
  explicit Trial(const std::vector<ResolvedScenario>& scenarios) : scenarios_(scenarios) {}

  [[nodiscard]] bool stands(std::vector<SweptKey> keys, std::vector<std::string> settings) const {
    Sweep sweep;
    sweep.keys = std::move(keys);
    sweep.points.push_back({.settings = std::move(settings)});
    try {
      for (const auto& scenario : scenarios_) (void)at_point(scenario, sweep, 0);
      return true;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::scenario) throw;
      return false;
    }
  }
  [[nodiscard]] std::string at_end(const SweptValues& values, bool high) const {
    return drawn_setting(values, high ? 1.0 : 0.0, scenarios_.front());
  }
  [[nodiscard]] double own_value(const SweptKey& key) const {
    return value_of(key, base_setting(key, scenarios_.front()));
  }

 private:
  const std::vector<ResolvedScenario>& scenarios_;
};

// Moves an end towards the scenarios' own value as far as `stands` asks for; false if nothing helps.
template <typename Stands>
bool mend_end(SweptValues& values, bool high, double own, const Stands& stands) {
  double& end = high ? values.high : values.low;
  const double was = end;
  double bad = end;
  double good = own;
  if (!(good >= values.low && good <= values.high)) return false;
  constexpr int halvings = 40;
  for (int i = 0; i < halvings; ++i) {
    end = (bad + good) / 2.0;
    (stands() ? good : bad) = end;
  }
  // Rounded towards the value that stands, to three digits of the way.
  const double digit = std::pow(10.0, std::floor(std::log10(std::fabs(was - own))) - 2.0);
  end = high ? std::floor(good / digit) * digit : std::ceil(good / digit) * digit;
  end = parse_number(plain(std::round(end * 1e9) / 1e9));
  if ((high ? end > values.low : end < values.high) && stands()) return true;
  end = was;
  return false;
}

std::string section_of(const SweptValues& values) {
  return std::string(values.key.key->name.substr(0, values.key.key->name.find('.')));
}

std::string range_text(const SweptValues& values) {
  return plain(values.low) + ".." + plain(values.high) + (values.log_scale ? " log" : "");
}

void mend_alone(const Trial& trial, SweptValues& values) {
  for (const bool high : {false, true}) {
    const auto stands = [&] { return trial.stands({values.key}, {trial.at_end(values, high)}); };
    if (!stands()) (void)mend_end(values, high, trial.own_value(values.key), stands);
  }
}

void mend_pair(const Trial& trial, SweptValues& first, SweptValues& second) {
  for (const bool high : {false, true})
    for (const bool other_high : {false, true}) {
      const auto stands = [&] {
        return trial.stands({first.key, second.key},
                            {trial.at_end(first, high), trial.at_end(second, other_high)});
      };
      if (stands()) continue;
      if (!mend_end(second, other_high, trial.own_value(second.key), stands))
        (void)mend_end(first, high, trial.own_value(first.key), stands);
    }
}

}  // namespace

std::vector<std::string> StudyKeys::notes() const {
  auto notes = mended;
  if (!left_out.empty()) notes.push_back("set by the scenarios, so not varied: " + joined(left_out));
  return notes;
}

StudyKeys study_keys(const std::vector<ResolvedScenario>& scenarios) {
  StudyKeys study;
  std::vector<SweptValues> all;
  std::vector<std::string> ranges;
  Diagnostics diagnostics;
  for (const Key& key : keys()) {
    SweepLine line = line_of(key);
    if (line.text.empty()) continue;
    if (is_chosen(scenarios, key)) {
      study.left_out.emplace_back(key.name);
      continue;
    }
    auto values = read_values(line, scenarios.front(), diagnostics);
    if (!values) continue;
    study.lines.push_back(std::move(line));
    ranges.push_back(range_text(*values));
    all.push_back(std::move(*values));
  }
  diagnostics.throw_if_any(ErrorKind::scenario);
  const Trial trial(scenarios);
  for (auto& values : all) mend_alone(trial, values);
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t b = a + 1; b < all.size(); ++b)
      if (section_of(all[a]) == section_of(all[b])) mend_pair(trial, all[a], all[b]);
  for (std::size_t k = 0; k < all.size(); ++k) {
    study.lines[k].text = range_text(all[k]);
    if (study.lines[k].text != ranges[k])
      study.mended.push_back(
          study.lines[k].key + ": " + study.lines[k].text + " in place of " + ranges[k] +
          ", which would break a rule with the rest of the scenarios or with other ranges");
  }
  return study;
}

}  // namespace taktskifte
