// A result file holds all it was made from: the study read back from it gives the same bits.
#include <bit>
#include <catch2/catch.hpp>
#include <cstdint>

#include "support/scratch.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/results/stored_experiment.hpp"

using namespace taktskifte;

namespace {

Experiment shipped_study(const std::vector<std::string>& settings) {
  const std::string folder = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/";
  return prepare_experiment({read_scenario(folder + "today.ini", settings),
                             read_scenario(folder + "actor-politicians-parity.ini", settings)});
}

// The bits of all series of two replicates; NaNs compare equal to themselves this way.
std::vector<std::uint64_t> bits_of_study(const Experiment& study) {
  std::vector<std::uint64_t> bits;
  run_ensemble(study, {.threads = 2, .replicates = 2}, [&](int, std::vector<Series>&& series) {
    for (const auto& one : series)
      for (const double value : one.values) bits.push_back(std::bit_cast<std::uint64_t>(value));
  });
  return bits;
}

void check_round_trip(const std::vector<std::string>& settings) {
  const Experiment study = shipped_study(settings);
  const support::Scratch scratch;
  ResultWriter writer(scratch.file("x.h5"), {.scenarios = study.scenarios,
                                             .municipalities = study.municipalities,
                                             .data = study.data,
                                             .replicates = {0, 1},
                                             .population_scale = study.population_scale,
                                             .history = ""});
  run_ensemble(study, {.threads = 2, .replicates = 2},
               [&](int replicate, std::vector<Series>&& series) { writer.append(replicate, series); });
  writer.finish();

  StoredStudy stored = read_stored_study(ResultReader(scratch.file("x.h5")));
  const Experiment restored = prepare_experiment(std::move(stored.scenarios), std::move(stored.data));
  REQUIRE(restored.scenarios.size() == study.scenarios.size());
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    CHECK(restored.scenarios[s].scenario.name == study.scenarios[s].scenario.name);
    CHECK(restored.scenarios[s].scenario.title == study.scenarios[s].scenario.title);
    CHECK(restored.scenarios[s].text == study.scenarios[s].text);
    CHECK(resolved_text(restored.scenarios[s]) == resolved_text(study.scenarios[s]));
  }
  CHECK(restored.population_scale == study.population_scale);
  CHECK(bits_of_study(restored) == bits_of_study(study));
}

}  // namespace

TEST_CASE("A study read back from its result file gives the same bits") {
  check_round_trip({"run.years=3", "run.replicates=2"});
}

TEST_CASE("A study of a synthetic population read back from its result file gives the same bits") {
  check_round_trip({"run.years=2", "run.replicates=2", "population.synthetic=30"});
}
