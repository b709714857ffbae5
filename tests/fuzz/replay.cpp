// Gives every file of the named folders to a fuzz target, so that the corpus is tested by any compiler and
// without a fuzzer: replay FOLDER...
#include <filesystem>

#include "fuzz/entry.hpp"

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  int files = 0;
  for (int folder = 1; folder < count; ++folder) {
    for (const auto& entry : fs::directory_iterator(arguments[folder])) {
      if (!entry.is_regular_file()) continue;
      const auto bytes = taktskifte::support::content(entry.path().string());
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++files;
    }
  }
  std::cout << files << " files replayed\n";
  return files == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
