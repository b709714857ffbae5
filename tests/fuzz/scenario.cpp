// Any bytes as a scenario file, and their first line as a setting of the command line.
#include "fuzz/entry.hpp"
#include "taktskifte/scenario/read.hpp"

namespace {

using namespace taktskifte;

void use(const ResolvedScenario& resolved) {
  if (resolved.entries.size() != keys().size()) fuzz::fail("keys are missing", resolved.text);
  if (!is_text(resolved_text(resolved)) || burn_in_text(resolved).empty())
    fuzz::fail("what is stored is no text", resolved_text(resolved));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = fuzz::file_of(data, size, "x.ini");
  fuzz::survive(file, {ErrorKind::scenario, ErrorKind::no_input}, [&] { use(read_scenario(file, {})); });
  std::string line(data, data + size);
  line.erase(std::min(line.find('\n'), line.size()));
  fuzz::survive("--set", {ErrorKind::scenario, ErrorKind::usage}, [&] { use(default_scenario({line})); });
  return 0;
}
