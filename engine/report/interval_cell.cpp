#include "report/interval_cell.hpp"

#include "taktskifte/analysis/format.hpp"

namespace taktskifte::report {

Cell interval_cell(double value, const std::optional<Interval>& interval, int decimals, bool sign) {
  std::string text = sign ? format::with_sign(value, decimals) : format::fixed(value, decimals);
  Value::Members members{{"value", value}};
  if (interval) {
    text += " ± " + format::fixed(0.5 * (interval->high - interval->low), decimals);
    members.emplace_back("low", interval->low);
    members.emplace_back("high", interval->high);
  }
  return {text, members};
}

}  // namespace taktskifte::report
