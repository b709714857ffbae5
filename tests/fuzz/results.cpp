// Any bytes as a result file, read as `taktskifte info` and `taktskifte compare` read it.
#include <pthread.h>

#include <filesystem>

#include "fuzz/entry.hpp"
#include "taktskifte/jobs/shards.hpp"
#include "taktskifte/measures/measures.hpp"
#include "taktskifte/results/overview.hpp"
#include "taktskifte/results/results.hpp"

namespace {

using namespace taktskifte;

void read_all(const ResultReader& reader) {
  for (const auto& row : measures()) static_cast<void>(reader.read(std::string(row.name)));
  for (const char* name : {"scenario", "outcome", "partner", "cause", "ministry", "barrier", "region",
                           "size_class", "municipality", "lorenz_share"})
    static_cast<void>(reader.labels(name));
  for (const char* name : {"scenario_text", "resolved_keys", "key_source", "municipality_name", "none"})
    static_cast<void>(reader.read_text(name));
}

}  // namespace

// HDF5 loses memory when it fails; that is not ours to mend.
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5"; }

extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

// Called by a fuzzer once. The reader leaves the file to a child process; when that
// dies in HDF5, as it may, the fuzzer's own note of a crash must not be made.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  return pthread_atfork(nullptr, nullptr, [] {
    if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback([] {});
  });
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // As the only shard of a run; bytes that were not written as one never count as one.
  const auto shard = fuzz::file_of(data, size, "shard-00000000.h5");
  const RunIdentity run{.id = "x", .scenarios = 1, .years = 1, .municipalities = 1, .replicates = 3};
  const auto found = list_shards(std::filesystem::path(shard).parent_path().string(), run);
  if (found.damaged.size() != 1 || found.missing.size() != 3) fuzz::fail("a shard of made-up bytes", shard);

  const auto file = fuzz::file_of(data, size, "x.h5");
  fuzz::survive(file, {ErrorKind::data}, [&] {
    const ResultReader reader(file);
    static_cast<void>(overview_of(reader));
    read_all(reader);
  });
  return 0;
}
