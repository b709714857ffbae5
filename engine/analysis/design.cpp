#include "taktskifte/analysis/design.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "analysis/drawn_setting.hpp"
#include "analysis/shaped_designs.hpp"
#include "taktskifte/analysis/hypercube.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/core/problems.hpp"

namespace taktskifte {
namespace {

constexpr std::array<std::pair<std::string_view, DesignKind>, 7> kinds = {
    {{"grid", DesignKind::grid},
     {"list", DesignKind::list},
     {"lhs", DesignKind::latin_hypercube},
     {"sobol", DesignKind::sobol},
     {"saltelli", DesignKind::saltelli},
     {"morris", DesignKind::morris},
     {"star", DesignKind::star}}};

constexpr std::size_t points_at_a_time = 64;

std::vector<SweptValues> all_values(const DesignOrder& order, const ResolvedScenario& base) {
  if (order.lines.empty())
    misfit("no key given; add --sweep key=values, such as --sweep funding.public_share=0:1:0.05");
  Diagnostics diagnostics;
  std::vector<SweptValues> all;
  std::map<const Key*, std::string> known;
  for (const auto& line : order.lines) {
    auto values = read_values(line, base, diagnostics);
    if (!values) continue;
    if (!known.try_emplace(values->key.key, line.key).second)
      diagnostics.add(line.place, line.key + " = " + line.text +
                                      ": the key is swept already; keep one of the two, or give all values "
                                      "of a list together");
    all.push_back(std::move(*values));
  }
  diagnostics.throw_if_any(ErrorKind::scenario);
  return all;
}

// The other numbers of a list are taken from the first scenario.
void refuse_scenarios(const std::vector<SweptValues>& all, const std::vector<ResolvedScenario>& scenarios) {
  for (const auto& values : all) {
    if (!values.key.element) continue;
    for (const auto& other : scenarios)
      if (base_setting(values.key, other) != base_setting(values.key, scenarios.front()))
        misfit("the scenarios have other numbers in " + std::string(values.key.key->name) + ", of which " +
               values.key.name() + " is one; sweep them one at a time");
  }
}

Settings listed(const std::vector<SweptValues>& all) {
  Settings points(all.front().given.size());
  for (const auto& values : all) {
    if (values.given.size() != points.size())
      misfit("a list takes its values together, and " + all.front().key.name() + " has " +
             std::to_string(points.size()) + " where " + values.key.name() + " has " +
             std::to_string(values.given.size()) + "; give as many of each, or leave out --design list");
    for (std::size_t p = 0; p < points.size(); ++p) points[p].push_back(values.given[p]);
  }
  return points;
}

// Every combination of the given values, at each of the drawn points.
Settings combined(const std::vector<SweptValues>& all, const CubePoints& cube, const ResolvedScenario& base,
                  const StopRequest& stop) {
  std::size_t size = cube.size();
  for (const auto& values : all) {
    if (!values.drawn()) size *= values.given.size();
    if (size > most_points)
      misfit("more than " + std::to_string(most_points) + " points; give fewer values or draw fewer points");
  }
  const std::size_t per_point = size / cube.size();
  Settings points(size);
  for (std::size_t p = 0; p < size; ++p) {
    if (p % points_at_a_time == 0) end_if(stop);
    std::size_t block = per_point;  // points that share the settings of the keys so far
    std::size_t dimension = 0;
    for (const auto& values : all) {
      if (values.drawn()) {
        points[p].push_back(drawn_setting(values, cube[p / per_point][dimension++], base));
      } else {
        const std::size_t of_one = block / values.given.size();
        points[p].push_back(values.given[p % block / of_one]);
        block = of_one;
      }
    }
  }
  return points;
}

// Points that share their facts become neighbours, in the order in which the first of each comes.
void gather_facts(Sweep& sweep) {
  std::map<std::vector<std::string>, std::size_t> known;
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t p = 0; p < sweep.points.size(); ++p) {
    std::vector<std::string> facts;
    for (std::size_t k = 0; k < sweep.keys.size(); ++k)
      if (sweep.keys[k].treatment == Treatment::fact) facts.push_back(sweep.points[p].settings[k]);
    const auto [place, is_new] = known.try_emplace(std::move(facts), groups.size());
    if (is_new) groups.emplace_back();
    groups[place->second].push_back(p);
  }
  std::vector<SweepPoint> gathered;
  gathered.reserve(sweep.points.size());
  for (const auto& group : groups)
    for (const std::size_t p : group) gathered.push_back(std::move(sweep.points[p]));
  sweep.points = std::move(gathered);
}

// What the rules of every scenario say of the point, each sentence once.
void check_rules_at(const Sweep& sweep, const std::vector<ResolvedScenario>& scenarios, std::size_t point) {
  Problems problems;
  for (const auto& base : scenarios) problems.collect([&] { (void)at_point(base, sweep, point); });
  problems.throw_if_any();
}

void refuse_points_by_rules(Sweep& sweep, const std::vector<ResolvedScenario>& scenarios, int threads,
                            const StopRequest& stop) {
  refuse_points(
      sweep, threads, [&](std::size_t point) { check_rules_at(sweep, scenarios, point); }, stop);
}

std::string in_words(DesignKind kind, const DesignOrder& order, std::size_t points, bool crossed) {
  const std::string all = std::to_string(points) + (points == 1 ? " point" : " points");
  if (kind == DesignKind::grid) return "grid of " + all;
  if (kind == DesignKind::list) return "list of " + all;
  const std::string drawn = kind == DesignKind::sobol ? "scrambled Sobol' points" : "Latin hypercube points";
  return std::to_string(order.points) + " " + drawn + ", seed " + std::to_string(order.seed) +
         (crossed ? ", each with every combination of the given values: " + all : "");
}

CubePoints drawn_points(DesignKind kind, const DesignOrder& order, std::size_t dimensions) {
  if (dimensions == 0) {
    if (order.points != 0 || kind == DesignKind::latin_hypercube || kind == DesignKind::sobol)
      misfit(
          "nothing is drawn, since no key has a range such as 0.2..0.9; give one, or leave out --points "
          "and --design");
    return {1, std::vector<double>{}};
  }
  if (kind == DesignKind::grid || kind == DesignKind::list)
    misfit("a range such as 0.2..0.9 is drawn from; use --design sobol or lhs, or give values or steps");
  if (order.points < 1)
    misfit("how many points are to be drawn? add --points N, with --design sobol best a power of 2");
  const auto count = static_cast<std::size_t>(order.points);
  return kind == DesignKind::sobol ? scrambled_sobol(count, dimensions, order.seed)
                                   : latin_hypercube(count, dimensions, order.seed);
}

}  // namespace

