#include "commands/stored_run.hpp"

#include "commands/work.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::commands {

std::string folder_of(const std::vector<std::string>& words, const std::string& verb) {
  if (words.size() != 1)
    throw Error(ErrorKind::usage, verb + ": give the folder of one run, such as results/mix.parts");
  std::string folder = words.front();
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder;
}

StoredRun stored_run(const std::string& folder) {
  StoredRun stored;
  stored.record = read_record(folder);
  stored.study = prepare_experiment(stored.record.study.scenarios, stored.record.study.data);
  stored.header = header_of(stored.study);
  stored.shape = shape_of(stored.header);
  if (stored.shape.id != stored.record.id)
    throw Error(ErrorKind::data,
                folder +
                    ": the study in study.h5 is not the one its study_id names: the record was "
                    "altered; begin anew with: rm -r " +
                    folder);
  return stored;
}

void refuse_damaged(const ShardInventory& found) {
  std::vector<std::string> messages;
  for (const auto& damaged : found.damaged)
    messages.push_back(damaged.file + ": this shard is damaged: " + damaged.why);
  if (messages.empty()) return;
  messages.emplace_back("taktskifte resume runs the replicates of damaged shards again");
  throw Error(ErrorKind::data, messages);
}

}  // namespace taktskifte::commands
