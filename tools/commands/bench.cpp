// taktskifte bench: how fast this machine runs the reference workload and the model.
#include <cmath>
#include <iostream>

#include "bench/measure.hpp"
#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "taktskifte/analysis/words.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/scenario/shipped_file.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;
using taktskifte::bench::DiffusionSpeed;
using taktskifte::bench::ModelSpeed;

// Others' work beyond this part of the machine is worth a warning: it is more than a system at rest does.
constexpr double much = 0.1;

struct Speeds {
  std::string simd;
  double busy = 0.0;
  int threads = 1;
  std::vector<DiffusionSpeed> diffusion;
  ModelSpeed model;
  double memory = 0.0;
};

report::Cell millions(double value) { return report::number(value / 1e6, 1); }

std::string times(double value) { return words::fixed(value, 2) + " x"; }
report::Cell ratio(double value) { return {times(value), value}; }

std::string mebibytes(double bytes) {
  return std::to_string(std::llround(bytes / (1024.0 * 1024.0))) + " MiB";
}

std::string rounded(double value) { return std::to_string(std::lround(value)); }

report::Table diffusion_table(const Speeds& speeds) {
  using enum report::Align;
  const std::string threads = std::to_string(speeds.threads) + " threads";
  report::Table table{.title = "diffusion",
                      .columns = {{"agents", right, 26},
                                  {"plain", right, 7},
                                  {"1 thread", right, 8},
                                  {"ratio", right, 8},
                                  {threads, right, 9},
                                  {"ratio", right, 8},
                                  {"threads gain", right, 14}},
                      .rows = {}};
  for (const auto& one : speeds.diffusion) {
    const std::string runs = one.runs > 1 ? " x " + std::to_string(one.runs) + " runs" : "";
    table.rows.push_back(
        {{report::word(std::to_string(one.agents) + runs), millions(one.plain), millions(one.one_thread),
          ratio(one.one_thread / one.plain), millions(one.all_threads), ratio(one.all_threads / one.plain),
          ratio(one.all_threads / one.one_thread)}});
  }
  return table;
}

report::Value data_of(const Speeds& speeds) {
  const auto diffusion = report::list_of(speeds.diffusion, [](const DiffusionSpeed& one) {
    return report::object("agents", one.agents, "runs", one.runs, "setup_seconds", one.setup_seconds,
                          "plain_agent_steps_per_second", one.plain, "one_thread_agent_steps_per_second",
                          one.one_thread, "all_threads_agent_steps_per_second", one.all_threads,
                          "one_thread_ratio", one.one_thread / one.plain, "all_threads_ratio",
                          one.all_threads / one.plain);
  });
  const ModelSpeed& model = speeds.model;
  return report::object(
      "simd", speeds.simd, "threads", speeds.threads, "busy_share", speeds.busy, "idle",
      !(speeds.busy > much), "diffusion", diffusion, "model",
      report::object("replicates", model.replicates, "municipality_years", model.municipality_years,
                     "plain_ns", model.plain, "one_thread_ns", model.one_thread, "all_threads_ns",
                     model.all_threads, "one_thread_ratio", model.plain / model.one_thread,
                     "peak_memory_bytes", model.peak_memory),
      "peak_memory_bytes", speeds.memory);
}

report::Document bench_document(const Speeds& speeds) {
  const ModelSpeed& model = speeds.model;
  const std::string threads = std::to_string(speeds.threads);
  report::Document document{.data = data_of(speeds), .blocks = {}};
  report::Lines head;
  if (speeds.busy > much)
    head.push_back({"This machine is not idle: others use " + rounded(100 * speeds.busy) +
                    " % of it; the figures are too low by an unknown part."});
  head.push_back({"Instructions: " + speeds.simd + ". Threads: 1 and " + threads + ". Speeds are medians."});
  document.blocks.push_back({std::move(head)});
  document.blocks.push_back({report::Heading{
      "Reference workload \"diffusion\" (tools/bench/README.md), million agent-steps a second"}});
  document.blocks.push_back({diffusion_table(speeds)});
  document.blocks.push_back(
      {report::Lines{{"The model, " + std::to_string(model.replicates) +
                      " replicates of two mixes, ns per municipality-year: " + rounded(model.one_thread) +
                      " on 1 thread, " + rounded(model.all_threads) + " on " + threads + " (" +
                      times(model.one_thread / model.all_threads) + ")"},
                     {"A plain program of its phases without money: " + rounded(model.plain) + " (" +
                      times(model.plain / model.one_thread) + " as long as the whole model on 1 thread)"},
                     {"Peak memory: " + mebibytes(model.peak_memory) + " with the model, " +
                      mebibytes(speeds.memory) + " with the workload and its plain program"}}});
  return document;
}

}  // namespace

int bench(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs")(
      "quick", po::bool_switch(), "small sizes only, some seconds")(
      "threads", po::value<int>()->default_value(available_threads(), "all cores"), "threads beside one")(
      "scenarios", po::value<std::string>()->default_value(shipped_folder(), "scenarios"),
      "folder of today.ini and parity.ini");
  const auto values =
      parse(arguments, "taktskifte bench [--quick] [--json]",
            "Measures the reference workload, beside a plain program, and the model.", options, "rest");
  if (!values) return 0;
  if (const auto rest = (*values)["rest"].as<std::vector<std::string>>(); !rest.empty())
    throw Error(ErrorKind::usage, "bench: " + rest.front() + ": bench takes options only");
  const bool quick = (*values)["quick"].as<bool>();
  Speeds speeds;
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
  report::print(std::cout, bench_document(speeds), form_of(*values, "bench"));
  return 0;
}

}  // namespace taktskifte::commands
