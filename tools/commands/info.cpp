// taktskifte info: what a result file holds.
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/failed_text.hpp"
#include "commands/json.hpp"
#include "commands/overview.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string joined(const std::vector<std::size_t>& sizes) {
  std::string all;
  for (const auto size : sizes) all += (all.empty() ? "" : ", ") + std::to_string(size);
  return all;
}

std::string numbering(const std::string& year) {
  if (year.empty()) return "the year that the municipality numbers are of is not known";
  return "municipality numbers of " + year;
}

void print_text(const Overview& file) {
  const auto attribute = [&](const char* name) { return printable(file.attribute(name)); };
  const std::string results = attribute("model_results_version");  // older files have none
  std::cout << attribute("title") << '\n'
            << "made by      " << attribute("history") << '\n'
            << "with         Taktskifte " << attribute("engine_version") << ", commit "
            << attribute("engine_commit") << ", " << attribute("engine_compiler") << "; format "
            << attribute("format_version") << ", numbers of model_results_version "
            << (results.empty() ? "1 or earlier" : results) << '\n'
            << "years        " << file.years.front() << " to " << file.years.back() << '\n'
            << "replicates   " << file.replicates << ", seed " << attribute("seed") << '\n'
            << "totals       " << json_number(file.population_scale) << " times those of the keys\n"
            << "numbering    " << numbering(file.attribute("municipality_number_year")) << '\n'
            << "inputs      ";
  for (const auto& [status, count] : file.inputs)
    std::cout << ' ' << count << ' ' << status << (status == file.inputs.back().first ? "" : ",");
  if (file.of_low_confidence > 0) std::cout << "; " << file.of_low_confidence << " of low confidence";
  std::cout << '\n';

  std::cout << failed_text(file.failures, file.replicates) << "\nScenarios\n";
  for (const auto& scenario : file.scenarios) {
    std::cout << "  " << printable(scenario.name) << ": " << printable(scenario.title) << "; "
              << scenario.drifted << " of " << file.replicates << " replicates drifted in their burn-in\n";
    for (const auto& difference : scenario.differences)
      std::cout << "    "
                << printable(difference.key + " = " + difference.value + " (" + difference.origin + "), " +
                             difference.first_value + " in " + file.scenarios.front().name)
                << '\n';
  }
  std::cout << "\nDimensions\n";
  for (const auto& [name, size] : file.dimensions) std::cout << "  " << name << ": " << size << '\n';
  std::cout << "\nVariables\n";
  for (const auto& variable : file.variables)
    std::cout << "  " << variable.name << " (" << joined(variable.dimensions) << ") "
              << (variable.units == "1" ? "" : variable.units + " ") << "- " << variable.long_name << '\n';
}

/// Prints `[` or `{`, the items with commas between them, and the closing bracket.
template <typename Items, typename Print>
void print_items(const char* brackets, const Items& items, const Print& print) {
  std::cout << brackets[0];
  bool first = true;
  for (const auto& item : items) {
    std::cout << (first ? "\n  " : ",\n  ");
    print(item);
    first = false;
  }
  std::cout << "\n" << brackets[1];
}

void print_json(const Overview& file) {
  std::cout << "{\"attributes\": ";
  print_items("{}", file.attributes, [](const ResultText& attribute) {
    std::cout << json_text(attribute.name) << ": " << json_text(attribute.value);
  });
  std::cout << ",\n\"replicates\": " << file.replicates << ",\n\"failed\": " << json_failures(file.failures)
            << ",\n\"totals_factor\": " << json_number(file.population_scale)
            << ",\n\"first_year\": " << file.years.front() << ",\n\"years\": " << file.years.size()
            << ",\n\"inputs\": ";
  const auto print_number = [](const auto& named) {
    std::cout << json_text(named.first) << ": " << named.second;
  };
  print_items("{}", file.inputs, print_number);
  std::cout << ",\n\"inputs_of_low_confidence\": " << file.of_low_confidence;
  std::cout << ",\n\"scenarios\": ";
  print_items("[]", file.scenarios, [](const ScenarioOverview& scenario) {
    std::cout << "{\"name\": " << json_text(scenario.name) << ", \"title\": " << json_text(scenario.title)
              << ", \"drifted\": " << scenario.drifted << ", \"differences\": ";
    print_items("[]", scenario.differences, [](const Difference& difference) {
      std::cout << "{\"key\": " << json_text(difference.key) << ", \"value\": " << json_text(difference.value)
                << ", \"origin\": " << json_text(difference.origin)
                << ", \"first_value\": " << json_text(difference.first_value) << '}';
    });
    std::cout << '}';
  });
  std::cout << ",\n\"dimensions\": ";
  print_items("{}", file.dimensions, print_number);
  std::cout << ",\n\"variables\": ";
  print_items("[]", file.variables, [](const Variable& variable) {
    std::cout << "{\"name\": " << json_text(variable.name)
              << ", \"dimensions\": " << json_list(variable.dimensions) << ", \"shape\": ["
              << joined(variable.shape) << "], \"units\": " << json_text(variable.units)
              << ", \"long_name\": " << json_text(variable.long_name) << '}';
  });
  std::cout << "}\n";
}

}  // namespace

int info(const Arguments& arguments) {
  const std::string usage = "taktskifte info FILE [--json]";
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs");
  const auto values = parse(arguments, usage, "Says what a result file holds.", options, "file");
  if (!values) return 0;
  const auto files = (*values)["file"].as<std::vector<std::string>>();
  if (files.size() != 1)
    throw Error(ErrorKind::usage,
                "give one result file, not " + std::to_string(files.size()) + "\nUsage: " + usage);
  const auto overview = overview_of(ResultReader(files.front()));
  if ((*values)["json"].as<bool>())
    print_json(overview);
  else
    print_text(overview);
  return 0;
}

}  // namespace taktskifte::commands
