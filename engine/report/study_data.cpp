#include "report/study_data.hpp"

#include <cmath>
#include <concepts>
#include <utility>

#include "report/study_fields.hpp"
#include "taktskifte/report/study.hpp"

namespace taktskifte::report {
namespace {

constexpr int kept_digits = 6;  // far below the error of any number here

// The nearest number of so many digits; null of what is not finite.
Value short_number(double value) {
  if (!std::isfinite(value)) return {};
  if (value == 0.0) return 0.0;
  const double power = std::pow(10.0, kept_digits - 1 - std::floor(std::log10(std::abs(value))));
  // Divided by a power of ten where that is exact, so that the shortest text has these digits.
  return power >= 1.0 ? std::round(value * power) / power
                      : std::round(value * power) * std::round(1.0 / power);
}

Value study_value(std::same_as<double> auto number) { return short_number(number); }
Value study_value(MarginSide side) { return to_string(side); }
Value study_value(const Place& place) { return place.at; }
Value study_value(const Exact& exact) { return exact.number; }
Value study_value(const RangeEnd& end) { return short_number(end.end); }

Value study_value(const OfChoices& of) {
  return list_of(of.choices, [&](const Regret& one) { return short_number(one.*of.what); });
}

Value study_value(const Spread& spread) {
  Value::List list;
  for (const double quantile : spread.quantiles) list.push_back(short_number(quantile));
  for (const double share : {spread.below, spread.within, spread.above}) list.push_back(short_number(share));
  list.emplace_back(spread.sets);
  list.emplace_back(spread.missing);
  return list;
}

Value study_value(const SobolIndex& index) {
  const auto& interval = index.interval;
  return Value::List{short_number(index.value), interval ? short_number(interval->low) : Value(),
                     interval ? short_number(interval->high) : Value(), to_string(index.reading)};
}

/// Takes the fields of a part of the summary as members of a value, parts of it as values of their own.
struct FieldsOut {
  Value::Members members{};

  template <class Field, class... Rest>
  void operator()(const char* name, Field&& field, Rest&&... rest) {
    members.emplace_back(name, value(field));
    if constexpr (sizeof...(rest) > 0) (*this)(std::forward<Rest>(rest)...);
  }

  static Value value(auto& field) {
    if constexpr (requires { study_value(field); })
      return study_value(field);
    else if constexpr (std::constructible_from<Value, decltype(field)>)
      return field;
    else if constexpr (requires { field.begin(); })
      return all_of(field);
    else
      return of(field);
  }

  static Value::List all_of(auto& parts) {
    Value::List list;
    for (auto& part : parts) list.push_back(value(part));
    return list;
  }

  static Value::Members of(auto& part) {
    FieldsOut fields;
    describe(fields, part);
    return std::move(fields.members);
  }
};

}  // namespace

Value study_data(StudySummary summary) {
  Value::Members data{
      {"filetype", study_filetype},
      {"format", study_format},
      {"model_results_version", summary.origin.model_version},
      {"renew", study_command()},
      {"origin", FieldsOut::of(summary.origin)},
      {"spread_columns", list_of({"5 %", "25 %", "50 %", "75 %", "95 %", "share below -margin",
                                  "share within", "share above margin", "sets", "missing sets"})},
      {"index_columns", list_of({"value", "low", "high", "reading"})}};
  for (auto& member : FieldsOut::of(summary)) data.push_back(std::move(member));
  return data;
}

}  // namespace taktskifte::report
