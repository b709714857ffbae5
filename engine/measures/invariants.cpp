#include "taktskifte/measures/invariants.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {
namespace {

using enum Measure;
using Now = const YearOfSeries&;

const MeasureRow& row_of(Measure measure) { return measures()[static_cast<std::size_t>(measure)]; }
std::string name_of(Measure measure) { return std::string(row_of(measure).name); }

/// A rule that each value of a measure keeps by itself.
Rule each(const std::string& name, Measure measure, bool (*holds)(double)) {
  return {name, {measure}, [=](Now year) {
            for (std::size_t element = 0; element < width(row_of(measure).axes); ++element)
              if (!holds(year(measure, element))) return false;
            return true;
          }};
}

void add_bounds(std::vector<Rule>& rules) {
  const auto count = [](double x) {
    return x >= 0.0 && x <= std::numeric_limits<std::int32_t>::max() && x == std::floor(x);
  };
  const auto money = [](double x) { return x >= 0.0 && std::isfinite(x); };
  const auto share = [](double x) { return std::isnan(x) || (x >= 0.0 && x <= 1.0); };
  for (const auto& row : measures())
    if (row.stored == Stored::count)
      rules.push_back(each("counts are whole numbers from 0", row.measure, count));
  for (const auto& row : measures())
    if (row.stored == Stored::real)
      rules.push_back(each("no number is infinite", row.measure, [](double x) { return !std::isinf(x); }));
  for (const auto& row : measures())
    if (row.units == "NOK" || row.units == "work-years")
      rules.push_back(each("kroner and work-years are finite and not negative", row.measure, money));
  for (const Measure measure : {research_share, reuse_share, copied_share, success_rate,
                                public_share_of_awards, mean_experience, gini_awards, share_ever_awarded,
                                partner_share, lorenz_awards, share_ever_joined, ever_joined_share_size})
    rules.push_back(each("shares lie in [0, 1] or are not defined", measure, share));
}

struct SideMeasures {
  const char* name;
  Measure awarded, unused, part, carried_in, moved_in, lapsed;
};
constexpr std::array sides = {
    SideMeasures{"public", awarded_nok, unused_nok, public_part_nok, carried_in_nok, moved_in_nok,
                 lapsed_nok},
    SideMeasures{"private", private_awarded_nok, private_unused_nok, private_part_nok, private_carried_in_nok,
                 private_moved_in_nok, private_lapsed_nok},
};

void add_books(std::vector<Rule>& rules) {
  rules.push_back({"public and private part make the pot",
                   {pot_nok, public_part_nok, private_part_nok},
                   [](Now y) { return y(public_part_nok) + y(private_part_nok) == y(pot_nok); }});
  for (const SideMeasures& s : sides)
    rules.push_back(
        {std::string("awarded + unused = part + carried in + moved in, to the krone, on the ") + s.name +
             " side",
         {s.awarded, s.unused, s.part, s.carried_in, s.moved_in},
         [s](Now y) { return y(s.awarded) + y(s.unused) == y(s.part) + y(s.carried_in) + y(s.moved_in); }});
  for (const SideMeasures& s : sides)
    rules.push_back({"carried in is nothing, or what was left unused or lapsed the year before",
                     {s.carried_in, s.unused, s.lapsed},
                     [s](Now y) {
                       const auto last = y.before();
                       return y(s.carried_in) == 0.0 ||
                              (last && y(s.carried_in) == (*last)(s.unused) + (*last)(s.lapsed));
                     }});
  rules.push_back({"moved in is nothing, or what the other side left unused",
                   {moved_in_nok, private_unused_nok},
                   [](Now y) {
                     const auto last = y.before();
                     return y(moved_in_nok) == 0.0 ||
                            (last && y(moved_in_nok) == (*last)(private_unused_nok));
                   }});
  rules.push_back(
      {"moved in is nothing, or what the other side left unused",
       {private_moved_in_nok, unused_nok},
       [](Now y) { return y(private_moved_in_nok) == 0.0 || y(private_moved_in_nok) == y(unused_nok); }});
}

void add_sums(std::vector<Rule>& rules) {
  struct Parts {
    Measure parts, whole;
  };
  for (const auto& [parts, whole] :
       {Parts{innovations_region_size, innovations},
        Parts{research_innovations_region_size, research_innovations},
        Parts{awards_region_size, municipal_awards}, Parts{innovations_cause, innovations},
        Parts{awarded_nok_ministry, awarded_nok}})
    rules.push_back({name_of(parts) + " adds up to " + name_of(whole),
                     {parts, whole},
                     [parts = parts, whole = whole](Now y) { return y.sum(parts) == y(whole); }});
  rules.push_back({"barriers and research_innovations add up to innovations",
                   {barriers, research_innovations, innovations},
                   [](Now y) { return y.sum(barriers) + y(research_innovations) == y(innovations); }});
}

void add_parts(std::vector<Rule>& rules) {
  struct Pair {
    Measure part, whole;
  };
  for (const auto& [part, whole] :
       {Pair{research_innovations, innovations}, Pair{fundable_applications, applications},
        Pair{awards, fundable_applications}, Pair{municipal_applications, applications},
        Pair{municipal_awards, awards}, Pair{municipal_awards, municipal_applications},
        Pair{first_time_applicants, municipal_applications}, Pair{joint_awards, municipal_awards},
        Pair{private_awards, private_applications}, Pair{preproject_nok, awarded_nok},
        Pair{copied_share, reuse_share}})
    rules.push_back({"a part is not more than its whole", {part, whole}, [part = part, whole = whole](Now y) {
                       return !(y(part) > y(whole));  // holds where neither is defined
                     }});
  rules.push_back({"a part is not more than its whole", {successes_with, research_innovations}, [](Now y) {
                     for (std::size_t k = 0; k < outcome_count; ++k)
                       if (y(successes_with, k) > y(research_innovations)) return false;
                     return true;
                   }});
  rules.push_back({"a part is not more than its whole",
                   {successes_without, innovations, research_innovations},
                   [](Now y) {
                     for (std::size_t k = 0; k < outcome_count; ++k)
                       if (y(successes_without, k) > y(innovations) - y(research_innovations)) return false;
                     return true;
                   }});
}

bool is_ratio(double share, double part, double whole) {
  return whole > 0.0 ? share == part / whole : std::isnan(share);
}

void add_ratios(std::vector<Rule>& rules) {
  const std::string name = "a share is its part over its whole, and not defined without a whole";
  rules.push_back({name, {research_share, research_innovations, innovations}, [](Now y) {
                     return is_ratio(y(research_share), y(research_innovations), y(innovations));
                   }});
  rules.push_back({name, {success_rate, awards, applications}, [](Now y) {
                     return is_ratio(y(success_rate), y(awards), y(applications));
                   }});
  rules.push_back({name, {public_share_of_awards, awards, private_awards}, [](Now y) {
                     return is_ratio(y(public_share_of_awards), y(awards), y(awards) + y(private_awards));
                   }});
  constexpr auto researcher = static_cast<std::size_t>(Partner::researcher);
  rules.push_back({name, {partner_share, research_innovations, innovations}, [](Now y) {
                     return is_ratio(y(partner_share, researcher), y(research_innovations), y(innovations));
                   }});
}

void add_reach(std::vector<Rule>& rules) {
  for (const Measure measure : {share_ever_awarded, share_ever_joined, ever_joined_share_size})
    rules.push_back({"who is reached builds up over the years", {measure}, [measure](Now y) {
                       const auto last = y.before();
                       for (std::size_t e = 0; last && e < width(row_of(measure).axes); ++e)
                         if (y(measure, e) < (*last)(measure, e)) return false;
                       return true;
                     }});
  rules.push_back({"Lorenz points rise", {lorenz_awards}, [](Now y) {
                     for (std::size_t p = 1; p < lorenz_shares.size(); ++p)
                       if (y(lorenz_awards, p) < y(lorenz_awards, p - 1)) return false;
                     return true;
                   }});
}

}  // namespace

double YearOfSeries::sum(Measure measure) const {
  double sum = 0.0;
  for (std::size_t element = 0; element < width(row_of(measure).axes); ++element)
    sum += (*this)(measure, element);
  return sum;
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

std::vector<Rule> measure_invariants() {
  std::vector<Rule> rules = measure_bounds();
  add_books(rules);
  add_sums(rules);
  add_parts(rules);
  add_ratios(rules);
  add_reach(rules);
  return rules;
}

}  // namespace taktskifte
