// taktskifte status: how far a run is, whether it is at work or was stopped.
#include <filesystem>
#include <iostream>

#include "commands/arguments.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/jobs/folder_lock.hpp"
#include "taktskifte/jobs/shards.hpp"
#include "taktskifte/jobs/stored_run.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

report::Document status_document(const std::string& folder, const StoredRun& run, const ShardInventory& found,
                                 bool at_work) {
  const auto replicates = static_cast<std::size_t>(run.identity.replicates);
  const auto failures = found.failures();
  report::Lines lines{
      {folder + ": " + printable(run.header.history)},
      {std::to_string(replicates - found.missing.size()) + " of " + std::to_string(replicates) + " " +
       run.identity.rows_word() + "s of " + counted(run.identity.scenarios, "scenario") + " in " +
       counted(found.shards.size(), "shard") + ", " + std::to_string(failures.size()) + " of them failed"}};
  for (const auto& failure : failures)
    lines.push_back({run.identity.rows_word() + " " + std::to_string(failure.replicate) + ": " +
                         printable(failure.reason),
                     1});
  for (const auto& damaged : found.damaged)
    lines.push_back({"damaged: " + damaged.file + ": " + damaged.why});
  if (at_work)
    lines.push_back({"a run is at work in it"});
  else if (found.missing.empty() && found.damaged.empty())
    lines.push_back({"complete; join it with: taktskifte merge " + folder + " -o FILE"});
  else
    lines.push_back({"stopped; go on with: taktskifte resume " + folder});
  const auto output = std::filesystem::path(result_of(folder, run.record)).filename().string();
  const auto damaged = report::list_of(
      found.damaged, [](const auto& each) { return report::object("file", each.file, "why", each.why); });
  return {
      .data = report::object("study_id", run.identity.id, "replicates", replicates, "missing",
                             found.missing.size(), "failed", failures.size(), "shards", found.shards.size(),
                             "at_work", at_work, "output", output, "damaged", damaged),
      .blocks = {{std::move(lines)}}};
}

}  // namespace

int status(const Arguments& arguments) {
  po::options_description options("Options");
  options.add_options()("json", po::bool_switch(), "print JSON, for programs");
  const auto values =
      parse(arguments, "taktskifte status DIR [--json]",
            "Says how far the run is that keeps its shards in DIR (results/mix.parts).", options, "folder");
  if (!values) return 0;
  const auto folder = folder_of((*values)["folder"].as<std::vector<std::string>>(), "status");
  const StoredRun run = stored_run(folder);
  const ShardInventory found = list_shards(folder, run.identity);
  const bool at_work = FolderLock::is_held(folder);
  report::print(std::cout, status_document(folder, run, found, at_work), form_of(*values, "status"));
  return 0;
}

}  // namespace taktskifte::commands
