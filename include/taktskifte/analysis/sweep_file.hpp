// A file that says a sweep: its scenarios, the keys and their values, settings for all points.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/analysis/design.hpp"

namespace taktskifte {

/// What a sweep is asked for, in a file or by options.
struct SweepOrder {
  std::vector<std::string> scenarios;  ///< files
  std::vector<std::string> settings;   ///< "key=value" for all points
  DesignOrder design;
  PointChance chance = PointChance::common;
  std::vector<std::string> series, indicators;
};

/// Whether the first line of a file that is neither empty nor a comment is `[sweep]`. A file that cannot be
/// read is none.
bool is_sweep_file(const std::string& file);

/// Reads a file with the sections [sweep] (scenarios, design, points, scramblings, seed, chance, series,
/// indicators, as the options of `taktskifte sweep`), [fact], [policy] and [values] (a line a key, as
/// --sweep), and [set] (as --set). Names of scenarios are relative to it. Errors: ErrorKind::no_input;
/// ErrorKind::scenario with all mistakes.
SweepOrder read_sweep_file(const std::string& file);

/// The value of a word of an option or line. Errors: std::invalid_argument with what to write.
PointChance point_chance(const std::string& word);
DesignKind design_kind_or_throw(const std::string& word);

}  // namespace taktskifte
