// A study of assumptions that nobody ran, for tests of what is read and said of one.
#pragma once

#include <array>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "taktskifte/core/results_version.hpp"
#include "taktskifte/sensitivity/study_summary.hpp"

namespace taktskifte::support {

/// Of 1000 sets, of which these shares lie below, within and above the margin.
inline Spread made_up_spread(double below, double above, double margin) {
  Spread spread{.quantiles = {}, .sets = 1000, .missing = 0};
  spread.below = below;
  spread.above = above;
  spread.within = 1.0 - below - above;
  const double low = below > 0.0 ? -3.0 * margin : 0.1 * margin;
  const double high = above > 0.0 ? 3.0 * margin : 0.9 * margin;
  for (std::size_t q = 0; q < spread.quantiles.size(); ++q)
    spread.quantiles[q] = low + (high - low) * static_cast<double>(q) / 4.0;
  return spread;
}

inline constexpr double infinite = std::numeric_limits<double>::infinity();

/// 7.5 %, 25 % and 50 % public, two keys, one other structure; the same shares for all four deciding numbers.
inline StudySummary made_up_study(double below, double above) {
  StudySummary study;
  study.origin = {.model_version = model_results_version,
                  .engine = "0.0.0, commit none",
                  .seed = 1,
                  .design_seed = 1,
                  .first_year = 2018,
                  .last_year = 2037,
                  .data = "00c0ffee",
                  .sets = 1000,
                  .replicates = 2,
                  .settings = {}};
  study.mixes = {0.075, 0.25, 0.5};
  study.today = 0;
  study.parity = 2;
  study.keys = {{.name = "choice.experience",
                 .unit = "log odds",
                 .distribution = "uniform",
                 .low = 0.0,
                 .high = 1.5,
                 .standard = 0.6},
                {.name = "apply.elasticity",
                 .unit = "1",
                 .distribution = "uniform",
                 .low = 0.0,
                 .high = 0.9,
                 .standard = 0.33}};
  study.alternatives = {"municipalities choose researchers by a threshold"};
  const std::array<std::pair<const char*, double>, 4> rows = {{{"research_share", 0.005},
                                                               {"project_innovations", 75.0},
                                                               {"unused_nok", 73.0},
                                                               {"private_rd_nok", 99.0}}};
  for (const auto& [name, margin] : rows) {
    StudiedRow row;
    row.name = name;
    row.unit = row.name == "research_share" ? "share" : "a year";
    row.margin = margin;
    row.at_defaults = 0.9 * margin;
    row.standard_error = 0.01 * margin;
    row.triangular = made_up_spread(below, above, margin);
    row.levels.resize(study.mixes.size());
    for (std::size_t a = 0; a < study.mixes.size(); ++a)
      for (std::size_t b = a + 1; b < study.mixes.size(); ++b)
        row.pairs.push_back({.base = a, .other = b, .spread = made_up_spread(below, above, margin)});
    row.structures.push_back(
        {.as_is = row.triangular, .other = row.triangular, .changed = below + above > 0.0 ? 0.25 : 0.0});
    if (above > 0.0 && above < 1.0)
      row.flips.push_back(
          {.key = 0, .flip = {.at = 0.66, .from = MarginSide::within, .to = MarginSide::above}});
    row.effects.push_back({.key = 0, .mean_absolute = margin, .deviation = margin, .among_first = 1.0});
    row.indices.push_back(
        {.key = 0,
         .first = {.value = 0.4, .interval = Interval{0.3, 0.5}, .reading = IndexReading::told},
         .total = {.value = 0.6, .interval = Interval{0.5, 0.7}, .reading = IndexReading::told}});
    row.boxes = {{.sides = {{.key = 1, .low = -infinite, .high = 0.37, .needed = true},
                            {.key = 0, .low = 0.25, .high = infinite, .needed = false}},
                  .density = 0.91,
                  .coverage = 0.62,
                  .share = 0.17}};
    row.bands = {{.key = 0,
                  .values = {0.2, 1.2},
                  .quantiles = {{0.0, 0.1, 0.2, 0.3, 0.4}, {0.1, 0.2, 0.3, 0.4, 0.5}}}};
    row.swings = {{.key = 0, .at_low = 0.0, .at_high = 2.0 * margin}};
    study.rows.push_back(row);
  }
  study.chosen_among = {0, 1, 2};
  StudiedChoice choice;
  choice.worth = 5.0;
  choice.regrets.choices = {{.mean = 1.0, .high = 2.0, .most = 3.0, .best_share = 0.125},
                            {.mean = 4.0, .high = 5.0, .most = 6.0, .best_share = 0.25},
                            {.mean = 7.0, .high = 8.0, .most = 9.0, .best_share = 0.625}};
  choice.regrets.least_mean = 0;
  choice.regrets.least_high = 1;
  choice.regrets.least_most = 2;
  choice.regrets.sets = 990;
  choice.regrets.missing = 10;
  choice.perfect = 80.0;
  choice.noise = 1.5;
  choice.information = {{.key = 0, .value = 12.5}};
  study.choices = {choice};
  return study;
}

}  // namespace taktskifte::support
