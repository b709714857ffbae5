// taktskifte validate: holds the model against what was stated before the runs.
#include <iostream>

#include "commands/bench_options.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/exit_code.hpp"
#include "taktskifte/report/studies.hpp"

namespace taktskifte::commands {
namespace po = boost::program_options;

int validate(const Arguments& arguments) {
  po::options_description options("Options");
  add_bench_options(options, "engine/VALIDATION.md");
  const auto values =
      parse(arguments, "taktskifte validate [--replicates N] [--scenarios DIR] [--markdown | --json | --csv]",
            "Runs the shipped scenarios and prints simulated values beside the targets stated before the\n"
            "runs, the calibration at other parameter points, limit cases, every mechanism switched off in\n"
            "turn, another decision rule and null models. Exit code 70 if a pattern that is not weak is\n"
            "missed, the calibration or a limit case fails, or a mechanism works against what was stated.",
            options, "words");
  if (!values) return 0;
  const auto form = form_of(*values, "validate");
  const Validation validation = taktskifte::validate(bench_options(*values, "validate"));
  end_progress(*values);
  report::print(std::cout, report::validation_document(validation), form);
  return failures(validation).empty() ? 0 : exit_code(ErrorKind::internal);
}

}  // namespace taktskifte::commands
