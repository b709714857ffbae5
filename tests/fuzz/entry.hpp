// What the fuzz targets share: bytes become a file, and a reader may refuse it only in the documented way.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "support/scratch.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/text_file.hpp"

/// What a fuzzer calls with the bytes it made up, and `replay` with those of the stored corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace taktskifte::fuzz {

/// A file that holds the bytes, in a folder that lives as long as the program.
inline std::string file_of(const std::uint8_t* data, std::size_t size, const std::string& name) {
  static const support::Scratch scratch;
  support::write_content(scratch.file(name), std::string(data, data + size));
  return scratch.file(name);
}

[[noreturn]] inline void fail(const std::string& why, const std::string& message) {
  std::cerr << why << ":\n" << message << '\n';
  std::abort();
}

/// Runs `read`. It may throw an Error with one of the exit codes and a message that is text, not endless, and
/// names `file`; anything else ends the program.
template <typename Read>
void survive(const std::string& file, const std::vector<ErrorKind>& allowed, const Read& read) {
  constexpr std::size_t longest = 200000;  // 50 diagnostics of 600 bytes and the name, for a few files
  try {
    read();
  } catch (const Error& error) {
    const std::string message = error.what();
    if (std::find(allowed.begin(), allowed.end(), error.kind()) == allowed.end())
      fail("another exit code, " + std::to_string(static_cast<int>(error.kind())), message);
    if (message.empty() || message.size() > longest) fail("a message of no use", message.substr(0, longest));
    if (!is_text(message)) fail("a message that is no text", message);
    if (message.find(file) == std::string::npos) fail("a message that does not name the file", message);
  }
}

}  // namespace taktskifte::fuzz
