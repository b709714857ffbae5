// taktskifte resume: go on with a run that was stopped or killed.
#include <filesystem>

#include "commands/arguments.hpp"
#include "commands/interrupt.hpp"
#include "commands/stored_run.hpp"
#include "commands/team.hpp"
#include "commands/work.hpp"
#include "commands/work_options.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/output/folder_lock.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

// What the run began with must not have changed meanwhile: its result would be of neither.
void refuse_changes(const std::string& folder, const RunRecord& record, Progress& progress) {
  std::vector<std::string> found;
  try {
    std::vector<Resolved> scenarios;
    for (const auto& file : record.scenario_files) scenarios.push_back(read_scenario(file, record.settings));
    found = differences(record, scenarios, read_data(scenarios.at(0).scenario));
  } catch (const Error& error) {
    if (error.exit() != Exit::no_input) throw;
    progress.warn(error.what() + std::string("\nthe run goes on with what its folder holds of its input"));
  }
  if (found.empty()) return;
  found.insert(found.begin(), folder + ": the run cannot go on, since its input has changed:");
  found.push_back("change it back, or begin anew with: rm -r " + folder);
  throw Error(Exit::data, found);
}

// Beside the folder, wherever that is now.
std::string output_of(const std::string& folder, const RunRecord& record) {
  return (fs::path(folder).parent_path() / fs::path(record.output).filename()).string();
}

}  // namespace

int resume(const Arguments& arguments) {
  const Ranks ranks;
  if (ranks.rank() > 0) {
    help(ranks);
    return 0;
  }
  po::options_description options("Options");
  add_work_options(options);
  const auto values =
      parse(arguments, "taktskifte resume DIR [--threads N] [--on-error stop|continue]",
            "Checks what the folder of a run holds (results/mix.parts), runs what is missing and writes the\n"
            "result file beside it: the same bits as if the run had never stopped.",
            options, "folder");
  if (!values) return 0;
  const auto folder = folder_of((*values)["folder"].as<std::vector<std::string>>(), "resume");
  WorkOptions work = work_options(*values, "resume");
  const auto style = progress_style_of(*values);

  StoredRun stored = stored_run(folder);
  const FolderLock lock(folder, FolderLock::Kind::exclusive);
  const std::string output = output_of(folder, stored.record);
  work.in_flight = replicates_in_flight(stored.study, work.threads);
  watch_for_interrupts();
  Progress progress(style, stored.shape.replicates, stored.study.scenarios.size());
  refuse_changes(folder, stored.record, progress);
  check_output(output);
  keeping_parts({.folder = folder, .go_on = "taktskifte resume " + folder}, stored.shape, [&] {
    sweep_run_folder(folder);
    complete(folder, stored.study, stored.header, work, output, ranks, progress);
  });
  return 0;
}

}  // namespace taktskifte::commands
