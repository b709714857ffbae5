#include "commands/study_sweeps.hpp"

#include <filesystem>

#include "commands/arguments.hpp"
#include "commands/progress.hpp"
#include "commands/shard_option.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/complete_sweep.hpp"
#include "taktskifte/report/sweep_outcomes.hpp"
#include "taktskifte/scenario/read_scenarios.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

// results/study.h5 -> results/study-sobol.h5
std::string part_of_study(const std::string& output, const std::string& part) {
  const std::filesystem::path path(output);
  return (path.parent_path() / (path.stem().string() + "-" + part + path.extension().string())).string();
}

}  // namespace

void add_study_options(po::options_description& options) {
  options.add_options()("output,o", po::value<std::string>(),
                        "make the designs, into result files whose names begin so: results/study.h5")(
      "set", words_option(), "key=value for all points; may be given again")(
      "measure", words_option("the four deciding ones"), "what to study; may be given again")(
      "design-seed", po::value<int>()->default_value(1), "where the chance of the drawing starts");
  add_work_options(options);
  add_form_options(options);
}

StudyOrder study_order(const po::variables_map& values, const std::string& verb) {
  StudyOrder order{.verb = verb,
                   .files = values["files"].as<Words>(),
                   .output = "",
                   .settings = values["set"].as<Words>(),
                   .measures = values["measure"].as<Words>(),
                   .seed = static_cast<std::uint64_t>(in_range(values, verb, "design-seed", 0, 2147483647)),
                   .overwrite = values[overwrite_option].as<bool>(),
                   .work = work_options(values, verb),
                   .style = progress_style_of(values),
                   .form = form_of(values, verb)};
  if (order.files.empty())
    usage_error(verb + ": give scenarios and -o FILE to make a study, or result files of one");
  for (const auto name : report::deciding_measures())
    if (values["measure"].as<Words>().empty()) order.measures.emplace_back(name);
  for (const auto& measure : order.measures) (void)report::scalar_indicator(measure);
  if (values.count("output") != 0) {
    order.output = output_of(values, verb);
    return order;
  }
  for (const auto& file : order.files)
    if (file.ends_with(".ini"))
      usage_error(std::string(verb).append(": ").append(file) +
                  " is a scenario, and no result to read; add -o results/study.h5 to make the designs");
  if (!order.settings.empty())
    usage_error(verb + ": --set changes scenarios, and results are read here; add -o to make a study");
  return order;
}

std::vector<ResolvedScenario> scenarios_of(StudyOrder& order, int replicates, std::size_t least) {
  if (order.files.size() < least)
    throw Error(
        ErrorKind::usage,
        order.verb + ": give " + std::to_string(least) +
            " scenarios or more: what is studied is the difference to the first, such as scenarios/today.ini "
            "scenarios/parity.ini");
  order.settings.insert(order.settings.begin(), "run.replicates=" + std::to_string(replicates));
  return read_scenarios(order.files, order.settings);
}

std::string made_sweep(const StudyOrder& order, const std::vector<ResolvedScenario>& scenarios, Sweep points,
                       const std::string& part) {
  const Ranks ranks;
  if (ranks.size() > 1)
    throw Error(
        ErrorKind::usage,
        order.verb +
            ": a study of several sweeps is not shared out by mpirun; run its sweeps with taktskifte sweep");
  std::string file = part_of_study(order.output, part);
  const SweepExperiment experiment = prepare_sweep(scenarios, std::move(points), order.work.threads);
  Progress progress(order.style, experiment);
  const auto callbacks = progress.callbacks([&] {
    progress.read(experiment.study);
    progress.note(part + ": " + experiment.sweep.design + ", " +
                  std::to_string(experiment.sweep.keys.size()) + " keys");
  });
  const bool ran = complete_sweep(experiment,
                                  {.scenario_files = order.files,
                                   .settings = order.settings,
                                   .output = file,
                                   .overwrite = order.overwrite},
                                  order.work, ranks, callbacks);
  if (!ran) progress.note(file + " stands already and is of this study: it is read");
  return file;
}

void tell_notes(const StudyOrder& order, const std::vector<std::string>& notes) {
  Progress progress(order.style, 0, 0);
  for (const auto& note : notes) progress.note(note);
}

}  // namespace taktskifte::commands
