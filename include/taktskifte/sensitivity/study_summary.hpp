// What the study of assumptions found, in the few numbers that compare and pages need of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/sensitivity/flips.hpp"
#include "taktskifte/sensitivity/regret.hpp"
#include "taktskifte/sensitivity/sobol_indices.hpp"
#include "taktskifte/sensitivity/spread.hpp"

namespace taktskifte {

/// What a study is of: numbers of another model, data or years are none of its.
struct StudyOrigin {
  int model_version = 0;   ///< model_results_version
  std::string engine;      ///< version and commit
  std::uint64_t seed = 0;  ///< of the replicates
  std::uint64_t design_seed = 0;
  int first_year = 0, last_year = 0;
  std::string data;  ///< checksum of the tables
  int sets = 0;      ///< of assumptions that were drawn
  int replicates = 0;
  std::vector<std::string> settings;  ///< "key=value" for all of it; none in the kept one
};

/// A key that was drawn.
struct StudiedKey {
  std::string name, unit, distribution;
  double low = 0.0, high = 0.0, standard = 0.0;
};

/// How a difference of two mixes spreads over the sets.
struct MixSpread {
  std::size_t base = 0, other = 0;  ///< positions among StudySummary::mixes
  Spread spread;
};

/// Where parity against today crosses its margin as one key rises, all others at their defaults.
struct StudyFlip {
  std::size_t key = 0;  ///< position among StudySummary::keys
  Flip flip;
};

struct StudyIndex {
  std::size_t key = 0;
  SobolIndex first, total;
};

struct StudyEffect {
  std::size_t key = 0;
  double mean_absolute = 0.0, deviation = 0.0;
  double among_first = 0.0;  ///< share of bootstraps in which it is among the ten largest
};

/// How the difference spreads over sets whose values of one key are alike.
struct StudyBand {
  std::size_t key = 0;
  std::vector<double> values;  ///< median of the key in each group of sets, rising
  std::vector<std::array<double, told_quantiles.size()>> quantiles;  ///< of the difference there
};

/// The difference with one key at the ends of its range, all others at their defaults.
struct StudySwing {
  std::size_t key = 0;
  double at_low = 0.0, at_high = 0.0;
};

/// Sets in which the difference lies above its margin, gathered in a box of keys.
struct StudyBox {
  struct Side {
    std::size_t key = 0;
    double low = 0.0, high = 0.0;  ///< infinite: no end
    bool needed = false;
  };
  std::vector<Side> sides;
  double density = 0.0, coverage = 0.0, share = 0.0;  ///< on the half of the sets that it was not sought in
};

/// The same sets under another structure of the model.
struct StructureSpread {
  Spread as_is, other;
  double changed = 0.0;  ///< share of these sets in which the verdict is another
};

/// One number of parity against today, and of every pair of mixes.
struct StudiedRow {
  std::string name, unit;  ///< as in a comparison
  double margin = 0.0;     ///< NaN if it has none
  double at_defaults = 0.0, standard_error = 0.0;
  std::vector<std::array<double, told_quantiles.size()>> levels;  ///< of each mix, over the sets
  std::vector<MixSpread> pairs;                                   ///< base before other
  std::vector<StudyFlip> flips;
  std::vector<StudyIndex> indices;          ///< largest total first
  std::vector<StudyEffect> effects;         ///< largest first, of the ten largest
  std::vector<StructureSpread> structures;  ///< as StudySummary::alternatives
  Spread triangular;
  std::vector<StudyBox> boxes;
  std::vector<StudyBand> bands;    ///< along the keys with the largest total indices
  std::vector<StudySwing> swings;  ///< widest first, of the widest
};

/// What is given up by choosing a mix, over the sets, where an innovation with a researcher or of a project
/// is worth `worth` MNOK and a krone of private research and development one krone; MNOK a year.
struct StudiedChoice {
  double worth = 0.0;
  Regrets regrets;       ///< of the mixes in StudySummary::chosen_among
  double perfect = 0.0;  ///< what knowing every key would be worth
  double noise = 0.0;    ///< what a key that tells nothing may seem to be worth
  struct Known {
    std::size_t key = 0;
    double value = 0.0;  ///< of knowing this key alone
  };
  std::vector<Known> information;  ///< beyond noise, most worth first
};

struct CurvePoint {
  double public_share = 0.0;
  std::vector<double> mean, standard_error;  ///< of each row
};

struct StudySummary {
  StudyOrigin origin;
  std::vector<double> mixes;  ///< public shares, rising
  std::size_t today = 0, parity = 0;
  std::vector<StudiedKey> keys;
  std::vector<std::string> alternatives;  ///< in words
  std::vector<StudiedRow> rows;
  std::vector<std::size_t> chosen_among;  ///< mixes that the choice is between
  std::vector<StudiedChoice> choices;
  std::vector<CurvePoint> curve;  ///< at the defaults

  /// Nothing if there is no such row.
  [[nodiscard]] const StudiedRow* row(std::string_view name) const { return find_named(rows, name); }
  /// The position of a mix, or nothing.
  [[nodiscard]] std::optional<std::size_t> mix(double public_share) const;
};

/// Of `other` against `base`, whichever is larger; nothing if the study has none.
std::optional<Spread> spread_between(const StudiedRow& row, std::size_t base, std::size_t other);

}  // namespace taktskifte
