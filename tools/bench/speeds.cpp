#include "bench/speeds.hpp"

#include <cmath>

#include "taktskifte/analysis/format.hpp"

namespace taktskifte::bench {
namespace {

// Others' work beyond this part of the machine is worth a warning: it is more than a system at rest does.
constexpr double much = 0.1;

report::Cell millions(double value) { return report::number(value / 1e6, 1); }

std::string times(double value) { return format::fixed(value, 2) + " x"; }
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
                                  {"threads gain", right, 14}}};
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

}  // namespace

report::Document document_of(const Speeds& speeds) {
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

}  // namespace taktskifte::bench
