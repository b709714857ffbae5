#include "scenario/levers.hpp"

#include <algorithm>
#include <vector>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {
namespace {

bool same(const Path& a, const Path& b) {
  return std::equal(a.points().begin(), a.points().end(), b.points().begin(), b.points().end(),
                    [](const Path::Point& one, const Path::Point& other) {
                      return one.year == other.year && one.value == other.value &&
                             one.ramp_from_previous == other.ramp_from_previous;
                    });
}

// A plain number names no year: its only point lies in year 0.
bool names_burn_in(const Path& path, Year first_year) {
  const Year first = path.points().front().year;
  return first != Year{0} && first < first_year;
}

Path from_first_year(const Path& path, double before, Year first_year) {
  std::vector<Path::Point> points{{Year{0}, before, false}, {first_year, path.at(first_year), false}};
  for (const auto& point : path.points()) {
    if (point.year > first_year) points.push_back(point);
  }
  return Path(std::move(points));
}

}  // namespace

void hold_defaults_in_burn_in(Scenario& scenario) {
  for (const Key& key : keys()) {
    const auto* field = std::get_if<PathField>(&key.field);
    if (field == nullptr) continue;
    Path& path = (*field)(scenario);
    const Path standard = parse_path(key.standard);
    const Year first_year = scenario.run.first_year;
    if (same(path, standard) || names_burn_in(path, first_year)) continue;
    path = from_first_year(path, standard.at(first_year), first_year);
  }
}

}  // namespace taktskifte
