// The table of taktskifte compare.
#include <cmath>
#include <cstddef>
#include <sstream>

#include "commands/columns.hpp"
#include "commands/compare_print.hpp"
#include "commands/failed_text.hpp"
#include "commands/population.hpp"
#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/words.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::commands {
namespace {

using words::fixed;
using words::with_sign;

// Decimals of a level; a difference has one more.
int decimals(RowUnit unit) { return unit == RowUnit::share ? 4 : 1; }

std::string interval_text(const Difference& difference, int digits) {
  if (!difference.simultaneous) return "-";
  return with_sign(difference.simultaneous->low, digits) + " .. " +
         with_sign(difference.simultaneous->high, digits);
}

std::string factor_text(const Difference& difference) {
  if (difference.exact()) return "exact";
  return std::isfinite(difference.variance_factor) ? fixed(difference.variance_factor, 1) : "-";
}

std::string verdict_text(const ComparedRow& row, const Difference& difference) {
  std::string text(to_string(difference.verdict));
  if (difference.verdict != Verdict::no_margin)
    text += " (margin " + fixed(row.comparison.margin, decimals(row.unit)) + ")";
  return text;
}

void print_legend(std::ostream& out, const ComparedFile& result) {
  const std::size_t comparisons = result.compared.scenarios.size() - 1;
  std::string legend = "The interval is a 95 % t interval of the paired difference";
  if (comparisons > 1) legend += ", simultaneous for " + std::to_string(comparisons) + " comparisons";
  legend +=
      ". factor: how many times more replicates the difference would need without common luck. Inequality "
      "and reach (gini, theil, lorenz, ever) build up from the first reported year: theirs are values of " +
      std::to_string(result.compared.last_year) + ".";
  out << '\n' << wrapped(legend, text_columns);
  bool rough = false;
  for (const auto& row : result.rows) {
    for (const Difference& difference : row.comparison.differences) {
      rough = rough || difference.rough();
      if (difference.dropped > 0) {
        out << row.name << ": undefined in " << difference.dropped << " of " << result.replicates
            << " replicates, which are left out.\n";
      }
    }
  }
  if (rough) out << "Fewer than " << enough_replicates << " replicates: the intervals are rough.\n";
  if (result.replicates < 2) out << "One replicate gives no interval.\n";
  out << failed_text(result.failures, result.replicates);
  if (result.drifted > 0) {
    out << result.drifted << " of " << result.replicates * static_cast<int>(comparisons + 1)
        << " runs still drifted at the end of their burn-in; they are counted in (burn_in_drift tells "
           "which).\n";
  }
}

// Which country the numbers are of.
void print_list(std::ostream& out, const ListFacts& list) {
  std::string text = std::to_string(list.municipalities) + " municipalities, " + part_text(list.inhabitants) +
                     "; " + scaling_text(list.population_scale) + ".";
  const auto stand_ins = stand_in_text(list.stand_ins_of_class, list.stand_ins_of_all, list.municipalities);
  if (!stand_ins.empty()) text += " " + stand_ins + ".";
  out << wrapped(text, text_columns);
  const auto warning = scale_warning(list.inhabitants, list.population_scale);
  if (!warning.empty()) out << wrapped("Warning: " + warning + ".", text_columns);
  out << '\n';
}

void print_one(std::ostream& out, const ComparedFile& result, std::size_t scenario) {
  const auto& names = result.compared.scenarios;
  std::vector<Line> lines{
      {"measure", "unit", names[0], names[scenario], "difference", "95 % interval", "factor", "verdict"}};
  for (const auto& row : result.rows) {
    const int digits = decimals(row.unit);
    const Difference& difference = row.comparison.differences[scenario - 1];
    lines.push_back({row.name, std::string(to_string(row.unit)), fixed(row.comparison.means[0].value, digits),
                     fixed(row.comparison.means[scenario].value, digits),
                     with_sign(difference.value, digits + 1), interval_text(difference, digits + 1),
                     factor_text(difference), verdict_text(row, difference)});
  }
  print_aligned(out, lines, 2);
}

/// The headline as it is, the lines below it indented.
void print_verdict(std::ostream& out, const ComparedFile& result, std::size_t scenario) {
  std::istringstream lines(plain_words(result.rows, result.compared, scenario));
  std::string line;
  std::getline(lines, line);
  out << '\n' << line << '\n';
  while (std::getline(lines, line)) out << wrapped(line, text_columns, "  ");
}

void print_means(std::ostream& out, const ComparedFile& result) {
  std::vector<Line> lines{{"measure", "unit", result.compared.scenarios[0], "standard error", ""}};
  for (const auto& row : result.rows) {
    const int digits = decimals(row.unit);
    const ScenarioMean& mean = row.comparison.means[0];
    lines.push_back({row.name, std::string(to_string(row.unit)), fixed(mean.value, digits),
                     fixed(mean.standard_error, digits + 1), ""});
  }
  print_aligned(out, lines, 2);
  out << "\nThe file holds one scenario: there is nothing to compare it with.\n";
}

}  // namespace

void print_tables(std::ostream& out, const ComparedFile& result) {
  const Compared& compared = result.compared;
  out << result.file << ": years " << compared.first_year << " to " << compared.last_year << ", "
      << result.replicates << (result.replicates == 1 ? " replicate" : " replicates") << '\n';
  print_list(out, result.list);
  if (compared.scenarios.size() == 1) print_means(out, result);
  const std::size_t scenarios = compared.scenarios.size();
  for (std::size_t scenario = 1; scenario < scenarios; ++scenario) {
    if (scenario > 1) out << '\n';
    print_one(out, result, scenario);
  }
  if (scenarios > 1) print_legend(out, result);
  for (std::size_t scenario = 1; scenario < scenarios; ++scenario) print_verdict(out, result, scenario);
  if (scenarios > 1) out << '\n' << wrapped(assumed_inputs(), text_columns);
}

}  // namespace taktskifte::commands
