#include "commands/stored_version.hpp"

#include "taktskifte/output/version.hpp"

namespace taktskifte::commands {
namespace {

std::string attribute(const ResultReader& reader, const std::string& name) {
  for (const auto& one : reader.attributes())
    if (one.name == name) return one.value;
  return {};
}

}  // namespace

StoredVersion stored_version(const ResultReader& reader) {
  const std::string commit = attribute(reader, "engine_commit");
  return {.made_by = "Taktskifte " + attribute(reader, "engine_version") + ", commit " + commit,
          .same_commit = commit == engine_commit(),
          .refusal = {}};
}

}  // namespace taktskifte::commands
