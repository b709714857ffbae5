#include "taktskifte/scenario/totals.hpp"

#include <variant>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {
namespace {

Path scaled(const Path& path, double factor) {
  std::vector<Path::Point> points = path.points();
  for (auto& point : points) point.value *= factor;
  return Path(std::move(points));
}

}  // namespace

void scale_totals(Scenario& scenario, double factor) {
  for (const Key& key : keys()) {
    if (!key.total) continue;
    if (const auto* path = std::get_if<PathField>(&key.field))
      (*path)(scenario) = scaled((*path)(scenario), factor);
    else
      std::get<RealField>(key.field)(scenario) *= factor;
  }
}

std::vector<Total> totals(const Scenario& scenario) {
  Scenario copy = scenario;  // fields of the table are reached through a non-const Scenario
  std::vector<Total> all;
  for (const Key& key : keys()) {
    if (!key.total) continue;
    const auto* path = std::get_if<PathField>(&key.field);
    const double value =
        path != nullptr ? (*path)(copy).at(scenario.run.first_year) : std::get<RealField>(key.field)(copy);
    all.push_back({.key = key.name, .unit = key.unit, .value = value});
  }
  return all;
}

}  // namespace taktskifte
