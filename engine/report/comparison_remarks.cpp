#include "report/comparison_remarks.hpp"

#include <algorithm>
#include <span>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/report/failures.hpp"

namespace taktskifte::report {
namespace {

std::string rows_text(const std::vector<std::string>& rows) {
  constexpr std::size_t most = 6;
  if (rows.size() <= most) return format::listed(rows);
  return joined(std::span(rows).first(most)) + " and " + std::to_string(rows.size() - most) + " more";
}

// A t interval is for sums of many, and a skewed measure needs more of them.
std::string warning_of_skewed(const ComparedFile& result) {
  std::vector<std::string> skewed;
  for (const auto& row : result.rows)
    if (std::any_of(row.comparison.differences.begin(), row.comparison.differences.end(),
                    [](const Difference& difference) { return difference.skewed(); }))
      skewed.push_back(row.name);
  if (skewed.empty()) return "";
  return "Too few replicates for differences as skewed as these, whose intervals may miss more often than 5 "
         "% of the time; run more: " +
         rows_text(skewed) + ".";
}

Lines remarks(const ComparedFile& result) {
  Lines lines;
  bool rough = false;
  for (const auto& row : result.rows) {
    for (const Difference& difference : row.comparison.differences) {
      rough = rough || difference.rough();
      if (difference.dropped > 0)
        lines.push_back({row.name + ": undefined in " + std::to_string(difference.dropped) + " of " +
                         std::to_string(result.replicates) + " replicates, which are left out."});
    }
  }
  if (rough)
    lines.push_back(
        {"Fewer than " + std::to_string(enough_replicates) + " replicates: the intervals are rough."});
  if (result.replicates < 2) lines.push_back({"One replicate gives no interval."});
  for (const auto& note : result.notes) lines.push_back({printable(note) + "."});
  for (auto& line : failure_lines(result.failures, result.replicates)) lines.push_back(std::move(line));
  if (result.drifted > 0)
    lines.push_back(
        {std::to_string(result.drifted) + " of " +
         std::to_string(static_cast<std::size_t>(result.replicates) * result.compared.scenarios.size()) +
         " runs still drifted at the end of their burn-in; they are counted in (burn_in_drift "
         "tells which)."});
  return lines;
}

}  // namespace

void add_opening(Document& document, const ComparedFile& result) {
  const Compared& compared = result.compared;
  document.blocks.push_back(
      {Lines{{printable(result.file) + ": years " + std::to_string(compared.first_year) + " to " +
              std::to_string(compared.last_year) + ", " +
              format::counted(static_cast<std::size_t>(result.replicates), "replicate")}}});
}

void add_remarks(Document& document, const ComparedFile& result) {
  if (auto lines = remarks(result); !lines.empty()) document.blocks.push_back({std::move(lines), true});
  if (auto warning = warning_of_skewed(result); !warning.empty())
    document.blocks.push_back({Paragraph{warning}, true});
}

}  // namespace taktskifte::report
