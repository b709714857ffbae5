// taktskifte check: reads scenarios and the data they name, and simulates nothing.
#include <algorithm>
#include <iostream>
#include <sstream>
#include <vector>

#include "commands/arguments.hpp"
#include "commands/json.hpp"
#include "commands/population.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/run/ensemble.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/scenario/totals.hpp"
#include "taktskifte/world/municipalities.hpp"
#include "taktskifte/world/synthetic.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

struct Checked {
  std::string file;
  Resolved resolved;
  std::size_t municipalities = 0;
  double totals_factor = 1.0;
  std::size_t sites = 0;
};

// Collects the messages of several Errors, each line once: scenarios share bases and data files.
class Problems {
 public:
  template <typename Step>
  void collect(Step step) {
    try {
      step();
    } catch (const Error& error) {
      if (exit_ == Exit::ok) exit_ = error.exit();
      std::istringstream lines(error.what());
      for (std::string line; std::getline(lines, line);) {
        if (std::find(messages_.begin(), messages_.end(), line) == messages_.end()) messages_.push_back(line);
      }
    }
  }

  void throw_if_any() const {
    if (!messages_.empty()) throw Error(exit_, messages_);
  }

 private:
  std::vector<std::string> messages_;
  Exit exit_ = Exit::ok;
};

std::vector<Checked> check_all(const std::vector<std::string>& files,
                               const std::vector<std::string>& settings) {
  std::vector<Checked> all;
  Problems problems;
  for (const auto& file : files) {
    problems.collect([&] {
      Checked checked{.file = file, .resolved = read_scenario(file, settings, files)};
      problems.collect([&] {
        const Scenario& scenario = checked.resolved.scenario;
        const Population population = read_population(scenario, read_data_text(scenario.data.municipalities));
        checked.municipalities = population.municipalities.size();
        checked.totals_factor = population.totals_factor;
      });
      // All that a run would refuse before it begins.
      problems.collect([&] { (void)replicate_model(prepare_study({checked.resolved})); });
      problems.collect([&] {
        checked.sites = read_sites(read_data_text(checked.resolved.scenario.data.institutions)).size();
      });
      all.push_back(std::move(checked));
    });
  }
  problems.throw_if_any();
  return all;
}

void print_text(const Checked& checked) {
  std::cout << checked.file << ": ok ("
            << size_text(checked.municipalities, checked.sites, checked.resolved.scenario) << ")\n";
  for (const auto& entry : checked.resolved.entries) {
    if (entry.origin == "default") continue;
    std::cout << "  " << entry.key->name << " = " << entry.text << "  # " << entry.origin << "; default "
              << (entry.key->standard.empty() ? "none" : entry.key->standard) << ", "
              << to_string(entry.key->status) << '\n';
  }
  Scenario scaled = checked.resolved.scenario;
  scale_totals(scaled, checked.totals_factor);
  std::cout << totals_text("  totals", scaled, checked.totals_factor);
}

void print_json(const std::vector<Checked>& all) {
  std::cout << "[";
  const char* before = "\n";
  for (const auto& checked : all) {
    std::cout << before << "  {\"file\": " << json_text(checked.file)
              << ", \"municipalities\": " << checked.municipalities
              << ", \"totals_factor\": " << json_number(checked.totals_factor)
              << ", \"sites\": " << checked.sites << ", \"entries\": [";
    const char* between = "\n";
    for (const auto& entry : checked.resolved.entries) {
      std::cout << between << "    {\"key\": " << json_text(entry.key->name)
                << ", \"value\": " << json_text(entry.text) << ", \"origin\": " << json_text(entry.origin)
                << ", \"default\": " << json_text(entry.key->standard)
                << ", \"status\": " << json_text(to_string(entry.key->status)) << '}';
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
    throw Error(Exit::usage, "check: no scenario given; name at least one, such as scenarios/today.ini");

  const auto all = check_all(files, (*values)["set"].as<std::vector<std::string>>());
  if ((*values)["json"].as<bool>())
    print_json(all);
  else
    for (const auto& checked : all) print_text(checked);
  return 0;
}

}  // namespace taktskifte::commands
