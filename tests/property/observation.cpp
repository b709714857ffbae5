// Observation changes nothing: what is recorded, how often, by how many threads, and draws that nobody uses
// leave every other number as it is, bit for bit.
#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

#include "support/worlds.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/measures/recorder.hpp"
#include "taktskifte/measures/table.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

constexpr int years = 7;

using Bits = std::vector<std::uint64_t>;

template <typename Numbers>
void add(Bits& bits, const Numbers& numbers) {
  for (const auto number : numbers) bits.push_back(std::bit_cast<std::uint64_t>(static_cast<double>(number)));
}
void add(Bits& bits, const Beliefs& rows) {
  for (Eigen::Index row = 0; row < rows.rows(); ++row) add(bits, rows.row(row));
}

// Every column and total of a world from which its future or its records are made.
Bits bits_of(const World& world) {
  Bits bits;
  const YearState& now = world.year_state;
  const Calibration& calibration = world.calibration;
  add(bits, std::array{calibration.research_intercept, calibration.log_applications,
                       calibration.reuse_intercept, calibration.fundable_score});
  for (const auto* reals :
       {&world.capability, &world.experience, &now.chance_new, &now.chance_reused, &calibration.prone_new})
    add(bits, *reals);
  for (const auto* counts :
       {&world.running, &now.innovations, &now.reused, &now.applications, &now.awards, &now.unaffordable,
        &now.without_researcher, &now.exposing_projects, &now.participations, &now.project_innovations})
    add(bits, *counts);
  for (const auto* rows : {&world.beliefs, &now.shown}) add(bits, *rows);
  for (const auto& of_arm : now.successes) add(bits, of_arm);
  bits.push_back(static_cast<std::uint64_t>(now.copied));
  for (const auto& kinds : now.kinds) add(bits, kinds);
  add(bits, now.with_researcher);
  add(bits, now.partners);
  for (const auto& row : now.barriers) add(bits, row);
  for (const auto& site : world.reservations.site) add(bits, site);
  add(bits, now.causes);
  add(bits, world.last_won);
  bits.insert(bits.end(), world.ties.bits().begin(), world.ties.bits().end());
  world.projects.for_each([&](const Project& project) { add(bits, project.participants); });
  add(bits, std::array{world.waiting.size(), world.projects.size()});
  add(bits, std::array{now.private_rd_nok, now.own_contribution_nok, now.open_work_years,
                       now.ledger.public_side.awarded.as_double(), world.carried_public.as_double(),
                       now.ledger.private_side.awarded.as_double(), world.moved_to_public.as_double()});
  return bits;
}

Bits bits_of(const Series& series) {
  Bits bits;
  add(bits, series.values);
  for (const auto* totals :
       {&series.totals.innovations, &series.totals.research_innovations, &series.totals.applications,
        &series.totals.awards, &series.totals.participations})
    add(bits, *totals);
  bits.push_back(series.drifted ? 1 : 0);
  return bits;
}

// Every lever that draws, so that every kind of draw is made; sharing widens on the way.
const std::vector<std::string> lively = {"run.years=" + std::to_string(years),
                                         "run.replicates=5",
                                         "run.burn_in_years=12",
                                         "funding.public_share=0.4",
                                         "funding.unused=carry",
                                         "preproject.share=0.3",
                                         "panel.lottery=0.3",
                                         "apply.joint_share=0.3",
                                         "peers.further=2018:0 2020:5"};

// A replicate under the eyes of `observe`; the world it ends in.
World lived(const support::Fixture& fixture, const std::function<void(const World&)>& observe,
            bool each = false) {
  World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  if (each) keep_successes_of_each(world);
  simulate(world, fixture.environment, fixture.scenario(), fixture.seed, observe);
  return world;
}

