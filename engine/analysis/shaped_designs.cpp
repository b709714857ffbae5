#include "analysis/shaped_designs.hpp"

#include <algorithm>

#include "analysis/drawn_setting.hpp"
#include "taktskifte/analysis/cube_designs.hpp"
#include "taktskifte/analysis/format.hpp"

namespace taktskifte {
namespace {

std::size_t asked_points(DesignKind kind, const DesignOrder& order) {
  if (order.points >= (kind == DesignKind::star ? 2 : 1)) return static_cast<std::size_t>(order.points);
  if (kind == DesignKind::star)
    misfit("how many values of each range? add --points N, at least 2, such as --points 9");
  misfit(kind == DesignKind::morris
             ? "how many trajectories? add --points N, such as --points 40"
             : "how many rows has each scrambling? add --points N, best a power of 2, such as --points 128");
}

void check_all_drawn(DesignKind kind, const std::vector<SweptValues>& all) {
  for (const auto& values : all)
    if (!values.drawn())
      misfit(values.key.name() + " has given values, and --design " +
             (kind == DesignKind::morris ? "morris" : "saltelli") +
             " draws each key from a range; write one such as 0.2..0.9 or study, or sweep switches apart");
}

void check_size(std::size_t rows, std::size_t per_row) {
  if (rows > most_points / per_row)
    misfit("more than " + std::to_string(most_points) + " points; draw fewer or sweep fewer keys");
}

// The points of a cube as settings.
void add_settings(const CubePoints& cube, const std::vector<SweptValues>& all, const ResolvedScenario& base,
                  Settings& points) {
  for (const auto& place : cube) {
    auto& point = points.emplace_back();
    for (std::size_t k = 0; k < all.size(); ++k) point.push_back(drawn_setting(all[k], place[k], base));
  }
}

Settings saltelli_settings(const DesignOrder& order, const std::vector<SweptValues>& all,
                           const ResolvedScenario& base) {
  const std::size_t rows = asked_points(DesignKind::saltelli, order);
  if (order.scramblings < 1) misfit("a design has at least one scrambling; add --scramblings 8");
  if (2 * all.size() > most_dimensions)
    misfit("more keys than a Sobol' sequence has dimensions; sweep fewer");
  check_size(rows * static_cast<std::size_t>(order.scramblings), saltelli_row(all.size()));
  Settings points;
  for (int s = 0; s < order.scramblings; ++s) {
    // Seeds of designs are smaller than 2^32 in practice: scramblings of two seeds differ.
    const std::uint64_t seed = order.seed + (static_cast<std::uint64_t>(s) << 32U);
    add_settings(saltelli_points(rows, all.size(), seed), all, base, points);
  }
  return points;
}

Settings morris_settings(const DesignOrder& order, const std::vector<SweptValues>& all,
                         const ResolvedScenario& base) {
  const std::size_t trajectories = asked_points(DesignKind::morris, order);
  check_size(trajectories, trajectory_length(all.size()));
  Settings points;
  add_settings(morris_points(trajectories, all.size(), order.seed), all, base, points);
  return points;
}

// The values of one key, each once, without that of the scenario itself.
std::vector<std::string> star_values(const SweptValues& values, std::size_t count,
                                     const ResolvedScenario& base) {
  std::vector<std::string> all = values.given;
  for (std::size_t i = 0; values.drawn() && i < count; ++i)
    all.push_back(drawn_setting(values, static_cast<double>(i) / static_cast<double>(count - 1), base));
  std::vector<std::string> kept;
  for (auto& one : all)
    if (one != base_setting(values.key, base) && std::find(kept.begin(), kept.end(), one) == kept.end())
      kept.push_back(std::move(one));
  return kept;
}

Settings star_settings(const DesignOrder& order, const std::vector<SweptValues>& all,
                       const ResolvedScenario& base) {
  const bool drawn =
      std::any_of(all.begin(), all.end(), [](const SweptValues& values) { return values.drawn(); });
  const std::size_t count = drawn ? asked_points(DesignKind::star, order) : 0;
  check_size(count + 1, all.size());
  std::vector<std::string> middle;
  middle.reserve(all.size());
  for (const auto& values : all) middle.push_back(base_setting(values.key, base));
  Settings points = {middle};
  for (std::size_t k = 0; k < all.size(); ++k)
    for (auto& value : star_values(all[k], count, base)) {
      points.push_back(middle);
      points.back()[k] = std::move(value);
    }
  return points;
}

}  // namespace

void misfit(const std::string& why) { throw Error(ErrorKind::usage, "sweep: " + why); }

bool is_shaped(DesignKind kind) {
  return kind == DesignKind::saltelli || kind == DesignKind::morris || kind == DesignKind::star;
}

Settings shaped_settings(DesignKind kind, const DesignOrder& order, const std::vector<SweptValues>& all,
                         const ResolvedScenario& base) {
  if (kind == DesignKind::star) return star_settings(order, all, base);
  check_all_drawn(kind, all);
  return kind == DesignKind::saltelli ? saltelli_settings(order, all, base)
                                      : morris_settings(order, all, base);
}

void set_shape(DesignKind kind, const DesignOrder& order, Sweep& sweep) {
  const std::string points = ": " + format::counted(sweep.points.size(), "point");
  const auto asked = static_cast<std::size_t>(std::max(order.points, 0));
  const std::string seed = ", seed " + std::to_string(order.seed);
  if (kind == DesignKind::saltelli) {
    sweep.shape = DesignShape::saltelli;
    sweep.scramblings = static_cast<std::size_t>(order.scramblings);
    sweep.design = "Saltelli design of " + format::counted(sweep.scramblings, "scrambling") + " of " +
                   format::counted(asked, "row") + seed + points;
  } else if (kind == DesignKind::morris) {
    sweep.shape = DesignShape::trajectories;
    sweep.design =
        std::to_string(asked) + (asked == 1 ? " trajectory" : " trajectories") + " of Morris" + seed + points;
  } else {
    sweep.shape = DesignShape::star;
    sweep.design = "one key at a time" + points;
  }
}

}  // namespace taktskifte
