#include "analysis/drawn_setting.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <variant>

#include "analysis/weight_element.hpp"
#include "scenario/number.hpp"
#include "taktskifte/core/math.hpp"

namespace taktskifte {

namespace {

bool is_whole(const SweptValues& values) {
  return std::holds_alternative<IntegerField>(values.key.key->field);
}

/// Even, or even in the logarithm: the scale on which values are drawn, and its way back.
double to_scale(const SweptValues& values, double value) { return values.log_scale ? log(value) : value; }
double from_scale(const SweptValues& values, double place) { return values.log_scale ? exp(place) : place; }

// A whole number stands for all up to the next.
double end_of_range(const SweptValues& values) { return values.high + (is_whole(values) ? 1.0 : 0.0); }

/// Quantile of the triangular distribution on [low, high] with this peak.
double triangular(double u, double low, double peak, double high) {
  const double before = (peak - low) / (high - low);
  return u < before ? low + std::sqrt(u * (high - low) * (peak - low))
                    : high - std::sqrt((1.0 - u) * (high - low) * (high - peak));
}

}  // namespace

std::string drawn_setting(const SweptValues& values, double u, const ResolvedScenario& base) {
  const bool whole = is_whole(values);
  const double low = to_scale(values, values.low);
  const double high = to_scale(values, end_of_range(values));
  const double place = values.peak
                           ? triangular(u, low, to_scale(values, *values.peak + (whole ? 0.5 : 0.0)), high)
                           : low + u * (high - low);
  double value = from_scale(values, place);
  if (whole) value = std::floor(value);
  value = std::clamp(value, values.low, values.high);
  if (values.key.element) return with_element(*values.key.key, *values.key.element, value, base);
  const bool fact =
      values.key.treatment == Treatment::fact && std::holds_alternative<PathField>(values.key.key->field);
  return (fact ? std::string(always) : "") + plain(value);
}

double place_in_range(const SweptValues& values, double value) {
  const double low = to_scale(values, values.low);
  const double high = to_scale(values, end_of_range(values));
  return std::clamp((to_scale(values, value + (is_whole(values) ? 0.5 : 0.0)) - low) / (high - low), 0.0,
                    1.0);
}

const std::string& base_setting(const SweptKey& key, const ResolvedScenario& base) {
  const auto found = std::find_if(base.entries.begin(), base.entries.end(),
                                  [&](const Entry& entry) { return entry.key == key.key; });
  if (found == base.entries.end()) throw std::logic_error("a scenario without the key " + key.name());
  return found->text;
}

bool is_chosen(const std::vector<ResolvedScenario>& scenarios, const Key& key) {
  return std::any_of(scenarios.begin(), scenarios.end(), [&](const ResolvedScenario& scenario) {
    return base_setting({.key = &key}, scenario) != key.standard;
  });
}

}  // namespace taktskifte
