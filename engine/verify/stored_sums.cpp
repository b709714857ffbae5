#include "verify/stored_sums.hpp"

#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

#include "contents/municipality_sums.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/results/stored_trajectories.hpp"
#include "verify/rule_checks.hpp"

namespace taktskifte {
namespace {

using Column = std::vector<double>;  // [scenario * municipalities + municipality]
using Columns = std::map<std::string, Column, std::less<>>;

/// Whether a b >= c d, without rounding: fma gives what the rounded products leave over.
bool product_at_least(double a, double b, double c, double d) {
  const double ab = a * b, cd = c * d;
  return ab != cd ? ab > cd : std::fma(a, b, -ab) >= std::fma(c, d, -cd);
}

Columns read_columns(const ResultReader& reader, std::size_t municipalities) {
  Columns columns;
  for (const auto& row : municipality_sum_rows()) {
    const std::string name(row.name);
    if (reader.has(name))
      columns[name] = read_numbers(reader, name, reader.scenarios().size() * municipalities);
  }
  return columns;
}

class Sums {
 public:
  Sums(const ResultReader& reader, RuleReport& report)
      : reader_(reader),
        report_(report),
        labels_(reader.labels("municipality")),
        columns_(read_columns(reader, labels_.size())) {}

  void bounds();
  void squares(const std::string& of);
  void reached(const std::string& replicates, const std::string& total, const std::string& share);
  void trajectories();

 private:
  /// A replicate's counts in a column of the panels, summed over the years: each must be a count.
  Column totals(const StoredTrajectories& panels, std::size_t column, std::size_t replicate);
  /// A rule for every scenario and municipality; `stored` tells the numbers.
  template <class Holds, class Stored>
  void everywhere(const std::string& name, const std::string& variable, const Holds& holds,
                  const Stored& stored) {
    check_rule(report_, name, reader_.scenarios().size() * labels_.size(), holds, [&](std::size_t at) {
      return Mismatch{.variable = variable,
                      .scenario = reader_.scenarios()[at / labels_.size()],
                      .element = "municipality " + labels_[at % labels_.size()],
                      .stored = stored(at),
                      .expected = "as this rule says: " + name};
    });
  }
  /// Nothing if the file, being older, lacks it.
  [[nodiscard]] const Column* column(const std::string& name) const {
    const auto found = columns_.find(name);
    return found == columns_.end() ? nullptr : &found->second;
  }

