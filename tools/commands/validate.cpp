// taktskifte validate: holds the model against what was stated before the runs.
#include <iostream>

#include "commands/bench_options.hpp"
#include "commands/validate_print.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::commands {
namespace po = boost::program_options;

int validate(const Arguments& arguments) {
  po::options_description options("Options");
  add_bench_options(options);
  options.add_options()("markdown", po::bool_switch(), "print the page, engine/VALIDATION.md");
  const auto values =
      parse(arguments, "taktskifte validate [--replicates N] [--scenarios DIR] [--markdown | --json]",
            "Runs the shipped scenarios and prints simulated values beside the targets stated before the\n"
            "runs, the calibration at other parameter points, limit cases, every mechanism switched off in\n"
            "turn, another decision rule and null models. Exit code 70 if a pattern that is not weak is\n"
            "missed, the calibration or a limit case fails, or a mechanism works against what was stated.",
            options, "words");
  if (!values) return 0;
  const auto words = (*values)["words"].as<std::vector<std::string>>();
  if (!words.empty())
    throw Error(Exit::usage,
                "validate: '" + words[0] + "' is not an option; scenarios are named by --scenarios");
  const bool markdown = (*values)["markdown"].as<bool>();
  const bool json = (*values)["json"].as<bool>();
  if (markdown && json) throw Error(Exit::usage, "validate: give one of --markdown and --json");

  const Validation validation = taktskifte::validate(bench_options(*values, "validate"));
  end_progress(*values);
  if (markdown)
    print_markdown(std::cout, validation);
  else if (json)
    print_json(std::cout, validation);
  else
    print_text(std::cout, validation);
  return static_cast<int>(failures(validation).empty() ? Exit::ok : Exit::internal);
}

}  // namespace taktskifte::commands
