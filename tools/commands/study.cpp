// taktskifte study: how far the assumptions move the answer; runs the study, or says what the kept one found.
#include <filesystem>
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/progress.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/analysis/study_parts.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/complete_sweep.hpp"
#include "taktskifte/jobs/run_job.hpp"
#include "taktskifte/report/study.hpp"
#include "taktskifte/results/text_output.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

constexpr const char* about_study =
    "Says how far the assumptions move the answer: what 50 % public changes, and other mixes, over sets of\n"
    "assumptions drawn from their ranges. Without -o it prints what the kept study found; with -o it runs "
    "the\n"
    "study into DIR, a sweep for each of its parts, and prints the same of it. A stopped study goes on with\n"
    "the same command, to the same bits. --summary FILE keeps the summary, as JSON; compare reads the one "
    "in\n"
    "scenarios/study/summary.json.";

po::options_description study_options() {
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>(), "folder for the parts: runs the study")(
      "summary", po::value<std::string>(), "with -o: file for the summary; without: the summary to print")(
      "sets", po::value<int>()->default_value(StudyRequest{}.sets),
      "sets of assumptions to draw, best a power of two; other parts follow")(
      "design-seed", po::value<int>()->default_value(1), "where the chance of the drawing starts")(
      "scenarios", po::value<std::string>()->default_value("scenarios"), "folder of the shipped scenarios")(
      "set", words_option(), "key=value for all parts; may be given again");
  add_work_options(options);
  add_form_options(options);
  return options;
}

StudyRequest study_order(const po::variables_map& values, int threads) {
  constexpr int most_sets = 65536;
  return {.scenarios = values["scenarios"].as<std::string>(),
          .settings = values["set"].as<Words>(),
          .sets = in_range(values, "study", "sets", 2, most_sets),
          .seed = static_cast<std::uint64_t>(in_range(values, "study", "design-seed", 0, 2147483647)),
          .threads = threads};
}

/// Runs parts, each unless it stands there already.
class Parts {
 public:
  Parts(std::string folder, const po::variables_map& values)
      : folder_(std::move(folder)),
        work_(work_options(values, "study")),
        style_(progress_style_of(values)),
        overwrite_(values[overwrite_option].as<bool>()) {}

  [[nodiscard]] int threads() const { return work_.threads; }

  void run(const StudyPart& part) const {
    const std::string file = report::part_file(folder_, part.name);
    const SweepExperiment experiment = prepare_part(part, work_.threads);
    if (!overwrite_ && sweep_stands(file, experiment)) return;
    Progress progress(style_, experiment);
    const auto callbacks =
        progress.callbacks([&] { progress.note(part.name + ": " + part.about + "; " + part.design); });
    run_job(experiment,
            {.scenario_files = part.scenario_files,
             .settings = part.settings,
             .output = file,
             .overwrite = overwrite_},
            work_, Ranks{}, callbacks);
  }

 private:
  std::string folder_;
  WorkOptions work_;
  ProgressStyle style_;
  bool overwrite_;
};

StudySummary run_study(const std::string& folder, const po::variables_map& values) {
  const Parts parts(folder, values);
  const StudyRequest order = study_order(values, parts.threads());
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem)
    throw Error(ErrorKind::cannot_create, folder + ": no folder can be made here: " + problem.message());
  for (const auto& part : study_parts(order)) parts.run(part);
  const auto trajectories =
      report::read_part(ResultReader(report::part_file(folder, "trajectories"), sweep_filetype));
  parts.run(indices_part(order, leading_keys(trajectories, keys_of_indices)));
  return report::summary_of(folder, order);
}

// A summary may be made anew; what is none is the user's.
void refuse_file_of_user(const std::string& file, bool overwrite) {
  if (overwrite || !std::filesystem::exists(file) || report::is_study(file)) return;
  throw Error(ErrorKind::cannot_create, file +
                                            ": is there already and no summary of a study; choose another "
                                            "name, or replace it with --overwrite");
}

}  // namespace

int study(const Arguments& arguments) {
  const auto values = parse(arguments,
                            "taktskifte study [--summary FILE] [--json | --markdown]\n"
                            "       taktskifte study -o DIR [--summary FILE] [--sets N] [--set key=value]...",
                            about_study, study_options(), "words");
  if (!values) return 0;
  if (const auto words = (*values)["words"].as<Words>(); !words.empty())
    usage_error("study: " + words.front() + ": it takes no name; write -o DIR or --summary FILE");
  const auto form = form_of(*values, "study");
  const bool runs = values->count("output") != 0;
  const bool named = values->count("summary") != 0;
  const auto file = named ? (*values)["summary"].as<std::string>() : report::kept_study();
  if (runs && named) refuse_file_of_user(file, (*values)[overwrite_option].as<bool>());
  const StudySummary summary =
      runs ? run_study((*values)["output"].as<std::string>(), *values) : report::read_study(file);
  const auto document = report::study_document(summary);
  if (runs && named)
    write_text_file(file, {}, true,
                    [&](std::ostream& out) { out << report::json_line(document.data) << '\n'; });
  report::print(std::cout, document, form);
  return 0;
}

}  // namespace taktskifte::commands