std::optional<DesignKind> design_kind(std::string_view word) {
  for (const auto& [name, kind] : kinds)
    if (name == word) return kind;
  return std::nullopt;
}

Sweep make_sweep(const DesignOrder& order, const std::vector<ResolvedScenario>& scenarios, int threads,
                 const StopRequest& stop) {
  const ResolvedScenario& base = scenarios.front();
  const auto all = all_values(order, base);
  refuse_scenarios(all, scenarios);
  const auto drawn = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const SweptValues& values) { return values.drawn(); }));
  const DesignKind kind = order.kind.value_or(drawn > 0 ? DesignKind::sobol : DesignKind::grid);
  Sweep sweep;
  for (const auto& values : all) sweep.keys.push_back(values.key);
  const auto add_points = [&](Settings settings) {
    for (auto& point : settings) sweep.points.push_back({.settings = std::move(point)});
  };
  if (is_shaped(kind)) {
    add_points(shaped_settings(kind, order, all, base));
    set_shape(kind, order, sweep);
  } else {
    const CubePoints cube = drawn_points(kind, order, drawn);
    add_points(kind == DesignKind::list ? listed(all) : combined(all, cube, base, stop));
    sweep.design = in_words(kind, order, sweep.points.size(), drawn < all.size());
    gather_facts(sweep);
  }
  refuse_points_by_rules(sweep, scenarios, threads, stop);
  return sweep;
}

Sweep sweep_at(const std::vector<SweepLine>& lines, const CubePoints& points, std::string design,
               const std::vector<ResolvedScenario>& scenarios, int threads) {
  const auto all = all_values({.lines = lines}, scenarios.front());
  refuse_scenarios(all, scenarios);
  Sweep sweep;
  for (const auto& values : all) {
    if (!values.drawn()) misfit(values.key.name() + " is not drawn from a range; give one, such as 0.2..0.9");
    sweep.keys.push_back(values.key);
  }
  for (const auto& point : points) {
    auto& settings = sweep.points.emplace_back().settings;
    for (std::size_t k = 0; k < all.size(); ++k)
      settings.push_back(drawn_setting(all[k], point[k], scenarios.front()));
  }
  sweep.design = std::move(design);
  refuse_points_by_rules(sweep, scenarios, threads, {});
  return sweep;
}

void refuse_points(Sweep& sweep, int threads, const std::function<void(std::size_t point)>& check,
                   const StopRequest& stop) {
  for_each_chunk(sweep.points.size(), points_at_a_time, threads, [&](std::size_t first, std::size_t last) {
    end_if(stop);
    for (std::size_t p = first; p < last; ++p) {
      if (!sweep.points[p].refused.empty()) continue;
      try {
        check(p);
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::scenario) throw;
        sweep.points[p].refused = error.what();
      }
    }
  });
  if (std::all_of(sweep.points.begin(), sweep.points.end(),
                  [](const SweepPoint& point) { return !point.refused.empty(); }))
    throw Error(ErrorKind::scenario,
                std::vector<std::string>{"sweep: every point is refused; the first says:",
                                         sweep.points.front().refused});
}

}  // namespace taktskifte
