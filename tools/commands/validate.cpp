// taktskifte validate: holds the model against what was stated before the runs.
#include <cstdio>
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/progress.hpp"
#include "commands/validate_print.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

// Each row of each table on a line of its own, or on one redrawn line.
void tell_row(ProgressStyle style, std::string_view table, std::size_t row, std::size_t rows) {
  if (style == ProgressStyle::none) return;
  const bool redraw = style == ProgressStyle::line;
  std::fprintf(stderr, "%s%.*s: %zu of %zu%s", redraw ? "\r" : "", static_cast<int>(table.size()),
               table.data(), row + 1, rows, redraw ? "        " : "\n");
}

int in_range(const po::variables_map& values, const std::string& name, int least, int most) {
  const int value = values[name].as<int>();
  if (value >= least && value <= most) return value;
  throw Error(Exit::usage, "validate: --" + name + " " + std::to_string(value) + ": give a number from " +
                               std::to_string(least) + " to " + std::to_string(most));
}

}  // namespace

int validate(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("replicates", po::value<int>()->default_value(200), "replicates of every run")(
      "threads", po::value<int>()->default_value(available_threads(), "all cores"), "threads to use")(
      "scenarios", po::value<std::string>()->default_value("scenarios"), "folder of the shipped scenarios")(
      "set", po::value<std::vector<std::string>>()->composing()->default_value({}, ""),
      "key=value for all runs; may be given again")("markdown", po::bool_switch(),
                                                    "print the page, engine/VALIDATION.md")(
      "json", po::bool_switch(), "print for programs")("quiet", po::bool_switch(), "no progress");
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

  const ProgressStyle style = progress_style("auto", (*values)["quiet"].as<bool>());
  BenchOptions bench{.scenarios = (*values)["scenarios"].as<std::string>(),
                     .settings = (*values)["set"].as<std::vector<std::string>>(),
                     .threads = in_range(*values, "threads", 1, 1024),
                     .replicates = in_range(*values, "replicates", 2, 100'000),
                     .tell = [&](std::string_view table, std::size_t row,
                                 std::size_t rows) { tell_row(style, table, row, rows); },
                     .after_replicate = stop_if_interrupted};
  watch_for_interrupts();
  const Validation validation = taktskifte::validate(bench);
  if (style == ProgressStyle::line) std::fputs("\n", stderr);
  if (markdown)
    print_markdown(std::cout, validation);
  else if (json)
    print_json(std::cout, validation);
  else
    print_text(std::cout, validation);
  return static_cast<int>(failures(validation).empty() ? Exit::ok : Exit::internal);
}

}  // namespace taktskifte::commands
