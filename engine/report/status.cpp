#include "taktskifte/report/status.hpp"

#include <filesystem>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {

Document status_document(const std::string& folder, const JobStatus& job) {
  Lines lines{{folder + ": " + printable(job.history)},
              {std::to_string(job.replicates - job.missing) + " of " + std::to_string(job.replicates) + " " +
               job.rows_word + "s of " + format::counted(job.scenarios, "scenario") + " in " +
               format::counted(job.shards, "shard") + ", " + std::to_string(job.failures.size()) +
               " of them failed"}};
  for (const auto& failure : job.failures)
    lines.push_back(
        {job.rows_word + " " + std::to_string(failure.replicate) + ": " + printable(failure.reason), 1});
  for (const auto& damaged : job.damaged) lines.push_back({"damaged: " + damaged.file + ": " + damaged.why});
  if (job.at_work)
    lines.push_back({"a run is at work in it"});
  else if (job.complete())
    lines.push_back({"complete; join it with: taktskifte merge " + folder + " -o FILE"});
  else
    lines.push_back({"stopped; go on with: taktskifte resume " + folder});
  const auto output = std::filesystem::path(job.output).filename().string();
  const auto damaged =
      list_of(job.damaged, [](const auto& each) { return object("file", each.file, "why", each.why); });
  return {.data = object("study_id", job.id, "replicates", job.replicates, "missing", job.missing, "failed",
                         job.failures.size(), "shards", job.shards, "at_work", job.at_work, "output", output,
                         "damaged", damaged),
          .blocks = {{std::move(lines)}}};
}

}  // namespace taktskifte::report
