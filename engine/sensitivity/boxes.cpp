#include "taktskifte/sensitivity/boxes.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "sensitivity/chance.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

using Points = std::vector<std::size_t>;

struct Sides {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  [[nodiscard]] bool open() const { return std::isinf(low) && std::isinf(high); }
  [[nodiscard]] bool hold(double value) const { return low <= value && value <= high; }
};
using Limits = std::vector<Sides>;  // one per input

/// The data, and how boxes count in them.
class Cases {
 public:
  Cases(const PointColumns& inputs, const std::vector<std::uint8_t>& interesting)
      : inputs_(inputs), interesting_(interesting) {}

  [[nodiscard]] std::size_t inputs() const { return inputs_.size(); }
  [[nodiscard]] double value(std::size_t input, std::size_t point) const { return inputs_[input][point]; }
  [[nodiscard]] bool is_interesting(std::size_t point) const { return interesting_[point] != 0; }

  [[nodiscard]] std::size_t count(const Points& points) const {
    return static_cast<std::size_t>(
        std::count_if(points.begin(), points.end(), [&](std::size_t p) { return is_interesting(p); }));
  }
  [[nodiscard]] bool holds(const Limits& limits, std::size_t point) const {
    for (std::size_t i = 0; i < limits.size(); ++i)
      if (!limits[i].hold(inputs_[i][point])) return false;
    return true;
  }
  [[nodiscard]] Points inside(const Limits& limits, const Points& points) const {
    Points in;
    for (const std::size_t p : points)
      if (holds(limits, p)) in.push_back(p);
    return in;
  }
  [[nodiscard]] BoxCounts counts(const Points& in, const Points& half) const {
    const auto ratio = [](std::size_t over, std::size_t under) {
      return under == 0 ? undefined : static_cast<double>(over) / static_cast<double>(under);
    };
    const std::size_t interesting = count(in);
    return {.points = in.size(),
            .interesting = interesting,
            .density = ratio(interesting, in.size()),
            .coverage = ratio(interesting, count(half)),
            .share = ratio(in.size(), half.size())};
  }

 private:
  const PointColumns& inputs_;
  const std::vector<std::uint8_t>& interesting_;
};

/// One step: what is left of the box, and the side that was drawn in.
struct Peel {
  std::size_t input = 0;
  Sides sides{};
  std::size_t left = 0;
  double density = -1.0;
};

/// The values of an input, rising, with whether each is of a point of interest.
std::vector<std::pair<double, bool>> sorted_along(const Cases& cases, const Points& points,
                                                  std::size_t input) {
  std::vector<std::pair<double, bool>> sorted;
  sorted.reserve(points.size());
  for (const std::size_t p : points) sorted.emplace_back(cases.value(input, p), cases.is_interesting(p));
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

// Takes the lowest or highest part of an input away, with all that is equal to its last.
void try_peels(const Cases& cases, const Points& box, const Limits& limits, std::size_t input, double peel,
               Peel& best) {
  const auto sorted = sorted_along(cases, box, input);
  const auto cut = std::max<std::size_t>(1, static_cast<std::size_t>(peel * static_cast<double>(box.size())));
  const auto consider = [&](auto first, auto last, const Sides& sides) {
    const auto left = static_cast<std::size_t>(last - first);
    if (left == 0 || left == box.size()) return;
    const auto interesting = std::count_if(first, last, [](const auto& one) { return one.second; });
    const double density = static_cast<double>(interesting) / static_cast<double>(left);
    if (density > best.density || (density == best.density && left > best.left))
      best = {.input = input, .sides = sides, .left = left, .density = density};
  };
  const auto less = [](const auto& one, double value) { return one.first < value; };
  const auto greater = [](double value, const auto& one) { return value < one.first; };
  const double lowest_kept = sorted[cut - 1].first;
  const auto first = std::upper_bound(sorted.begin(), sorted.end(), lowest_kept, greater);
  if (first != sorted.end()) consider(first, sorted.end(), {.low = first->first, .high = limits[input].high});
  const double highest_kept = sorted[sorted.size() - cut].first;
  const auto last = std::lower_bound(sorted.begin(), sorted.end(), highest_kept, less);
  if (last != sorted.begin())
    consider(sorted.begin(), last, {.low = limits[input].low, .high = std::prev(last)->first});
}

double harmonic(const BoxCounts& counts) {
  const double sum = counts.density + counts.coverage;
  return sum > 0.0 ? 2.0 * counts.density * counts.coverage / sum : 0.0;
}

// The largest distance between the distributions of an input among the interesting points and the others,
// held against its 5 % line (Kolmogorov & Smirnov).
bool differs_by(const Cases& cases, const Points& points, std::size_t input) {
  constexpr double line = 1.358;  // 5 % of the limiting law
  const auto sorted = sorted_along(cases, points, input);
  const auto of_interest = static_cast<double>(cases.count(points));
  const double others = static_cast<double>(points.size()) - of_interest;
  double below = 0.0;
  double other_below = 0.0;
  double distance = 0.0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    (sorted[i].second ? below : other_below) += 1.0;
    if (i + 1 < sorted.size() && sorted[i + 1].first == sorted[i].first) continue;
    distance = std::max(distance, std::fabs(below / of_interest - other_below / others));
  }
  return distance > line * std::sqrt((of_interest + others) / (of_interest * others));
}

