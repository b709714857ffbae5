#include "bench/measure.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <numeric>
#include <thread>

#include "bench/diffusion.hpp"
#include "bench/plain_diffusion.hpp"
#include "bench/plain_model.hpp"
#include "taktskifte/ensemble/simulate.hpp"

namespace taktskifte::bench {
namespace {

constexpr int steps = 100;

template <class Work>
double seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

DiffusionSpeed measure_one(const DiffusionSize& size, int rounds, int threads) {
  DiffusionInput input;
  DiffusionWorld world;
  DiffusionSpeed speed{.agents = size.agents, .runs = size.runs};
  speed.setup_seconds = seconds([&] {
    input = make_input(size.agents, 1);
    world = make_world(renumbered(input));
  });
  const auto agents = static_cast<double>(size.agents);
  const auto ours = [&](int count) {
    const double time = seconds([&] {
      if (size.runs > 1)
        run_diffusions(world, steps, 1, size.runs, count);
      else
        run_diffusion(world, steps, {1, 0}, count);
    });
    return agents * steps * size.runs / time;
  };
  std::vector<double> plain;
  std::vector<double> one;
  std::vector<double> all;
  for (int round = 0; round < rounds; ++round) {
    PlainDiffusion program(input, static_cast<std::uint32_t>(round + 1));
    plain.push_back(agents * size.plain_steps / seconds([&] { program.run(size.plain_steps); }));
    one.push_back(ours(1));
    all.push_back(ours(threads));
  }
  speed.plain = median(plain);
  speed.one_thread = median(one);
  speed.all_threads = median(all);
  return speed;
}

// The plain program from the end of one burn-in of the last scenario on, ns per municipality-year.
class PlainSpeed {
 public:
  explicit PlainSpeed(const Experiment& study)
      : scenario_(study.scenarios.back().scenario),
        environment_(make_environment(study.municipalities, study.sites, scenario_)),
        start_(burn_in(environment_, scenario_, {scenario_.run.seed, 0})) {}

  [[nodiscard]] double measure(int replicates) const {
    double time = 0.0;
    for (int r = 0; r < replicates; ++r) {
      PlainModel program(start_, environment_, scenario_, static_cast<std::uint64_t>(r) + 1);
      time += seconds([&] {
        for (int year = 0; year < scenario_.run.years; ++year) program.step_year();
      });
    }
    return 1e9 * time / (1.0 * replicates * scenario_.run.years * static_cast<double>(environment_.size()));
  }

 private:
  const Scenario& scenario_;
  Environment environment_;
  World start_;
};

// Processor time since the start of the machine, and the part of it that was idle; in ticks.
struct Ticks {
  double all = 0.0, idle = 0.0;
};
Ticks ticks() {
  std::ifstream file("/proc/stat");
  std::string name;
  file >> name;
  Ticks ticks;
  double value = 0.0;
  for (int column = 0; column < 8 && file >> value; ++column) {  // user to steal; what follows is in user
    ticks.all += value;
    if (column == 3 || column == 4) ticks.idle += value;
  }
  return ticks;
}

}  // namespace

std::vector<DiffusionSpeed> measure_diffusion(const std::vector<DiffusionSize>& sizes, int rounds,
                                              int threads, const Tell& tell) {
  std::vector<DiffusionSpeed> speeds;
  speeds.reserve(sizes.size());
  for (const auto& size : sizes) {
    tell("diffusion, N = " + std::to_string(size.agents) +
         (size.runs > 1 ? ", " + std::to_string(size.runs) + " runs" : std::string()));
    speeds.push_back(measure_one(size, rounds, threads));
  }
  return speeds;
}

ModelSpeed measure_model(const Experiment& study, int replicates, int rounds, int threads, const Tell& tell) {
  ModelSpeed speed{.replicates = replicates};
  const Scenario& first = study.scenarios.front().scenario;
  double years = first.run.burn_in_years;
  for (const auto& resolved : study.scenarios) years += resolved.scenario.run.years;
  speed.municipality_years = years * replicates * static_cast<double>(study.municipalities->size());
  std::vector<int> numbers(static_cast<std::size_t>(replicates));
  std::iota(numbers.begin(), numbers.end(), 0);
  const ReplicateModel model = replicate_model(study);
  const PlainSpeed program(study);
  std::vector<double> plain;
  std::vector<double> one;
  std::vector<double> all;
  for (int round = 0; round < rounds; ++round) {
    tell("model, round " + std::to_string(round + 1) + " of " + std::to_string(rounds));
    plain.push_back(program.measure(std::max(1, replicates / 4)));
    for (const int count : {1, threads}) {
      const double time = seconds([&] { run_block(model, numbers, {.threads = count}); });
      (count == 1 ? one : all).push_back(1e9 * time / speed.municipality_years);
    }
  }
  speed.plain = median(plain);
  speed.one_thread = median(one);
  speed.all_threads = all.empty() ? speed.one_thread : median(all);
  speed.peak_memory = peak_memory();
  return speed;
}

double busy_share() {
  const Ticks before = ticks();
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  const Ticks after = ticks();
  const double all = after.all - before.all;
  return all > 0.0 ? 1.0 - (after.idle - before.idle) / all : -1.0;
}

double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

}  // namespace taktskifte::bench
