// taktskifte bench: how fast this machine runs the reference workload and the model.
#include <cmath>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "bench/measure.hpp"
#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/json.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;
using taktskifte::bench::DiffusionSpeed;
using taktskifte::bench::ModelSpeed;

// Others' work beyond this part of the machine is worth a warning: it is more than a system at rest does.
constexpr double much = 0.1;

struct Report {
  std::string simd;
  double busy = 0.0;
  int threads = 1;
  std::vector<DiffusionSpeed> diffusion;
  ModelSpeed model;
  double memory = 0.0;
};

std::string millions(double value) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << value / 1e6;
  return text.str();
}

std::string times(double value) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(2) << value << " x";
  return text.str();
}

std::int64_t mebibytes(double bytes) { return std::llround(bytes / (1024.0 * 1024.0)); }

void print_text(const Report& report) {
  if (report.busy > much)
    std::cout << "This machine is not idle: others use " << std::lround(100 * report.busy)
              << " % of it; the figures are too low by an unknown part.\n";
  std::cout << "Instructions: " << report.simd << ". Threads: 1 and " << report.threads
            << ". Speeds are medians.\n\n"
            << "Reference workload \"diffusion\" (tools/bench/README.md), million agent-steps a second\n"
            << std::setw(26) << "agents" << std::setw(9) << "plain" << std::setw(10) << "1 thread"
            << std::setw(10) << "ratio" << std::setw(11) << std::to_string(report.threads) + " threads"
            << std::setw(10) << "ratio" << std::setw(16) << "threads gain" << '\n';
  for (const auto& one : report.diffusion) {
    const std::string agents =
        std::to_string(one.agents) + (one.runs > 1 ? " x " + std::to_string(one.runs) + " runs" : "");
    std::cout << std::setw(26) << agents << std::setw(9) << millions(one.plain) << std::setw(10)
              << millions(one.one_thread) << std::setw(10) << times(one.one_thread / one.plain)
              << std::setw(11) << millions(one.all_threads) << std::setw(10)
              << times(one.all_threads / one.plain) << std::setw(16)
              << times(one.all_threads / one.one_thread) << '\n';
  }
  std::cout << "\nThe model, " << report.model.replicates
            << " replicates of two mixes, ns per municipality-year: " << std::lround(report.model.one_thread)
            << " on 1 thread, " << std::lround(report.model.all_threads) << " on " << report.threads << " ("
            << times(report.model.one_thread / report.model.all_threads)
            << ")\nPeak memory: " << mebibytes(report.model.peak_memory) << " MiB with the model, "
            << mebibytes(report.memory) << " MiB with the workload and its plain program\n";
}

void print_json(const Report& report) {
  std::cout << "{\"simd\": " << json_text(report.simd) << ", \"threads\": " << report.threads
            << ", \"busy_share\": " << json_number(report.busy)
            << ", \"idle\": " << (report.busy > much ? "false" : "true") << ", \"diffusion\": [";
  const char* between = "";
  for (const auto& one : report.diffusion) {
    std::cout << between << "{\"agents\": " << one.agents << ", \"runs\": " << one.runs
              << ", \"setup_seconds\": " << json_number(one.setup_seconds)
              << ", \"plain_agent_steps_per_second\": " << json_number(one.plain)
              << ", \"one_thread_agent_steps_per_second\": " << json_number(one.one_thread)
              << ", \"all_threads_agent_steps_per_second\": " << json_number(one.all_threads)
              << ", \"one_thread_ratio\": " << json_number(one.one_thread / one.plain)
              << ", \"all_threads_ratio\": " << json_number(one.all_threads / one.plain) << '}';
    between = ", ";
  }
  std::cout << "], \"model\": {\"replicates\": " << report.model.replicates
            << ", \"municipality_years\": " << json_number(report.model.municipality_years)
            << ", \"one_thread_ns\": " << json_number(report.model.one_thread)
            << ", \"all_threads_ns\": " << json_number(report.model.all_threads)
            << ", \"peak_memory_bytes\": " << json_number(report.model.peak_memory)
            << "}, \"peak_memory_bytes\": " << json_number(report.memory) << "}\n";
}

}  // namespace

int bench(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs")(
      "quick", po::bool_switch(), "small sizes only, some seconds")(
      "threads", po::value<int>()->default_value(available_threads(), "all cores"), "threads beside one")(
      "scenarios", po::value<std::string>()->default_value("scenarios"),
      "folder of today.ini and parity.ini");
  const auto values =
      parse(arguments, "taktskifte bench [--quick] [--json]",
            "Measures the reference workload, beside a plain program, and the model.", options, "rest");
  if (!values) return 0;
  if (const auto rest = (*values)["rest"].as<std::vector<std::string>>(); !rest.empty())
    throw Error(ErrorKind::usage, "bench: " + rest.front() + ": bench takes options only");
  const bool quick = (*values)["quick"].as<bool>();
  Report report;
  constexpr int most_threads = 1024;
  report.threads = in_range(*values, "bench", "threads", 1, most_threads);
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
  report.simd = simd_target();
  report.busy = taktskifte::bench::busy_share();
  using taktskifte::bench::DiffusionSize;
  std::vector<DiffusionSize> sizes{{356, 100, 1000}, {10'000, 1, 100}};
  if (!quick) sizes.insert(sizes.end(), {{100'000, 1, 100}, {1'000'000, 1, 20}});
  constexpr int few_rounds = 3;
  constexpr int rounds = 5;
  // The model first: the peak of memory is then its own. Objects by the million come after it.
  report.model = taktskifte::bench::measure_model(study, quick ? 8 : 100, few_rounds, report.threads, tell);
  report.diffusion =
      taktskifte::bench::measure_diffusion(sizes, quick ? few_rounds : rounds, report.threads, tell);
  report.memory = taktskifte::bench::peak_memory();
  (*values)["json"].as<bool>() ? print_json(report) : print_text(report);
  return 0;
}

}  // namespace taktskifte::commands
