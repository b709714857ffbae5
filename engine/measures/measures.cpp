#include "taktskifte/measures/measures.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "taktskifte/measures/table.hpp"

namespace taktskifte {
namespace {

using measure_table::rows;

constexpr bool names_measures(const MeasureSum& sum) {
  for (const Term& term : sum)
    if (term.sign != 0) measure_table::position_of(term.measure);  // throws if there is none
  return true;
}

// That each row has one source is a test's to check: GCC compares no functions in constants under a
// sanitizer.
constexpr bool sound(const MeasureRow& row) {
  if (row.measure.position() != measure_table::position_of(row.name)) return false;
  for (const auto& sum :
       {row.formula.over, row.formula.under, row.adds_up_to, row.part_of[0], row.part_of[1]})
    if (!names_measures(sum)) return false;
  return true;
}
static_assert(std::all_of(rows.begin(), rows.end(), sound),
              "each row has a name of its own, and speaks of measures that there are");

/// offsets[m] of each measure, and the number of all values at the end.
constexpr auto offsets = [] {
  std::array<std::size_t, rows.size() + 1> sums{};
  for (std::size_t row = 0; row < rows.size(); ++row) sums[row + 1] = sums[row] + rows[row].elements();
  return sums;
}();

/// Positions in the order of names.
constexpr auto by_name = [] {
  std::array<std::uint8_t, rows.size()> order{};
  for (std::size_t row = 0; row < rows.size(); ++row) order[row] = static_cast<std::uint8_t>(row);
  std::sort(order.begin(), order.end(),
            [](std::size_t a, std::size_t b) { return rows[a].name < rows[b].name; });
  return order;
}();
static_assert(rows.size() <= std::numeric_limits<std::uint8_t>::max());

}  // namespace

std::span<const MeasureRow> measures() { return rows; }

const MeasureRow& row_of(Measure measure) { return rows[measure.position()]; }

const MeasureRow& measure_named(std::string_view name) {
  const auto* const at =
      std::lower_bound(by_name.begin(), by_name.end(), name,
                       [](std::size_t row, std::string_view wanted) { return rows[row].name < wanted; });
  if (at == by_name.end() || rows[*at].name != name)
    throw std::logic_error("no measure of the name " + std::string(name));
  return rows[*at];
}

std::size_t offset(Measure measure) { return offsets[measure.position()]; }

std::size_t elements(Measure measure) { return offsets[measure.position() + 1] - offset(measure); }

std::size_t values_per_year() { return offsets.back(); }

}  // namespace taktskifte
