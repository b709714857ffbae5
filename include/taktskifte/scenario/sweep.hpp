// A sweep: points, each of which gives some keys other values than the scenarios have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte {

/// When the values of a swept key act.
enum class Treatment : std::uint8_t {
  fact,    ///< always: the burn-in is calibrated in a world in which it holds
  policy,  ///< from the first reported year on: the burn-in is that of a world without it
};
std::string_view to_string(Treatment treatment);  // "fact", "policy"

/// A key that a sweep gives values, or one number of a key that is a list of numbers.
struct SweptKey {
  const Key* key = nullptr;
  std::optional<std::size_t> element{};  ///< counted from 0
  Treatment treatment = Treatment::fact;

  /// "apply.elasticity", "belief.outcome_weights[2]" (counted from 1).
  [[nodiscard]] std::string name() const;
};

struct SweepPoint {
  std::vector<std::string> settings;  ///< one per swept key, as a scenario file would say them: "1900:0.4"
  std::string refused{};              ///< why it cannot be simulated; empty if it can
};

/// How the points of a sweep belong together, in their order.
enum class DesignShape : std::uint8_t {
  free,          ///< each by itself
  saltelli,      ///< rows of a Saltelli design (analysis/cube_designs.hpp), scrambling by scrambling
  trajectories,  ///< trajectories of Morris
  star,          ///< the scenarios as they are, then one key at a time away from that
};
std::string_view to_string(DesignShape shape);  // "free", "saltelli", "morris", "star"

/// What chance the points of a sweep share.
enum class PointChance : std::uint8_t {
  common,  ///< replicate r has the same random numbers at every point, so that differences show sooner
  own,  ///< replicate r of row p draws as replicate p R + r of a run, R being run.replicates: what the shape
        ///< compares (points_in_row) shares its chance, and every point of a free design has its own
};

std::string_view to_string(PointChance chance);  // "common", "own"

/// All that a sweep adds to its scenarios. Points that differ in no key that acts in the burn-in are
/// neighbours.
struct Sweep {
  std::vector<SweptKey> keys;
  std::vector<SweepPoint> points;
  std::string design;  ///< in words: "grid of 21 points"
  DesignShape shape = DesignShape::free;
  std::size_t scramblings = 1;  ///< of a Saltelli design, each with as many rows
  PointChance chance = PointChance::common;
  std::vector<std::string> series{};      ///< measures that are also kept year by year
  std::vector<std::string> indicators{};  ///< that are kept; empty: all
};

/// How many points that stand one after the other make a row of the shape: 1 of a free design, all of a star.
std::size_t points_in_row(const Sweep& sweep);

/// What stands before the value of a fact that could be a path over years: no burn-in begins earlier.
inline constexpr std::string_view always = "1900:";

/// The number that a setting gives a swept key: of a choice the position of its word among those of the key,
/// of one number of a list that number, NaN of a path over years but for one that a fact is written as.
double value_of(const SweptKey& key, const std::string& setting);

/// Whether two points have the same settings of all keys that act in the burn-in.
bool same_facts(const Sweep& sweep, std::size_t a, std::size_t b);

/// Why a key cannot be swept, or nothing: all points share seed, replicates, years and data.
std::string why_not_swept(const Key& key);

/// The scenario at a point: `base` under its settings, as `--set` would give them. Errors:
/// ErrorKind::scenario with all rules that they break.
ResolvedScenario at_point(const ResolvedScenario& base, const Sweep& sweep, std::size_t point);

}  // namespace taktskifte
