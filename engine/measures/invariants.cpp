#include "taktskifte/measures/invariants.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "taktskifte/measures/table.hpp"

namespace taktskifte {
namespace {

using Now = const YearOfSeries&;

/// A rule that each value of a measure keeps by itself.
template <typename Holds>
Rule each(const std::string& name, Measure measure, const Holds& holds) {
  return {name, {measure}, [=](Now year) {
            const auto values = year.all(measure);
            return std::all_of(values.begin(), values.end(), holds);
          }};
}

void add_bounds(std::vector<Rule>& rules) {
  const auto count = [](double x) {
    return x >= 0.0 && x <= std::numeric_limits<std::int32_t>::max() && x == static_cast<std::int32_t>(x);
  };
  const auto money = [](double x) { return x >= 0.0 && std::isfinite(x); };
  const auto share = [](double x) { return std::isnan(x) || (x >= 0.0 && x <= 1.0); };
  for (const auto& row : measures())
    if (row.stored() == Stored::count)
      rules.push_back(each("counts are whole numbers from 0", row.measure, count));
  for (const auto& row : measures())
    if (row.stored() == Stored::real)
      rules.push_back(each("no number is infinite", row.measure, [](double x) { return !std::isinf(x); }));
  for (const auto& row : measures())
    if ((row.unit == MeasureUnit::nok || row.unit == MeasureUnit::work_years) && !row.is_derived())
      rules.push_back(each("kroner and work-years are finite and not negative", row.measure, money));
  for (const auto& row : measures())
    if (row.unit == MeasureUnit::share)
      rules.push_back(each("shares lie in [0, 1] or are not defined", row.measure, share));
}

struct SideMeasures {
  const char* name;
  Measure awarded, unused, part, carried_in, moved_in, lapsed;
};
constexpr std::array sides = {
    SideMeasures{"public", "awarded_nok", "unused_nok", "public_part_nok", "carried_in_nok", "moved_in_nok",
                 "lapsed_nok"},
    SideMeasures{"private", "private_awarded_nok", "private_unused_nok", "private_part_nok",
                 "private_carried_in_nok", "private_moved_in_nok", "private_lapsed_nok"},
};

void add_balances(std::vector<Rule>& rules) {
  rules.push_back({"public and private part make the pot",
                   {"pot_nok", "public_part_nok", "private_part_nok"},
                   [](Now y) { return y("public_part_nok") + y("private_part_nok") == y("pot_nok"); }});
  for (const SideMeasures& s : sides)
    rules.push_back({std::string("awarded + unused = part + carried in + moved in, to the krone, on the ") +
                         s.name + " side",
                     {s.awarded, s.unused, s.part, s.carried_in, s.moved_in},
                     [s](Now y) {
                       return balances(AccountOf<double>{.part = y(s.part),
                                                         .carried_in = y(s.carried_in),
                                                         .moved_in = y(s.moved_in),
                                                         .awarded = y(s.awarded),
                                                         .unused = y(s.unused)});
                     }});
}

/// From year to year, and from side to side.
void add_flows(std::vector<Rule>& rules) {
  for (const SideMeasures& s : sides)
    rules.push_back({"carried in is nothing, or what was left unused or lapsed the year before",
                     {s.carried_in, s.unused, s.lapsed},
                     [s](Now y) {
                       const auto last = y.before();
                       return y(s.carried_in) == 0.0 ||
                              (last && y(s.carried_in) == (*last)(s.unused) + (*last)(s.lapsed));
                     }});
  rules.push_back({"moved in is nothing, or what the other side left unused",
                   {"moved_in_nok", "private_unused_nok"},
                   [](Now y) {
                     const auto last = y.before();
                     return y("moved_in_nok") == 0.0 ||
                            (last && y("moved_in_nok") == (*last)("private_unused_nok"));
                   }});
  rules.push_back({"moved in is nothing, or what the other side left unused",
                   {"private_moved_in_nok", "unused_nok"},
                   [](Now y) {
                     return y("private_moved_in_nok") == 0.0 || y("private_moved_in_nok") == y("unused_nok");
                   }});
}

/// Measure `whose` and those of a sum.
std::vector<Measure> with(Measure whose, const MeasureSum& sum) {
  std::vector<Measure> all{whose};
  for (const Term& term : sum)
    if (term.sign != 0) all.push_back(measure_named(term.measure).measure);
  return all;
}

/// "a adds up to b", or where b is a difference "a and c add up to d".
std::string adding_up(std::string_view parts, const MeasureSum& whole) {
  std::string text(parts);
  if (whole[1].sign < 0)
    return (text += " and ").append(whole[1].measure) + " add up to " + std::string(whole[0].measure);
  return (text += " adds up to ").append(whole[0].measure);
}

void add_sums(std::vector<Rule>& rules) {
  for (const auto& row : measures())
    if (has_terms(row.adds_up_to))
      rules.push_back({adding_up(row.name, row.adds_up_to), with(row.measure, row.adds_up_to),
                       [&row](Now y) { return y.sum(row.measure) == total(row.adds_up_to, y); }});
}

void add_parts(std::vector<Rule>& rules) {
  for (const auto& row : measures())
    for (const MeasureSum& whole : row.part_of)
      if (has_terms(whole))
        rules.push_back(
            {"a part is not more than its whole", with(row.measure, whole), [&row, &whole](Now y) {
               const double most = total(whole, y);
               for (std::size_t element = 0; element < row.elements(); ++element)
                 if (y(row.measure, element) > most) return false;
               return true;  // also where neither is defined
             }});
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

void add_formulas(std::vector<Rule>& rules) {
  const std::string name = "a share is its part over its whole, and not defined without a whole";
  for (const auto& row : measures()) {
    if (!row.is_derived()) continue;
    auto of = with(row.measure, row.formula.over);
    for (const Measure part : with(row.measure, row.formula.under))
      if (std::find(of.begin(), of.end(), part) == of.end()) of.push_back(part);
    rules.push_back({row.formula.is_ratio() ? name : "a sum is that of its parts", of,
                     [&row](Now y) { return same(y(row.measure), total(row.formula, y)); }});
  }
  rules.push_back({name, {"partner_share", "research_innovations", "innovations"}, [](Now y) {
                     const double whole = y("innovations");
                     const double part = y("research_innovations") / whole;  // not defined where both are 0
                     return same(y("partner_share", static_cast<std::size_t>(Partner::researcher)), part);
                   }});
}

void add_growth(std::vector<Rule>& rules) {
  for (const auto& row : measures())
    if (row.over_years == OverYears::rising)
      rules.push_back({"who is reached builds up over the years", {row.measure}, [&row](Now y) {
                         const auto last = y.before();
                         for (std::size_t e = 0; last && e < row.elements(); ++e)
                           if (y(row.measure, e) < (*last)(row.measure, e)) return false;
                         return true;
                       }});
  for (const auto& row : measures())
    if (row.along[0] == "lorenz_share")
      rules.push_back({"Lorenz points rise", {row.measure}, [&row](Now y) {
                         for (std::size_t p = 1; p < row.elements(); ++p)
                           if (y(row.measure, p) < y(row.measure, p - 1)) return false;
                         return true;
                       }});
}

}  // namespace

double YearOfSeries::sum(Measure measure) const {
  const auto values = all(measure);
  return std::accumulate(values.begin(), values.end(), 0.0);
}

std::optional<YearOfSeries> YearOfSeries::before() const {
  if (year_ == 0) return std::nullopt;
  return YearOfSeries(series_, year_ - 1);
}

std::vector<Rule> measure_bounds() {
  std::vector<Rule> rules;
  add_bounds(rules);
  return rules;
}

std::vector<Rule> measure_balances() {
  std::vector<Rule> rules;
  add_balances(rules);
  return rules;
}

std::vector<Rule> measure_invariants() {
  std::vector<Rule> rules = measure_bounds();
  add_balances(rules);
  add_flows(rules);
  add_sums(rules);
  add_parts(rules);
  add_formulas(rules);
  add_growth(rules);
  return rules;
}

}  // namespace taktskifte
