// taktskifte status: how far a run is, whether it is at work or was stopped.
#include <filesystem>
#include <iostream>

#include "commands/arguments.hpp"
#include "commands/json.hpp"
#include "commands/stored_run.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/jobs/folder_lock.hpp"

namespace taktskifte::commands {
namespace {

namespace po = boost::program_options;

void print_text(const std::string& folder, const StoredRun& run, const ShardInventory& found, bool at_work) {
  std::cout << folder << ": " << printable(run.header.history) << '\n'
            << static_cast<std::size_t>(run.shape.replicates) - found.missing.size() << " of "
            << run.shape.replicates << " replicates of " << run.shape.scenarios << " scenario"
            << (run.shape.scenarios == 1 ? "" : "s") << " in " << found.shards.size() << " shard"
            << (found.shards.size() == 1 ? "" : "s") << ", " << found.failures().size()
            << " of them failed\n";
  for (const auto& failure : found.failures())
    std::cout << "  replicate " << failure.replicate << ": " << printable(failure.reason) << '\n';
  for (const auto& damaged : found.damaged)
    std::cout << "damaged: " << damaged.file << ": " << damaged.why << '\n';
  if (at_work)
    std::cout << "a run is at work in it\n";
  else if (found.missing.empty() && found.damaged.empty())
    std::cout << "complete; join it with: taktskifte merge " << folder << " -o FILE\n";
  else
    std::cout << "stopped; go on with: taktskifte resume " << folder << '\n';
}

void print_json(const std::string& folder, const StoredRun& run, const ShardInventory& found, bool at_work) {
  std::cout << "{\"study_id\": " << json_text(run.shape.id) << ", \"replicates\": " << run.shape.replicates
            << ", \"missing\": " << found.missing.size() << ", \"failed\": " << found.failures().size()
            << ", \"shards\": " << found.shards.size() << ", \"at_work\": " << (at_work ? "true" : "false")
            << ", \"output\": "
            << json_text(std::filesystem::path(result_of(folder, run.record)).filename().string())
            << ", \"damaged\": [";
  const char* between = "";
  for (const auto& damaged : found.damaged) {
    std::cout << between << "{\"file\": " << json_text(damaged.file)
              << ", \"why\": " << json_text(damaged.why) << '}';
    between = ", ";
  }
  std::cout << "]}\n";
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
  const ShardInventory found = list_shards(folder, run.shape);
  const bool at_work = FolderLock::is_held(folder);
  if ((*values)["json"].as<bool>())
    print_json(folder, run, found, at_work);
  else
    print_text(folder, run, found, at_work);
  return 0;
}

}  // namespace taktskifte::commands
