// taktskifte bench: how fast this machine runs the reference workload and the model.
#include <iostream>

#include "bench/measure.hpp"
#include "bench/speeds.hpp"
#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/scenario/shipped_file.hpp"

namespace taktskifte::commands {

namespace po = boost::program_options;

int bench(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs")(
      "quick", po::bool_switch(), "small sizes only, some seconds")("threads", threads_option(),
                                                                    "threads beside one")(
      "scenarios", po::value<std::string>()->default_value(shipped_folder(), "scenarios"),
      "folder of today.ini and parity.ini");
  const auto values =
      parse(arguments, "taktskifte bench [--quick] [--json]",
            "Measures the reference workload, beside a plain program, and the model.", options, "rest");
  if (!values) return 0;
  if (const auto rest = (*values)["rest"].as<Words>(); !rest.empty())
    usage_error("bench: " + rest.front() + ": bench takes options only");
  const bool quick = (*values)["quick"].as<bool>();
  taktskifte::bench::Speeds speeds;
  constexpr int most_threads = 1024;
  speeds.threads = in_range(*values, "bench", "threads", 1, most_threads);
  const std::string folder = (*values)["scenarios"].as<std::string>();
  std::vector<ResolvedScenario> scenarios;
  scenarios.push_back(read_scenario(folder + "/today.ini", {}));
  scenarios.push_back(read_scenario(folder + "/parity.ini", {}));
  const Experiment study = prepare_experiment(std::move(scenarios));

  watch_for_interrupts();
  const taktskifte::bench::Tell tell = [](const std::string& what) {
    stop_if_interrupted();
    std::cerr << what << '\n';
  };
  speeds.simd = simd_target();
  speeds.busy = taktskifte::bench::busy_share();
  using taktskifte::bench::DiffusionSize;
  std::vector<DiffusionSize> sizes{{356, 100, 1000}, {10'000, 1, 100}};
  if (!quick) sizes.insert(sizes.end(), {{100'000, 1, 100}, {1'000'000, 1, 20}});
  constexpr int few_rounds = 3;
  constexpr int rounds = 5;
  // The model first: the peak of memory is then its own. Objects by the million come after it.
  speeds.model = taktskifte::bench::measure_model(study, quick ? 8 : 100, few_rounds, speeds.threads, tell);
  speeds.diffusion =
      taktskifte::bench::measure_diffusion(sizes, quick ? few_rounds : rounds, speeds.threads, tell);
  speeds.memory = taktskifte::bench::peak_memory();
  report::print(std::cout, taktskifte::bench::document_of(speeds), form_of(*values, "bench"));
  return 0;
}

}  // namespace taktskifte::commands
