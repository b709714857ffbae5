// Results in memory are what the file of the same run holds: variables, dimensions, types, attributes, bits.
#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/scratch.hpp"
#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/results/sweep_file.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"
#include "taktskifte/taktskifte.hpp"

using namespace taktskifte;

namespace {

std::string shipped(const std::string& name) {
  return std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/" + name;
}

std::vector<ResolvedScenario> two_scenarios(std::vector<std::string> settings) {
  settings.insert(settings.end(), {"run.years=2", "run.burn_in_years=10"});
  return {read_scenario(shipped("today.ini"), settings), read_scenario(shipped("parity.ini"), settings)};
}

// What run_ensemble() and ResultWriter make of an experiment.
void write(const Experiment& experiment, const std::string& file) {
  ResultHeader header = header_of(experiment);
  for (int r = 0; r < experiment.scenarios.front().scenario.run.replicates; ++r)
    header.replicates.push_back(r);
  ResultWriter writer(file, header);
  run_ensemble(experiment, {.threads = 2},
               [&](int replicate, std::vector<Series>&& series) { writer.append(replicate, series); });
  writer.finish();
}

std::string type_of(const DatasetVariable& variable) {
  constexpr std::array names = {"int8", "int32", "float64", "text"};
  return names[variable.values.index()];
}

std::string text_of(const Attribute& attribute) {
  if (attribute.numbers.empty()) return attribute.text;
  std::string all;
  for (const double number : attribute.numbers)
    all +=
        (all.empty() ? "" : ", ") +
        (attribute.type == NumberType::float64 ? exact_text(number) : std::to_string(std::llround(number)));
  return all;
}

std::string dimensions_of(const DatasetVariable& variable) {
  std::string all;
  for (std::size_t axis = 0; axis < variable.shape.size(); ++axis)
    all += (axis == 0 ? "" : ", ") + variable.dimensions[axis] + ' ' + std::to_string(variable.shape[axis]);
  return all;
}

// "variable/property" -> value, as ResultReader::properties() says it, without what HDF5 needs for itself.
using Facts = std::map<std::string, std::string>;

Facts facts_of(const Dataset& dataset) {
  Facts facts;
  for (const auto& one : dataset.attributes) facts["/attribute " + one.name] = text_of(one);
  for (const auto& variable : dataset.variables) {
    facts[variable.name + "/type"] = type_of(variable);
    facts[variable.name + "/dimensions"] = dimensions_of(variable);
    for (const auto& one : variable.attributes)
      facts[variable.name + "/attribute " + one.name] = text_of(one);
  }
  return facts;
}

Facts facts_of(const ResultReader& reader) {
  static const std::set<std::string> of_hdf5 = {"attribute CLASS", "attribute NAME",
                                                "attribute DIMENSION_LIST", "attribute REFERENCE_LIST",
                                                "attribute _FillValue"};
  Facts facts;
  for (const auto& one : reader.properties())
    if (!of_hdf5.contains(one.name)) facts[one.variable + "/" + one.name] = one.value;
  return facts;
}

bool same_bits(const DatasetVariable& variable, const ResultReader& reader) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values))
    return *texts == (variable.dimensions == std::vector{variable.name} ? reader.labels(variable.name)
                                                                        : reader.read_text(variable.name));
  const auto stored = reader.read(variable.name).values;
  const auto size = std::visit([](const auto& values) { return values.size(); }, variable.values);
  for (std::size_t i = 0; i < std::min(size, stored.size()); ++i)
    if (std::bit_cast<std::uint64_t>(number_at(variable, i)) != std::bit_cast<std::uint64_t>(stored[i]))
      return false;
  return size == stored.size();
}

}  // namespace

TEST_CASE("Results in memory are what the file of the same run holds, for any number of threads") {
  const support::Scratch scratch;
  const auto prepared = prepare(two_scenarios({"run.replicates=3"}));
  write(prepared.experiment(), scratch.file("x.h5"));
  const ResultReader reader(scratch.file("x.h5"));
  for (const int threads : {1, 3}) {
    const Dataset dataset = simulate(prepared, {.threads = threads});
    CHECK(facts_of(dataset) == facts_of(reader));
    CHECK(dataset.variables.size() > 100);
    for (const auto& variable : dataset.variables) {
      INFO(variable.name);
      CHECK(same_bits(variable, reader));
    }
  }
}

