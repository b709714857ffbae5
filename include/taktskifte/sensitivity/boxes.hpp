// Boxes of inputs in which a case of interest gathers (PRIM, scenario discovery).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/sensitivity/columns.hpp"

namespace taktskifte {

/// Points of a half in a box, and how many of them are of interest.
struct BoxCounts {
  std::size_t points = 0, interesting = 0;
  double density = 0.0;   ///< interesting of the points in the box; NaN without any
  double coverage = 0.0;  ///< interesting in the box of all that are interesting; NaN without any
  double share = 0.0;     ///< points in the box of all points
};

/// A side of a box: low <= input <= high, at least one end of which is finite.
struct Restriction {
  std::size_t input = 0;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  /// On what of the other half the box is judged on: what the density would be without this restriction, and
  /// the chance of as many interesting points as there are in the box, or more, if the restriction did
  /// nothing (binomial; Bryant & Lempert 2010, "quasi p-value").
  double density_without = 0.0, p_value = 1.0;
  bool needed = false;  ///< p_value < 0.05
};

struct Box {
  std::vector<Restriction> restrictions;  ///< in the order of inputs
  BoxCounts found;                        ///< on the half in which it was found
  BoxCounts judged;                       ///< on the other half, which the search has not seen
  double rest_density = 0.0;              ///< share of interest in what of that half it is judged on
  Interval density;                       ///< 95 %, of the other half (Clopper & Pearson 1934)
  bool holds = false;                     ///< that lies above rest_density
};

struct BoxOptions {
  double peel = 0.05;             ///< part of the points in the box that one step takes away
  double least_support = 0.05;    ///< a box holds at least this part of its half
  std::size_t most_boxes = 2;     ///< each further one is sought outside of those before it
  std::size_t least_points = 20;  ///< interesting ones of a half without which there is no search
  std::uint64_t seed = 1;         ///< of the halves
};

/// What was sought, and what came of it.
struct Boxes {
  std::vector<Box> boxes;           ///< may be none: too few points, or no restriction helps
  BoxCounts all_found, all_judged;  ///< the two halves whole: density is the share of interest there
};

/// Patient rule induction (Friedman & Fisher 1999, Statistics and Computing 9: 123-143): from the whole half
/// the side whose removal raises the density most is peeled off again and again; of the boxes on the way the
/// one with the largest harmonic mean of density and coverage is kept, and sides that chance could make are
/// opened again (the quasi p-value in this half, against 0.05 over all sides that were tried). Points are
/// split into halves by chance. Inputs that are distributed alike among the interesting points and the others
/// of the half (Kolmogorov & Smirnov, 5 %) are not peeled: among many inputs chance would take their place;
/// what only shows in several inputs together is missed. A box is found and judged on the points of each half
/// that lie in no box before it; coverages and shares are of the whole half, so that they add up over boxes.
/// A density is a share of the points tried. `inputs` [input][point] are finite; one `interesting` per point,
/// not 0: of interest.
Boxes find_boxes(const PointColumns& inputs, const std::vector<std::uint8_t>& interesting,
                 const BoxOptions& options = {});

}  // namespace taktskifte
