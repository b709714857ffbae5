#include "taktskifte/analysis/study_parts.hpp"

#include <algorithm>
#include <array>

#include "taktskifte/analysis/cube_designs.hpp"
#include "taktskifte/analysis/study_keys.hpp"
#include "taktskifte/scenario/read_scenarios.hpp"

namespace taktskifte {
namespace {

// Today's mix, those the slide deck leaves open, and mixes between none and all; parity comes last.
constexpr std::array studied_mixes = {"today",           "study/public-0",  "today-05", "today-10",
                                      "study/public-25", "study/public-75", "parity"};
constexpr std::array two_mixes = {"today", "parity"};

constexpr auto studied_indicators = std::to_array<std::string_view>(
    {"research_share", "project_innovations", "unused_nok", "private_rd_nok", "innovations",
     "research_innovations", "success_share", "applications", "fundable_applications", "awards",
     "municipal_awards", "share_ever_joined", "gini_awards", "public_part_nok", "reached_project_nok",
     "private_reached_project_nok", "research_work_years", "lapsed_nok", "private_awards"});
constexpr std::string_view lever = "funding.public_share";

constexpr int replicates_of_sets = 2;
constexpr int replicates_of_single = 4;
constexpr int replicates_of_curve = 100;
constexpr int values_of_single = 6;
constexpr int fewer_sets = 8;           // the part of the sets under each alternative: one in so many
constexpr int fewer_triangular = 4;     // of those with triangular draws
constexpr int sets_of_trajectory = 64;  // a trajectory for so many sets
constexpr int sets_of_row = 16;         // a row of a scrambling for so many sets
constexpr std::size_t scramblings = 6;
constexpr int steps_of_curve = 20;
constexpr double todays_share = 0.075;  // stands between two steps

template <class Names>
std::vector<std::string> files_of(const StudyRequest& order, const Names& names) {
  std::vector<std::string> files;
  files.reserve(names.size());
  for (const std::string_view name : names)
    files.push_back(order.scenarios + "/" + std::string(name) + ".ini");
  return files;
}

// `own` acts below what the user sets.
std::vector<std::string> settings_of(const StudyRequest& order, int replicates, std::string_view own = {}) {
  std::vector<std::string> settings{"run.replicates=" + std::to_string(replicates)};
  if (!own.empty()) settings.emplace_back(own);
  settings.insert(settings.end(), order.settings.begin(), order.settings.end());
  return settings;
}

ResolvedScenario base_of(const StudyRequest& order) {
  return read_scenarios(files_of(order, std::array{"today"}), order.settings).front();
}

std::vector<SweepLine> lines_of_study(const StudyRequest& order) {
  return study_keys({base_of(order)}).lines;
}

std::string sobol_words(std::size_t points, const StudyRequest& order) {
  return std::to_string(points) + " scrambled Sobol' points, seed " + std::to_string(order.seed);
}

std::size_t at_least_two(int sets, int of) { return static_cast<std::size_t>(std::max(2, sets / of)); }

/// Sets of assumptions drawn over the ranges of all keys.
StudyPart drawn_part(const StudyRequest& order, std::string_view name, std::string_view about,
                     std::vector<std::string> mixes, std::size_t sets, std::string_view setting = {}) {
  auto lines = lines_of_study(order);
  auto points = scrambled_sobol(sets, lines.size(), order.seed);
  return {.name = std::string(name),
          .about = std::string(about),
          .scenario_files = std::move(mixes),
          .settings = settings_of(order, replicates_of_sets, setting),
          .lines = std::move(lines),
          .points = std::move(points),
          .design = sobol_words(sets, order)};
}

StudyPart sets_part(const StudyRequest& order) {
  return drawn_part(order, "assumptions", "sets of assumptions at every mix", files_of(order, studied_mixes),
                    static_cast<std::size_t>(order.sets));
}

StudyPart triangular_part(const StudyRequest& order) {
  auto part = drawn_part(order, "triangular", "the same ranges, drawn most often near the defaults",
                         files_of(order, two_mixes), at_least_two(order.sets, fewer_triangular));
  for (auto& line : part.lines) line.text += " triangular";
  part.design += ", triangular";
  return part;
}

StudyPart alternative_part(const StudyRequest& order, const StudyAlternative& alternative) {
  return drawn_part(order, alternative.name, alternative.what, files_of(order, two_mixes),
                    at_least_two(order.sets, fewer_sets), alternative.setting);
}

std::vector<double> places_of_defaults(const StudyRequest& order) {
  std::vector<double> places;
  for (const auto& values : drawn_keys(order))
    places.push_back(place_in_range(values, value_of(values.key, std::string(values.key.key->standard))));
  return places;
}

// The defaults, then each key through its range while all others stay.
StudyPart single_part(const StudyRequest& order) {
  const auto defaults = places_of_defaults(order);
  CubePoints points{defaults};
  for (std::size_t k = 0; k < defaults.size(); ++k)
    for (int i = 0; i < values_of_single; ++i) {
      points.push_back(defaults);
      points.back()[k] = static_cast<double>(i) / (values_of_single - 1);
    }
  return {.name = "single",
          .about = "one key at a time, the others at their defaults",
          .scenario_files = files_of(order, two_mixes),
          .settings = settings_of(order, replicates_of_single),
          .lines = lines_of_study(order),
          .points = std::move(points),
          .design = "the defaults, then " + std::to_string(values_of_single) + " values of each key in turn"};
}

StudyPart trajectories_part(const StudyRequest& order) {
  const auto lines = lines_of_study(order);
  const auto trajectories = at_least_two(order.sets, sets_of_trajectory);
  return {.name = "trajectories",
          .about = "trajectories over all keys (Morris)",
          .scenario_files = files_of(order, two_mixes),
          .settings = settings_of(order, 1),
          .lines = lines,
          .points = morris_points(trajectories, lines.size(), order.seed),
          .design = std::to_string(trajectories) + " trajectories, seed " + std::to_string(order.seed)};
}

StudyPart curve_part(const StudyRequest& order) {
  CubePoints points;
  for (int i = 0; i <= steps_of_curve; ++i) points.push_back({static_cast<double>(i) / steps_of_curve});
  points.push_back({todays_share});
  return {.name = "curve",
          .about = "every mix at the defaults",
          .scenario_files = files_of(order, std::array{"today"}),
          .settings = settings_of(order, replicates_of_curve),
          .lines = {{.key = std::string(lever), .text = "0..1", .place = {"study", 0}}},
          .points = points,
          .design = std::to_string(points.size()) + " mixes from none to all"};
}

}  // namespace

std::vector<StudyAlternative> study_alternatives() {
  return {{"rule-threshold", "municipalities choose researchers by a threshold", "choice.rule=threshold"},
          {"applicants-alike", "all municipalities weigh the same in who applies", "apply.weights=equal"},
          {"unused-carried", "unused money is carried to the next year", "funding.unused=carry"},
          {"unused-moved", "unused money moves to the other side", "funding.unused=other_side"},
          {"burn-in-10", "a burn-in of 10 years", "run.burn_in_years=10"},
          {"burn-in-40", "a burn-in of 40 years", "run.burn_in_years=40"}};
}

std::vector<SweptValues> drawn_keys(const StudyRequest& order) {
  const auto base = base_of(order);
  Diagnostics diagnostics;
  std::vector<SweptValues> all;
  for (const auto& line : lines_of_study(order))
    if (auto values = read_values(line, base, diagnostics)) all.push_back(std::move(*values));
  diagnostics.throw_if_any(ErrorKind::scenario);
  return all;
}

std::vector<std::string> study_indicators() { return {studied_indicators.begin(), studied_indicators.end()}; }

std::vector<StudyPart> study_parts(const StudyRequest& order) {
  std::vector<StudyPart> parts{sets_part(order), triangular_part(order)};
  for (const auto& alternative : study_alternatives()) parts.push_back(alternative_part(order, alternative));
  for (auto make : {single_part, trajectories_part, curve_part}) parts.push_back(make(order));
  return parts;
}

std::size_t scramblings_of_indices() { return scramblings; }

StudyPart indices_part(const StudyRequest& order, const std::vector<std::size_t>& keys) {
  const auto lines = lines_of_study(order);
  const auto rows = at_least_two(order.sets, sets_of_row);
  const std::size_t whole_row = saltelli_row(lines.size());
  CubePoints points;
  for (std::size_t s = 0; s < scramblings; ++s) {
    const auto all = saltelli_points(rows, lines.size(), order.seed + 1 + s);
    for (std::size_t row = 0; row < rows; ++row) {
      const auto at = [&](std::size_t place) { return all[row * whole_row + place]; };
      points.push_back(at(0));
      for (const std::size_t key : keys) points.push_back(at(1 + key));
      points.push_back(at(whole_row - 1));
    }
  }
  return {.name = "indices",
          .about = "rows over all keys, of which some change alone (Sobol', Saltelli)",
          .scenario_files = files_of(order, two_mixes),
          .settings = settings_of(order, 1),
          .lines = lines,
          .points = std::move(points),
          .design = std::to_string(scramblings) + " scramblings of " + std::to_string(rows) + " rows, seed " +
                    std::to_string(order.seed)};
}

SweepExperiment prepare_part(const StudyPart& part, int threads) {
  auto scenarios = read_scenarios(part.scenario_files, part.settings);
  Sweep sweep = sweep_at(part.lines, part.points, part.design, scenarios, threads);
  sweep.indicators = study_indicators();
  return prepare_sweep(std::move(scenarios), std::move(sweep), threads);
}

}  // namespace taktskifte