TEST_CASE("A sweep in memory is what its file holds, points that are refused among it") {
  const support::Scratch scratch;
  const auto scenarios = two_scenarios({"run.replicates=2"});
  const auto known = prepare(scenarios);
  Sweep sweep = make_sweep({.lines = {sweep_line("partners.research_share=0.13,0.15,0.05"),
                                      sweep_line("policy:funding.public_share=0.2,0.4")}},
                           scenarios, 2);
  sweep.series = {"awards"};
  const auto experiment = prepare_sweep(scenarios, sweep, known.experiment(), 2);
  CHECK(std::any_of(experiment.sweep.points.begin(), experiment.sweep.points.end(),
                    [](const SweepPoint& point) { return !point.refused.empty(); }));
  const Dataset dataset = simulate(experiment, {.threads = 2});

  ResultHeader header = header_of(experiment);
  const int rows = SweepRows(experiment.sweep, 2).count();
  for (int row = 0; row < rows; ++row) header.replicates.push_back(row);
  SweepWriter writer(scratch.file("x.h5"), header);
  const auto model = sweep_model(experiment, 1);
  for (int row = 0; row < rows; ++row) writer.append(row, model(row, {}));
  writer.finish();

  const ResultReader reader(scratch.file("x.h5"), sweep_filetype);
  CHECK(facts_of(dataset) == facts_of(reader));
  for (const auto& variable : dataset.variables) {
    INFO(variable.name);
    CHECK(same_bits(variable, reader));
  }
}

TEST_CASE("A text gives the scenario that its file gives, down to the bits of its results") {
  const std::string text = support::content(shipped("parity.ini"));
  const ResolvedScenario parsed = parse_scenario({shipped("parity.ini"), text}, {"run.years=1"});
  const ResolvedScenario read = read_scenario(shipped("parity.ini"), {"run.years=1"});
  CHECK(resolved_text(parsed) == resolved_text(read));
  CHECK(parsed.text == read.text);
  CHECK(parsed.scenario.name == read.scenario.name);
  CHECK(parsed.scenario.data.municipalities == read.scenario.data.municipalities);
  CHECK(parsed.files.empty());
}

TEST_CASE("One experiment after the other on the same tables gives what each gives alone") {
  const auto known = prepare(two_scenarios({"run.replicates=1"}));
  for (const std::vector<std::string>& settings :
       {std::vector<std::string>{"run.replicates=2", "funding.public_share=0.3"},
        std::vector<std::string>{"run.replicates=2", "peers.count=5", "access.decay=50"},
        std::vector<std::string>{"run.replicates=2", "population.synthetic=900"}}) {
    const Dataset alone = simulate(prepare(two_scenarios(settings)), {.threads = 2});
    const Dataset after = simulate(prepare(two_scenarios(settings), known), {.threads = 2});
    CHECK(facts_of(alone) == facts_of(after));
    for (const auto& variable : alone.variables) {
      INFO(variable.name);
      const auto& other = after.at(variable.name);
      const auto size = std::visit([](const auto& values) { return values.size(); }, variable.values);
      if (std::holds_alternative<std::vector<std::string>>(variable.values)) {
        CHECK(std::get<std::vector<std::string>>(variable.values) ==
              std::get<std::vector<std::string>>(other.values));
        continue;
      }
      std::size_t different = 0;
      for (std::size_t i = 0; i < size; ++i)
        different += std::bit_cast<std::uint64_t>(number_at(variable, i)) !=
                     std::bit_cast<std::uint64_t>(number_at(other, i));
      CHECK(different == 0);
    }
  }
}

TEST_CASE("A run with run.precision ends in memory where it ends in a file") {
  const std::vector<std::string> settings = {"run.replicates=200", "run.precision=municipal_awards:20"};
  std::size_t last = 0;
  const Dataset dataset =
      simulate(prepare(two_scenarios(settings)),
               {.threads = 1, .progress = [&](std::size_t finished, std::size_t) { last = finished; }});
  const auto& replicates = std::get<std::vector<std::int32_t>>(dataset.at("replicate").values);
  CHECK(replicates.size() >= 30);
  CHECK(replicates.size() < 200);
  CHECK(last == replicates.size());
  const auto looks = std::find_if(dataset.attributes.begin(), dataset.attributes.end(),
                                  [](const Attribute& one) { return one.name == "precision_looks"; });
  REQUIRE(looks != dataset.attributes.end());
  CHECK(looks->text.find(std::to_string(replicates.size()) + ": ") != std::string::npos);
}