// Thousands of numbers of every purpose there is or will be, for some of the actors that use them too.
double draw_in_vain(ReplicateSeed seed, std::uint32_t step) {
  double sum = 0.0;
  for (std::uint32_t purpose = 1; purpose < 256; ++purpose) {
    for (std::uint32_t who = 0; who < 4; ++who) {
      const Stream stream(seed, static_cast<Purpose>(purpose), step, who);
      for (std::uint32_t index = 0; index < 500; ++index) sum += stream.uniform(index);
    }
  }
  return sum;
}

// Measures that build up over the years: a recorder that saw fewer years rightly has less of them.
const std::set<Measure> built_up = {"gini_awards",
                                    "share_ever_awarded",
                                    "theil_awards",
                                    "theil_awards_between_size",
                                    "theil_awards_between_region",
                                    "lorenz_awards",
                                    "share_ever_joined",
                                    "ever_joined_share_size"};

ResolvedScenario named(const std::string& name, std::vector<std::string> settings) {
  ResolvedScenario resolved = default_scenario(settings);
  resolved.scenario.name = name;
  return resolved;
}

std::vector<std::vector<Series>> ensemble(bool trajectories, int threads) {
  auto other = lively;
  other.emplace_back("choice.belief=12");
  const Experiment study{.scenarios = {named("today", lively), named("believers", other)},
                         .municipalities = support::made_up_table(30),
                         .sites = support::made_up_sites(),
                         .trajectories = trajectories};
  std::vector<std::vector<Series>> all;
  run_ensemble(study, {.threads = threads},
               [&](int, std::vector<Series>&& series) { all.push_back(std::move(series)); });
  return all;
}

}  // namespace

TEST_CASE("Recording panels, less, or nothing leaves every other number equal") {
  const support::Fixture fixture(40, lively);

  Recorder plain(fixture.environment, years);
  const World usual = lived(fixture, [&](const World& world) { plain.observe(world); });
  const Series series = plain.take(usual);

  SECTION("more: panels too") {
    Recorder recorder(fixture.environment, years);
    TrajectoryRecorder trajectories(fixture.environment, fixture.seed, years);
    const World world = lived(
        fixture,
        [&](const World& w) {
          trajectories.observe(w);
          recorder.observe(w);
        },
        true);
    CHECK(bits_of(world) == bits_of(usual));
    CHECK(bits_of(recorder.take(world)) == bits_of(series));
  }
  SECTION("less: every third year") {
    Recorder recorder(fixture.environment, years);
    int year = 0;
    const World world = lived(fixture, [&](const World& w) {
      if (year++ % 3 == 0) recorder.observe(w);
    });
    CHECK(bits_of(world) == bits_of(usual));
    const Series some = recorder.take(world);
    for (const MeasureRow& row : measures()) {
      if (built_up.contains(row.measure)) continue;
      INFO(row.name);
      for (std::size_t seen = 0; seen < 3; ++seen) {
        for (std::size_t e = 0; e < row.elements(); ++e) {
          CHECK(std::bit_cast<std::uint64_t>(some.at(seen, row.measure, e)) ==
                std::bit_cast<std::uint64_t>(series.at(3 * seen, row.measure, e)));
        }
      }
    }
  }
  SECTION("nothing: no observer at all") {
    World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
    for (int year = 0; year < years; ++year)
      run_year(world, fixture.environment, fixture.scenario(), fixture.seed);
    CHECK(bits_of(world) == bits_of(usual));
  }
}

