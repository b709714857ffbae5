#include "taktskifte/report/path_text.hpp"

#include <array>
#include <cstdio>
#include <variant>

namespace taktskifte::report {
namespace {

std::string number_text(double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return text.data();
}

std::string years_text(int first, int last) {
  return std::to_string(first) + (first == last ? "" : " to " + std::to_string(last));
}

// The path as it is written, and whether it names years.
struct Written {
  Path path;
  bool over_years = false;
};

Written written_in(const Entry& entry) {
  if (!std::holds_alternative<PathField>(entry.key->field)) return {};
  Path path = parse_path(entry.text);
  const bool over_years = path.points().front().year != Year{0};
  return {std::move(path), over_years};
}

// In years first to last.
bool same_in(const Path& one, const Path& other, Year first, Year last) {
  for (Year year = first; year <= last; year = year + 1)
    if (one.at(year) != other.at(year)) return false;
  return true;
}

std::string point_text(const Path::Point& point) {
  return std::to_string(point.year.value()) + ":" + number_text(point.value);
}

void warn_of_points(const Entry& entry, const Path& path, const RunParameters& run,
                    std::vector<std::string>& warnings) {
  const Year first = run.first_year;
  const Year last = first + (run.years - 1);
  const auto& points = path.points();
  const std::string key(entry.key->name);
  const std::string where = to_string(entry.place) + ": " + key + " = " + entry.text + ": ";
  if (points.front().year > first)
    warnings.push_back(where + number_text(points.front().value) + " holds from " +
                       std::to_string(first.value()) + " on, not only from " +
                       std::to_string(points.front().year.value()) +
                       ": the first value also holds before its year; write " +
                       std::to_string(first.value()) + ":VALUE " + entry.text + " with the value before it");
  // A path that names a year of the burn-in acts there, too; see hold_defaults_in_burn_in.
  const Year begin =
      points.front().year < first && acts_in_burn_in(*entry.key) ? first + (-run.burn_in_years) : first;
  const auto warn_of_idle = [&](const Path::Point& point) {
    warnings.push_back(where + point_text(point) + " changes nothing in any year that is simulated (" +
                       years_text(begin.value(), last.value()) + "); check its year and value");
  };
  for (std::size_t p = 1; p < points.size(); ++p) {
    auto others = points;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(p));
    if (points[p].year > last && !points[p].ramp_from_previous)
      warnings.push_back(where + point_text(points[p]) + " never acts: the last reported year is " +
                         std::to_string(last.value()) + "; raise run.years or take it out");
    else if (points[p].year <= last && same_in(path, Path(others), begin, last))
      warn_of_idle(points[p]);
  }
  if (points.size() > 1 && points.front().year < first &&
      same_in(path, Path(std::vector<Path::Point>(points.begin() + 1, points.end())), begin, last))
    warn_of_idle(points.front());
}

}  // namespace

std::string path_meaning(const ResolvedScenario& resolved, const Entry& entry) {
  const Written written = written_in(entry);
  if (!written.over_years) return "";
  const RunParameters& run = resolved.scenario.run;
  std::string text;
  for (int y = 0; y < run.years;) {
    const Year first = run.first_year + y;
    const double value = written.path.at(first);
    while (y < run.years && written.path.at(run.first_year + y) == value) ++y;
    const Year last = run.first_year + (y - 1);
    text +=
        (text.empty() ? "in " : ", in ") + years_text(first.value(), last.value()) + " " + number_text(value);
  }
  return text;
}

std::vector<std::string> path_warnings(const ResolvedScenario& resolved) {
  std::vector<std::string> warnings;
  for (const auto& entry : resolved.entries) {
    if (entry.origin == "default") continue;
    const Written written = written_in(entry);
    if (written.over_years) warn_of_points(entry, written.path, resolved.scenario.run, warnings);
  }
  return warnings;
}

}  // namespace taktskifte::report
