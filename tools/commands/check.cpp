// taktskifte check: reads scenarios and the data they name, and simulates nothing.
#include <iostream>
#include <vector>

#include "commands/arguments.hpp"
#include "commands/json.hpp"
#include "commands/path_text.hpp"
#include "commands/population.hpp"
#include "commands/problems.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/ensemble/replicates.hpp"
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

struct Checked {
  std::string file;
  ResolvedScenario resolved;
  MunicipalityTable municipalities{};
  ListFacts facts{};
  std::size_t sites = 0;
  std::vector<std::string> notes{};     ///< what was read as what
  std::vector<std::string> remarks{};   ///< where the model departs from the keys
  std::vector<std::string> warnings{};  ///< what is odd, with the likely cause
};

// Everything but what has been reported.
void look_at(Checked& checked, Problems& problems) {
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
  for (auto& warning : path_warnings(resolved)) checked.warnings.push_back(std::move(warning));
}

std::vector<Checked> check_all(const std::vector<std::string>& files,
                               const std::vector<std::string>& settings) {
  std::vector<Checked> all;
  Problems problems;
  for (const auto& file : files) {
    problems.collect([&] {
      all.push_back({.file = file, .resolved = read_scenario(file, settings, files)});
      look_at(all.back(), problems);
    });
  }
  problems.throw_if_any();
  return all;
}

void print_text(const Checked& checked) {
  std::cout << checked.file << ": ok ("
            << size_text(checked.municipalities.size(), checked.sites, checked.resolved.scenario) << ")\n";
  for (const auto& line : list_lines(checked.municipalities, checked.facts))
    std::cout << "  " << line << '\n';
  for (const auto& remark : checked.remarks) std::cout << "  " << remark << '\n';
  for (const auto& note : checked.notes) std::cout << "  read: " << note << '\n';
  for (const auto& warning : checked.warnings) std::cout << "  warning: " << warning << '\n';
  for (const auto& entry : checked.resolved.entries) {
    if (entry.origin == "default") continue;
    std::cout << "  " << entry.key->name << " = " << entry.text << "  # " << entry.origin << "; default "
              << (entry.key->standard.empty() ? "none" : entry.key->standard) << ", "
              << to_string(entry.key->status) << '\n';
    if (const auto meaning = path_meaning(checked.resolved, entry); !meaning.empty())
      std::cout << "    " << meaning << '\n';
  }
  Scenario scaled = checked.resolved.scenario;
  scale_totals(scaled, checked.facts.population_scale);
  std::cout << totals_text("  totals", scaled, checked.facts.population_scale);
}

void print_json(const std::vector<Checked>& all) {
  std::cout << "[";
  const char* before = "\n";
  for (const auto& checked : all) {
    std::cout << before << "  {\"file\": " << json_text(checked.file)
              << ", \"municipalities\": " << checked.municipalities.size() << ", "
              << list_json(checked.municipalities, checked.facts) << ", \"sites\": " << checked.sites
              << ", \"notes\": " << json_list(checked.notes)
              << ", \"remarks\": " << json_list(checked.remarks)
              << ", \"warnings\": " << json_list(checked.warnings) << ", \"entries\": [";
    const char* between = "\n";
    for (const auto& entry : checked.resolved.entries) {
      std::cout << between << "    {\"key\": " << json_text(entry.key->name)
                << ", \"value\": " << json_text(entry.text) << ", \"origin\": " << json_text(entry.origin)
                << ", \"default\": " << json_text(entry.key->standard)
                << ", \"status\": " << json_text(to_string(entry.key->status))
                << ", \"meaning\": " << json_text(path_meaning(checked.resolved, entry)) << '}';
      between = ",\n";
    }
    std::cout << "\n  ]}";
    before = ",\n";
  }
  std::cout << "\n]\n";
}

}  // namespace

int check(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("set", po::value<std::vector<std::string>>()->composing()->default_value({}, ""),
                        "key=value for all scenarios; may be given again")("json", po::bool_switch(),
                                                                           "print all keys, for programs");
  const auto values =
      parse(arguments, "taktskifte check SCENARIO... [--set key=value]... [--json]",
            "Reads scenarios and the data they name, and prints what is not default with where "
            "it came from.",
            options, "scenarios");
  if (!values) return 0;
  const auto files = (*values)["scenarios"].as<std::vector<std::string>>();
  if (files.empty())
    throw Error(ErrorKind::usage, "check: no scenario given; name at least one, such as scenarios/today.ini");

  const auto all = check_all(files, (*values)["set"].as<std::vector<std::string>>());
  if ((*values)["json"].as<bool>())
    print_json(all);
  else
    for (const auto& checked : all) print_text(checked);
  return 0;
}

}  // namespace taktskifte::commands