std::vector<std::size_t> inputs_to_peel(const Cases& cases, const Points& points) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < cases.inputs(); ++i)
    if (differs_by(cases, points, i)) chosen.push_back(i);
  return chosen;
}

// Peels `points` down, and gives the best box on the way.
Limits peeled(const Cases& cases, const Points& points, const Points& half, const BoxOptions& options) {
  const auto inputs = inputs_to_peel(cases, points);
  Limits limits(cases.inputs());
  Limits best = limits;
  Points box = points;
  double best_value = harmonic(cases.counts(box, half));
  const double least = options.least_support * static_cast<double>(half.size());
  while (true) {
    Peel peel;
    for (const std::size_t i : inputs) try_peels(cases, box, limits, i, options.peel, peel);
    if (peel.density < 0.0 || static_cast<double>(peel.left) < least) return best;
    limits[peel.input] = peel.sides;
    std::erase_if(box, [&](std::size_t p) { return !peel.sides.hold(cases.value(peel.input, p)); });
    const double value = harmonic(cases.counts(box, half));
    if (value > best_value) {
      best_value = value;
      best = limits;
    }
  }
}

double chance_of_as_many(const BoxCounts& counts, double density) {
  if (counts.points == 0 || counts.interesting == 0 || !(density > 0.0)) return 1.0;
  if (!(density < 1.0)) return 1.0;
  const boost::math::binomial law(static_cast<double>(counts.points), density);
  return cdf(complement(law, static_cast<double>(counts.interesting) - 1.0));
}

/// The other sides of a box stay: what the density is without one, and the chance of the box if that side did
/// nothing.
struct Without {
  double density = 0.0, chance = 1.0;
};
Without without_side(const Cases& cases, Limits limits, std::size_t input, const Points& half) {
  const auto counts = cases.counts(cases.inside(limits, half), half);
  limits[input] = {};
  const double density = cases.counts(cases.inside(limits, half), half).density;
  return {.density = density, .chance = chance_of_as_many(counts, density)};
}

// Opens the sides that chance could make, where each of all sides of all inputs had its try: the likeliest
// first.
void drop_idle(const Cases& cases, const Points& half, Limits& limits) {
  const double line = (1.0 - confidence) / (2.0 * static_cast<double>(cases.inputs()));
  while (true) {
    std::size_t idle = limits.size();
    double most = line;
    for (std::size_t i = 0; i < limits.size(); ++i) {
      if (limits[i].open()) continue;
      const double chance = without_side(cases, limits, i, half).chance;
      if (chance < most) continue;
      most = chance;
      idle = i;
    }
    if (idle == limits.size()) return;
    limits[idle] = {};
  }
}

Interval density_interval(const BoxCounts& counts) {
  using Law = boost::math::binomial;
  if (counts.points == 0) return {0.0, 1.0};
  const auto n = static_cast<double>(counts.points);
  const auto k = static_cast<double>(counts.interesting);
  const double tail = (1.0 - confidence) / 2.0;
  return {Law::find_lower_bound_on_p(n, k, tail), Law::find_upper_bound_on_p(n, k, tail)};
}

struct Half {
  Points all, rest;  // rest: in no box found before
};

Box judged_box(const Cases& cases, const Limits& limits, const Half& found, const Half& other) {
  Box box{.restrictions = {},
          .found = cases.counts(cases.inside(limits, found.rest), found.all),
          .judged = cases.counts(cases.inside(limits, other.rest), other.all),
          .rest_density = cases.counts(other.rest, other.rest).density,
          .density = {}};
  box.density = density_interval(box.judged);
  box.holds = box.density.low > box.rest_density;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (limits[i].open()) continue;
    const auto without = without_side(cases, limits, i, other.rest);
    box.restrictions.push_back({.input = i,
                                .low = limits[i].low,
                                .high = limits[i].high,
                                .density_without = without.density,
                                .p_value = without.chance,
                                .needed = without.chance < 1.0 - confidence});
  }
  return box;
}

}  // namespace

Boxes find_boxes(const PointColumns& inputs, const std::vector<std::uint8_t>& interesting,
                 const BoxOptions& options) {
  const Cases cases(inputs, interesting);
  const auto order = permutation_of(interesting.size(), chance_of_use(options.seed, ChanceUse::halves));
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2);
  Half found{.all = Points(order.begin(), middle), .rest = Points(order.begin(), middle)};
  Half other{.all = Points(middle, order.end()), .rest = Points(middle, order.end())};
  Boxes result{.boxes = {},
               .all_found = cases.counts(found.all, found.all),
               .all_judged = cases.counts(other.all, other.all)};
  while (result.boxes.size() < options.most_boxes && cases.count(found.rest) >= options.least_points) {
    Limits limits = peeled(cases, found.rest, found.all, options);
    drop_idle(cases, found.rest, limits);
    if (std::all_of(limits.begin(), limits.end(), [](const Sides& sides) { return sides.open(); })) break;
    result.boxes.push_back(judged_box(cases, limits, found, other));
    for (Half* half : {&found, &other})
      std::erase_if(half->rest, [&](std::size_t p) { return cases.holds(limits, p); });
  }
  return result;
}

}  // namespace taktskifte