TEST_CASE("A panel's counts add up to the country's measures, in every year") {
  const auto all = ensemble(true, 1);
  const auto columns = trajectory_columns();
  struct Sum {
    std::string_view column;
    Measure measure;
    std::size_t element;
  };
  static constexpr std::array<Sum, 16> sums{
      {{"innovations", "innovations", 0},
       {"research_innovations", "research_innovations", 0},
       {"project_innovations", "project_innovations", 0},
       {"applications", "municipal_applications", 0},
       {"awards", "municipal_awards", 0},
       {"preproject", "preprojects", 0},
       {"successes_with_quality", "successes_with", 0},
       {"successes_with_efficiency", "successes_with", 1},
       {"successes_with_avoided_cost", "successes_with", 2},
       {"successes_with_employee_satisfaction", "successes_with", 3},
       {"successes_with_business_value", "successes_with", 4},
       {"successes_without_quality", "successes_without", 0},
       {"successes_without_efficiency", "successes_without", 1},
       {"successes_without_avoided_cost", "successes_without", 2},
       {"successes_without_employee_satisfaction", "successes_without", 3},
       {"successes_without_business_value", "successes_without", 4}}};
  std::size_t compared = 0;
  double awards = 0.0;
  for (const auto& series : all) {
    const Series& one = series[1];
    for (std::size_t year = 0; year < years; ++year) {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto* const found =
            std::ranges::find_if(sums, [&](const Sum& sum) { return sum.column == columns[c].name; });
        if (found == sums.end()) continue;
        INFO(found->column);
        const auto first =
            one.trajectories.begin() + static_cast<std::ptrdiff_t>((year * columns.size() + c) * 30);
        const double sum = std::accumulate(first, first + 30, 0.0);  // whole numbers: exact
        CHECK(sum == one.at(year, found->measure, found->element));
        if (found->column == "awards") awards += sum;
        ++compared;
      }
    }
  }
  CHECK(compared == all.size() * years * sums.size());
  CHECK(awards > 0.0);
}

TEST_CASE("Draws that nobody uses change nothing, however many and of whatever purpose") {
  const support::Fixture fixture(40, lively);
  Recorder plain(fixture.environment, years);
  const World usual = lived(fixture, [&](const World& world) { plain.observe(world); });
  Recorder recorder(fixture.environment, years);
  double sum = 0.0;
  const World world = lived(fixture, [&](const World& w) {
    sum += draw_in_vain(fixture.seed, w.step) + draw_in_vain(fixture.seed, w.step - 1);
    recorder.observe(w);
  });
  CHECK(sum > 0.0);
  CHECK(bits_of(world) == bits_of(usual));
  CHECK(bits_of(recorder.take(world)) == bits_of(plain.take(usual)));
}

TEST_CASE("With threads, neither panels nor draws that nobody uses change a number") {
  const auto usual = ensemble(false, 1);
  REQUIRE(usual.size() == 5);
  CHECK(usual[0][0].trajectories.empty());
  const auto watched = ensemble(true, 1);
  for (const int threads : {1, 2, 7}) {
    const auto all = ensemble(true, threads);
    REQUIRE(all.size() == usual.size());
    for (std::size_t r = 0; r < all.size(); ++r) {
      for (std::size_t s = 0; s < 2; ++s) {
        CHECK(bits_of(all[r][s]) == bits_of(usual[r][s]));
        CHECK(all[r][s].trajectories.size() == years * trajectory_columns().size() * 30);
        CHECK(all[r][s].trajectories == watched[r][s].trajectories);
      }
    }
  }

  // Replicates side by side, each drawing in vain from the streams of all.
  const support::Fixture fixture(30, lively);
  const auto replicates = [&](int threads, bool in_vain) {
    std::vector<Bits> ends(4);
    for_each_chunk(ends.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t r = begin; r < end; ++r) {
        const ReplicateSeed seed{.seed = 4, .replicate = static_cast<std::uint32_t>(r)};
        World world = burn_in(fixture.environment, fixture.scenario(), seed);
        double sum = 1.0;
        simulate(world, fixture.environment, fixture.scenario(), seed, [&](const World& w) {
          for (std::uint32_t other = 0; in_vain && other < 4; ++other)
            sum += draw_in_vain({.seed = 4, .replicate = other}, w.step);
        });
        ends[r] = sum > 0.0 ? bits_of(world) : Bits{};
      }
    });
    return ends;
  };
  const auto alone = replicates(1, false);
  CHECK(alone[0] != alone[1]);  // the comparison sees other random numbers
  for (const int threads : {1, 3}) CHECK(replicates(threads, true) == alone);
}
