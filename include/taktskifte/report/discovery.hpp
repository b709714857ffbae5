// What stored sets of assumptions say about when an answer holds, and what is most worth knowing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/report/document.hpp"
#include "taktskifte/report/sensitivity.hpp"
#include "taktskifte/sensitivity/boxes.hpp"
#include "taktskifte/sensitivity/flips.hpp"
#include "taktskifte/sensitivity/information.hpp"
#include "taktskifte/sensitivity/regret.hpp"
#include "taktskifte/sensitivity/spread.hpp"

namespace taktskifte::report {

/// Where the answer is another than in most sets, in terms of the sides of the margin.
struct OutcomeBoxes {
  MarginSide usual =
      MarginSide::within;           ///< the side of the largest number of sets, which need be no majority
  std::size_t sets = 0, other = 0;  ///< with a number; on another side
  Boxes boxes;                      ///< of the sets on another side; inputs are numbers of assumptions
};

/// Precondition: the outcome has a margin. Of the free points of `outcomes`.
OutcomeBoxes boxes_of(const SweepOutcomes& outcomes, const StudiedOutcome& outcome);

/// One key of a star: the difference along it.
struct KeyFlips {
  std::size_t key = 0;                      ///< position in the sweep
  std::vector<double> values, differences;  ///< rising values, the scenarios' own among them
  double noise = 0.0;                       ///< what chance can make of a step: two standard errors
  FlipCurve curve;
};

/// One for each key of a star that takes numbers one at a time. Precondition: the outcome has a margin.
std::vector<KeyFlips> flips_in_star(const SweepOutcomes& outcomes, const StudiedOutcome& outcome);

/// Points of a star that are no step along one key: switches, and several keys at once.
struct StructurePoint {
  std::size_t point = 0;
  std::string name;    ///< structure_name(); "as it is" of the first
  double value = 0.0;  ///< mean over replicates; NaN if it was refused
  std::string refused{};
};
std::vector<StructurePoint> structure_in_star(const SweepOutcomes& outcomes, const StudiedOutcome& outcome);

/// Choices at one worth of an innovation.
struct ChoicesAtWorth {
  double worth = 0.0;  ///< MNOK for each innovation with a researcher, of projects and outside of them
  Regrets regrets;
  Information information;
};
std::vector<ChoicesAtWorth> choices_at(const SweepOutcomes& outcomes, const std::vector<double>& worths,
                                       const InformationOptions& options);

struct DiscoveryOptions {
  std::vector<std::string> measures;
  std::vector<double> worths;
  InformationOptions information{};
};

/// Files of free designs and of stars, each told by itself. Errors: ErrorKind::usage for one of another
/// design or with a single choice; those of SweepOutcomes.
Document discovery_document(const std::vector<std::string>& files, const DiscoveryOptions& options);

}  // namespace taktskifte::report
