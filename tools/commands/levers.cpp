// taktskifte levers: what each actor can do, lever by lever, at three mixes.
#include <iostream>

#include "commands/bench_options.hpp"
#include "taktskifte/report/studies.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

int levers(const Arguments& arguments) {
  po::options_description options("Options");
  add_bench_options(options, "scenarios/LEVERS.md");
  const auto values =
      parse(arguments, "taktskifte levers [--replicates N] [--scenarios DIR] [--markdown | --json | --csv]",
            "Pulls every lever of every actor by itself, and all of an actor's together, at 7.5 %, at\n"
            "50 %, and at 50 % public with few researchers, and prints the effect of each and its cost.",
            options, "words");
  if (!values) return 0;
  const auto form = form_of(*values, "levers");
  const VariantOptions bench = bench_options(*values, "levers");
  const auto mixes = measure_levers(bench);
  end_progress(*values);
  report::print(std::cout, report::levers_document(mixes, bench.replicates), form);
  return 0;
}

}  // namespace taktskifte::commands
