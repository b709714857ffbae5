#include "analysis/drawn_setting.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "analysis/weight_element.hpp"
#include "scenario/number.hpp"
#include "taktskifte/core/math.hpp"

namespace taktskifte {

std::string drawn_setting(const SweptValues& values, double u, const ResolvedScenario& base) {
  const bool whole = std::holds_alternative<IntegerField>(values.key.key->field);
  const double end = values.high + (whole ? 1.0 : 0.0);
  double value = values.log_scale ? exp(log(values.low) + u * (log(end) - log(values.low)))
                                  : values.low + u * (end - values.low);
  if (whole) value = std::floor(value);
  value = std::clamp(value, values.low, values.high);
  if (values.key.element) return with_element(*values.key.key, *values.key.element, value, base);
  const bool fact =
      values.key.treatment == Treatment::fact && std::holds_alternative<PathField>(values.key.key->field);
  return (fact ? std::string(always) : "") + plain(value);
}

const std::string& base_setting(const SweptKey& key, const ResolvedScenario& base) {
  return std::find_if(base.entries.begin(), base.entries.end(),
                      [&](const Entry& entry) { return entry.key == key.key; })
      ->text;
}

}  // namespace taktskifte
