// taktskifte check: reads scenarios and the data they name, and simulates nothing.
#include <iostream>
#include <vector>

#include "commands/arguments.hpp"
#include "taktskifte/analysis/precision.hpp"
#include "taktskifte/core/problems.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/report/inputs.hpp"
#include "taktskifte/report/path_text.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/scenario/totals.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/municipalities.hpp"
#include "taktskifte/world/synthetic.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

std::vector<std::string> with_name(std::vector<std::string> notes, const std::string& file) {
  for (auto& note : notes) note.insert(0, file + ": ");
  return notes;
}

// Everything but what has been reported.
void look_at(report::CheckedScenario& checked, Problems& problems) {
  const ResolvedScenario& resolved = checked.resolved;
  problems.collect([&] {
    Population population = read_population(resolved, read_data_text(resolved.scenario.data.municipalities));
    Scenario scaled = resolved.scenario;
    scale_totals(scaled, population.population_scale);
    checked.municipalities = std::move(population.municipalities);
    checked.facts = list_facts(checked.municipalities, scaled, population.population_scale);
    checked.notes = with_name(checked.municipalities.notes, resolved.scenario.data.municipalities);
    checked.remarks = list_remarks(checked.municipalities, scaled, checked.facts);
    checked.warnings = list_warnings(checked.municipalities, scaled, checked.facts);
    for (auto& warning : pot_warnings(scaled)) checked.warnings.push_back(std::move(warning));
  });
  problems.collect([&] {
    std::vector<std::string> notes;
    const auto sites = read_sites(read_data_text(resolved.scenario.data.institutions), &notes);
    for (auto& note : with_name(notes, resolved.scenario.data.institutions))
      checked.notes.push_back(std::move(note));
    checked.sites = sites.size();
    check_sites(sites, resolved);
  });
  // All that a run would refuse before it begins.
  problems.collect([&] { (void)replicate_model(prepare_experiment({resolved})); });
  checked.notes.insert(checked.notes.end(), resolved.notes.begin(), resolved.notes.end());
  for (auto& warning : report::path_warnings(resolved)) checked.warnings.push_back(std::move(warning));
}

std::vector<report::CheckedScenario> check_all(const std::vector<std::string>& files,
                                               const std::vector<std::string>& settings) {
  std::vector<report::CheckedScenario> all;
  Problems problems;
  for (const auto& file : files) {
    problems.collect([&] {
      all.push_back({.file = file, .resolved = read_scenario(file, settings, files)});
      look_at(all.back(), problems);
    });
  }
  if (!all.empty())
    problems.collect(
        [&] { (void)precision_targets(all.front().resolved.scenario.run.precision, files.size()); });
  problems.throw_if_any();
  return all;
}

}  // namespace

int check(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("set", words_option(), "key=value for all scenarios; may be given again")(
      "json", po::bool_switch(), "print all keys, for programs");
  const auto values =
      parse(arguments, "taktskifte check SCENARIO... [--set key=value]... [--json]",
            "Reads scenarios and the data they name, and prints what is not default with where it came from.",
            options, "scenarios");
  if (!values) return 0;
  const auto files = (*values)["scenarios"].as<Words>();
  if (files.empty()) usage_error("check: no scenario given; name at least one, such as scenarios/today.ini");

  const auto all = check_all(files, (*values)["set"].as<Words>());
  report::print(std::cout, report::check_document(all), form_of(*values, "check"));
  return 0;
}

}  // namespace taktskifte::commands