  const ResultReader& reader_;
  RuleReport& report_;
  std::vector<std::string> labels_;
  Columns columns_;
};

void Sums::bounds() {
  for (const auto& [name, values] : columns_) {
    const Column& column = values;
    everywhere(
        "sums per municipality are whole numbers from 0 to 2^53", name,
        [&](std::size_t at) { return is_count(column[at]); },
        [&](std::size_t at) { return exact_text(column[at]); });
  }
}

void Sums::squares(const std::string& of) {
  const Column* const sum = column("municipality_" + of + "_sum");
  const Column* const square = column("municipality_" + of + "_sum_of_squares");
  const Column* const cross = column("municipality_" + of + "_cross_first");
  if (sum == nullptr || square == nullptr || cross == nullptr) return;
  const double replicates = reader_.replicates();
  const auto first = [&](std::size_t at) { return at % labels_.size(); };
  const auto& s = *sum;
  const auto& q = *square;
  const auto& c = *cross;
  everywhere(
      "a sum of squares lies between that of one and of all replicates alike",
      "municipality_" + of + "_sum_of_squares",
      [&](std::size_t at) {
        // T and T^2 are odd together, and so are their sums.
        return product_at_least(replicates, q[at], s[at], s[at]) &&
               product_at_least(s[at], s[at], 1.0, q[at]) && q[at] >= s[at] &&
               std::fmod(q[at] - s[at], 2.0) == 0.0;
      },
      [&](std::size_t at) { return exact_text(q[at]) + " with a sum of " + exact_text(s[at]); });
  everywhere(
      "a sum of products squared is not more than the product of the sums of squares",
      "municipality_" + of + "_cross_first",
      [&](std::size_t at) {
        if (at < labels_.size()) return c[at] == q[at];  // the first scenario times itself
        return product_at_least(q[at], q[first(at)], c[at], c[at]) &&
               product_at_least(s[at], s[first(at)], 1.0, c[at]);
      },
      [&](std::size_t at) {
        return exact_text(c[at]) + " with sums of squares of " + exact_text(q[at]) + " and " +
               exact_text(q[first(at)]);
      });
}

void Sums::reached(const std::string& replicates, const std::string& total, const std::string& share) {
  const Column* const with = column(replicates);
  const Column* const sum = column(total);
  if (with == nullptr || sum == nullptr) return;
  const auto& w = *with;
  const auto& s = *sum;
  const double most = reader_.replicates();
  everywhere(
      "replicates with any are at most all, at most their sum, and none where the sum is 0", replicates,
      [&](std::size_t at) { return w[at] <= most && w[at] <= s[at] && (w[at] > 0.0) == (s[at] > 0.0); },
      [&](std::size_t at) { return exact_text(w[at]) + " with a sum of " + exact_text(s[at]); });

  if (!reader_.has(share)) return;
  const std::string name = "municipalities reached are the share of them in the last year";
  const std::size_t scenarios = reader_.scenarios().size();
  const auto all = sums_of_rows(w, scenarios);
  std::vector<double> last(scenarios, 0.0);
  const std::size_t runs = reader_.replicate_numbers().size(), years = reader_.years().size();
  const auto shares = read_numbers(reader_, share, scenarios * runs * years);
  for (std::size_t run = 0; run < scenarios * runs; ++run)
    last[run / runs] += std::round(shares[(run + 1) * years - 1] * static_cast<double>(labels_.size()));
  check_rule(
      report_, name, scenarios, [&](std::size_t at) { return all[at] == last[at]; },
      [&](std::size_t at) {
        return Mismatch{.variable = replicates,
                        .scenario = reader_.scenarios()[at],
                        .element = "over all municipalities",
                        .stored = exact_text(all[at]) + ", and " + exact_text(last[at]) + " by " + share,
                        .expected = "as this rule says: " + name};
      });
}

struct PanelSource {
  std::string_view column;
  std::vector<std::int32_t> MunicipalityTotals::*totals;
};
constexpr std::array panel_sources = {
    PanelSource{"innovations", &MunicipalityTotals::innovations},
    PanelSource{"research_innovations", &MunicipalityTotals::research_innovations},
    PanelSource{"applications", &MunicipalityTotals::applications},
    PanelSource{"awards", &MunicipalityTotals::awards},
    PanelSource{"participations", &MunicipalityTotals::participations}};

std::size_t panel_column(std::string_view name) {
  const auto* const found = find_named(trajectory_columns(), name);
  if (found == nullptr) throw std::logic_error("panels have no column " + std::string(name));
  return static_cast<std::size_t>(found - trajectory_columns().data());
}

// As MunicipalitySums, but of stored numbers, which may be of any size, below 0 or not a number.
double addend_of(Sum sum, double total, double of_first) {
  switch (sum) {
    case Sum::totals:
      return total;
    case Sum::squares:
      return total * total;
    case Sum::cross_first:
      return total * of_first;
    case Sum::replicates:
      break;
  }
  return total > 0.0 ? 1.0 : 0.0;
}

Column Sums::totals(const StoredTrajectories& panels, std::size_t column, std::size_t replicate) {
  Column totals(reader_.scenarios().size() * labels_.size(), 0.0);
  for (std::size_t scenario = 0; scenario < reader_.scenarios().size(); ++scenario) {
    const auto values = panels.read(column, scenario, replicate);
    check_rule(
        report_, "counts in panels are whole numbers from 0 to 2^53", values.size(),
        [&](std::size_t at) { return is_count(values[at]); },
        [&](std::size_t at) {
          return Mismatch{.variable = panels.names()[column].value(),
                          .scenario = reader_.scenarios()[scenario],
                          .replicate = reader_.replicate_numbers()[replicate],
                          .year = reader_.years()[at / labels_.size()],
                          .element = "municipality " + labels_[at % labels_.size()],
                          .stored = exact_text(values[at]),
                          .expected = "a whole number from 0 to 2^53"};
        });
    for (std::size_t at = 0; at < values.size(); ++at)
      totals[scenario * labels_.size() + at % labels_.size()] += values[at];
  }
  return totals;
}

void Sums::trajectories() {
  const StoredTrajectories panels(reader_);
  const auto rows = municipality_sum_rows();
  for (const auto& source : panel_sources)
    if (!panels.names().at(panel_column(source.column))) return;
  std::vector<Column> expected(rows.size(), Column(reader_.scenarios().size() * labels_.size(), 0.0));
  for (std::size_t r = 0; r < reader_.replicate_numbers().size(); ++r)
    for (const auto& source : panel_sources) {
      const Column of_replicate = totals(panels, panel_column(source.column), r);
      for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].totals != source.totals) continue;
        for (std::size_t at = 0; at < of_replicate.size(); ++at)
          expected[row][at] += addend_of(rows[row].sum, of_replicate[at], of_replicate[at % labels_.size()]);
      }
    }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string name(rows[row].name);
    const Column* const stored = column(name);
    if (stored == nullptr) continue;
    everywhere(
        "sums per municipality are those of the panels", name,
        [&](std::size_t at) { return (*stored)[at] == expected[row][at]; },
        [&](std::size_t at) {
          return exact_text((*stored)[at]) + ", and " + exact_text(expected[row][at]) + " in the panels";
        });
  }
}

}  // namespace

void check_sums(const ResultReader& reader, RuleReport& report) {
  Sums sums(reader, report);
  sums.bounds();
  sums.squares("research_innovations");
  sums.squares("awards");
  sums.reached("municipality_replicates_awarded", "municipality_awards_sum", "share_ever_awarded");
  sums.reached("municipality_replicates_reached", "municipality_participations_sum", "share_ever_joined");
  sums.trajectories();
}

}  // namespace taktskifte
