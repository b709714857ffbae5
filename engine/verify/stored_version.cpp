#include "verify/stored_version.hpp"

#include "taktskifte/core/results_version.hpp"
#include "taktskifte/core/version.hpp"

namespace taktskifte {
namespace {

std::string refusal(const ResultReader& reader, const std::string& stored, const std::string& made_by) {
  const std::string ours = std::to_string(model_results_version);
  if (stored == ours) return {};
  return reader.file() + ": its numbers are of " +
         (stored.empty() ? "a time before model_results_version" : "model_results_version " + stored) +
         ", those of this program of version " + ours +
         ": it cannot run them again. What made the file can: " + made_by;
}

}  // namespace

StoredVersion stored_version(const ResultReader& reader) {
  const std::string commit = reader.attribute("engine_commit");
  const std::string made_by = "Taktskifte " + reader.attribute("engine_version") + ", commit " + commit;
  return {.made_by = made_by,
          .same_commit = commit == engine_commit(),
          .refusal = refusal(reader, reader.attribute("model_results_version"), made_by)};
}

}  // namespace taktskifte
