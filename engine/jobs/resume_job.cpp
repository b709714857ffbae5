#include <filesystem>

#include "jobs/complete.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/folder_lock.hpp"
#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

// A file that the record names. The record may be somebody else's, so it is read only if it is called as such
// files are, and what is said of one that cannot be read quotes nothing of it.
template <typename Read>
auto looked_at_again(const std::string& file, const char* ending, const Read& read) {
  if (fs::path(file).extension() != ending)
    throw Error(ErrorKind::no_input, file + ": not looked at again, since it does not end in " + ending);
  std::error_code astray;  // such as of a link to itself
  if (!fs::exists(file, astray)) throw Error(ErrorKind::no_input, file + ": no such file");
  try {
    return read(file);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::no_input)
      throw Error(ErrorKind::no_input, file + ": it, or a file that it names, cannot be read any more");
    throw Error(ErrorKind::data, file + ": it cannot be read as what it was; taktskifte check tells why");
  }
}

// What the run began with must not have changed meanwhile: its result would be of neither.
void refuse_changes(const std::string& folder, const JobManifest& record, const JobCallbacks& callbacks) {
  std::vector<std::string> found;
  try {
    std::vector<ResolvedScenario> scenarios;
    for (const auto& file : record.scenario_files)
      scenarios.push_back(looked_at_again(file, ".ini", [&](const auto& name) {
        return read_scenario(name, record.settings, record.scenario_files);
      }));
    const auto& tables = scenarios.at(0).scenario.data;
    const Data data{.municipalities = looked_at_again(tables.municipalities, ".csv", read_data_text),
                    .institutions = looked_at_again(tables.institutions, ".csv", read_data_text)};
    found = differences(record, scenarios, data);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::no_input) {
      found.emplace_back(error.what());
    } else {
      callbacks.on_warning(error.what() +
                           std::string("\nthe run goes on with what its folder holds of its input"));
    }
  }
  if (found.empty()) return;
  found.insert(found.begin(), folder + ": the run cannot go on, since its input has changed:");
  found.push_back("change it back, or begin anew with: rm -r " + folder);
  throw Error(ErrorKind::data, found);
}

}  // namespace

void resume_job(const std::string& folder, const StoredRun& stored, WorkOptions options, bool overwrite,
                const Ranks& ranks, const JobCallbacks& callbacks) {
  const FolderLock lock(folder, FolderLock::Kind::exclusive);
  const std::string output = result_of(folder, stored.record);
  options.in_flight = stored.in_flight(options.threads);
  options.in_turn = in_turn_of(stored.identity, options.threads);
  callbacks.on_start();
  refuse_changes(folder, stored.record, callbacks);
  check_output(output);
  const Destination destination(output, stored.record.input_files, stored.header, overwrite);
  if (fs::path(output).filename() != stored.record.output)
    callbacks.on_note("the folder has another name than when the run began: the result will be " + output);
  keeping_parts({.folder = folder, .go_on = "taktskifte resume " + folder}, stored.identity, [&] {
    sweep_run_folder(folder);
    complete({stored.model(options.threads), folder, stored.identity, options}, stored.header, destination,
             ranks, callbacks);
  });
}

}  // namespace taktskifte
