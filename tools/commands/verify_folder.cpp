#include "commands/verify_folder.hpp"

#include <ostream>

#include "commands/json.hpp"
#include "commands/stored_run.hpp"

namespace taktskifte::commands {

void verify_folder(const std::string& folder, bool json, std::ostream& out) {
  const StoredRun run = stored_run(folder);
  const ShardInventory found = list_shards(folder, run.shape, Depth::numbers);
  const std::size_t there = static_cast<std::size_t>(run.shape.replicates) - found.missing.size();
  if (json)
    out << "{\"folder\": " << json_text(folder)
        << ", \"holds\": " << (found.damaged.empty() ? "true" : "false")
        << ", \"shards\": " << found.shards.size() << ", \"damaged\": " << found.damaged.size()
        << ", \"replicates\": " << there << ", \"of\": " << run.shape.replicates << "}\n";
  refuse_damaged(found);
  if (!json)
    out << folder << ": a run under way\n"
        << "Record       of what the run began with: its checksum fits\n"
        << "Shards       " << found.shards.size() << " with " << there << " of " << run.shape.replicates
        << " replicates: checksums fit, all are of this run, no replicate is there twice,\n"
        << "             every number is one that can be\n"
        << "Run again    nothing: verify the result file when it stands\n";
}

}  // namespace taktskifte::commands
