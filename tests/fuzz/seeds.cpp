// Writes result files for a fuzzer to start from, instead of keeping them in the repository: seeds FOLDER
#include <filesystem>
#include <iostream>

#include "support/sample_results.hpp"
#include "support/scratch.hpp"

int main(int count, char** arguments) {
  using namespace taktskifte;
  if (count != 2) {
    std::cerr << "Usage: seeds FOLDER\n";
    return 64;
  }
  const std::filesystem::path folder = arguments[1];
  std::filesystem::create_directories(folder);
  const auto name = [&](const char* file) { return (folder / file).string(); };
  support::write_sample(name("whole.h5"), {.scenarios = 1, .replicates = 1, .years = 1, .municipalities = 1});
  const auto whole = support::content(name("whole.h5"));
  const auto bare = whole.substr(0, whole.rfind("\nTaktskifte CRC-32 "));
  support::write_content(name("without_checksum.h5"), bare);
  support::write_content(name("cut.h5"), bare.substr(0, bare.size() / 2));
  for (const std::size_t part : {3U, 5U, 7U, 11U}) {
    auto changed = bare;
    changed[bare.size() / part] = static_cast<char>(changed[bare.size() / part] ^ 1);
    support::write_content(name(("changed_" + std::to_string(part) + ".h5").c_str()), changed);
  }
  support::write_content(name("signature.h5"), bare.substr(0, 8));
  support::write_content(name("text.h5"), "no result\n");
  support::write_content(name("empty.h5"), "");
  return 0;
}
