// From words to the points of a sweep: grids, lists, Latin hypercubes and scrambled Sobol' points over keys.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/hypercube.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/stop.hpp"
#include "taktskifte/scenario/sweep.hpp"

namespace taktskifte {

/// What one key takes: given values, or values drawn from a range.
struct SweptValues {
  SweptKey key;
  std::vector<std::string> given{};  ///< as a scenario file would say them; empty: drawn
  double low = 0.0, high = 0.0;
  bool log_scale = false;        ///< drawn evenly in the logarithm
  std::optional<double> peak{};  ///< drawn from a triangle that is highest here

  [[nodiscard]] bool drawn() const { return given.empty(); }
};

/// One line of a sweep: "funding.public_share" and "0:1:0.05".
struct SweepLine {
  std::string key, text;
  SourceLocation place{};
  std::optional<Treatment> treatment{};  ///< asked for; a key says its own without it
};

/// "[fact:|policy:]key=values". Errors: ErrorKind::usage without '='.
SweepLine sweep_line(const std::string& word);

/// Reads the values of a line: `0:1:0.05` (from, to, step), `a,b,c` (values as a scenario file writes them),
/// `0.2..0.9` or `0.2..0.9 log` (drawn), `study` (drawn from the range and distribution of the table of
/// keys), with ` triangular` behind it a range is drawn from most often near the scenario's own value. A key
/// may carry the number of one of its values, `belief.outcome_weights[2]`: the others then share what is left
/// to 1 as they do in `base`. Without a treatment paths over years are policies, all else that acts in the
/// burn-in facts. Nothing, and diagnostics, if a value is none of the key.
std::optional<SweptValues> read_values(const SweepLine& line, const ResolvedScenario& base,
                                       Diagnostics& diagnostics);

enum class DesignKind : std::uint8_t {
  grid,             ///< every combination of given values; the key that comes first varies slowest
  list,             ///< the first values of all keys together, then the second ones, ...
  latin_hypercube,  ///< drawn keys fill their ranges; every combination of given values at each point
  sobol,            ///< the same
  saltelli,         ///< for Sobol' indices: drawn keys only (DesignShape::saltelli)
  morris,           ///< for elementary effects: drawn keys only (DesignShape::trajectories)
  star,             ///< the scenarios as they are, then each key by itself at its values (DesignShape::star)
};
/// "grid", "list", "lhs", "sobol", "saltelli", "morris", "star". Nothing if it is none of them.
std::optional<DesignKind> design_kind(std::string_view word);

/// Most scramblings of a Saltelli design.
inline constexpr int most_scramblings = 1000;

struct DesignOrder {
  std::vector<SweepLine> lines;
  std::optional<DesignKind> kind{};  ///< without it: sobol if a key is drawn, else grid
  int points = 0;  ///< to draw, if keys are drawn; rows of each scrambling, trajectories, values of a key
  int scramblings = 8;     ///< of a Saltelli design
  std::uint64_t seed = 1;  ///< of what is drawn
};

/// The points; neighbours share their burn-in where they can. A point at which one of the scenarios breaks a
/// rule says so in SweepPoint::refused. Errors: ErrorKind::usage for a design that does not fit its keys;
/// ErrorKind::scenario for values that are none, and if every point is refused;
/// ErrorKind::stopped if `stop` says so.
Sweep make_sweep(const DesignOrder& order, const std::vector<ResolvedScenario>& scenarios, int threads,
                 const StopRequest& stop = {});

/// The sweep at these points of the unit cube, in their order: a coordinate is a place in the range of the
/// line of the same index, all of which are drawn. `design` says it in words. Errors: as above.
Sweep sweep_at(const std::vector<SweepLine>& lines, const CubePoints& points, std::string design,
               const std::vector<ResolvedScenario>& scenarios, int threads);

/// The place at which a value of a drawn key is drawn, in the middle of those of a whole number; 0 or 1
/// beyond its range.
double place_in_range(const SweptValues& values, double value);

/// Adds to SweepPoint::refused what `check`, called from several threads, throws of a point that is not
/// refused yet. Errors: ErrorKind::scenario if every point is refused;
/// ErrorKind::stopped if `stop` says so.
void refuse_points(Sweep& sweep, int threads, const std::function<void(std::size_t point)>& check,
                   const StopRequest& stop = {});

}  // namespace taktskifte
