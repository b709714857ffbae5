// Files on which HDF5 may crash, hang or eat memory, read by a process of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "results/sandbox_process.hpp"
#include "results/wire_format.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

template <typename Bytes>
void members(Bytes& bytes, Failure& failure) {
  bytes(failure.replicate, failure.reason);
}

/// HDF5 dies of a file, in a process that has read nothing else. what() is why the file is damaged, without
/// its name.
struct DeadlyFile : Error {
  using Error::Error;
};

/// For a file of so many bytes: a hundred times what files of our own need, of which 1 MB takes 10 ms to read
/// and unpacks to some 5 MB; at most half of the machine's memory.
SandboxLimits limits_for(std::uintmax_t bytes);

/// Where the machine's memory was the limit, wanting more than it says nothing about the file: then
/// ErrorKind::io.
void check_machine(const std::string& file, std::uintmax_t bytes);

inline constexpr const char* too_much_memory =
    "reading it would take far more memory than its size gives reason for";

/// Something read of each of some files, in their order, by one process for as long as none is refused, which
/// reads ahead by what fits a socket; or what is asked for of one file, which the process may keep open.
class SandboxedReads {
 public:
  /// Packs what is read of a file, or throws an Error of ErrorKind::data or ErrorKind::io.
  using Read = std::function<void(const std::string& file, wire::Packer& bytes)>;

  /// Begins with the first file. Errors: as next() has them if no process can be had.
  SandboxedReads(std::vector<std::string> files, Read read);
  SandboxedReads(const SandboxedReads&) = delete;
  SandboxedReads& operator=(const SandboxedReads&) = delete;
  /// Packs the answer to a question about a file, or throws as Read does.
  using Answer = std::function<void(std::size_t question, wire::Packer& bytes)>;

  SandboxedReads(const std::string& file, Answer answer);

  /// Of the next file. Errors: what `read` threw; DeadlyFile (ErrorKind::data); ErrorKind::io if no process
  /// can be had, the machine has too little memory, or the disk does not answer. `before_restart` is called
  /// before a process takes the place of one that died; other threads must have left HDF5 when it returns,
  /// since the process gets a copy of what HDF5 is at.
  template <typename Value>
  Value next(const std::function<void()>& before_restart = [] {}) {
    Value value{};
    take(
        at_++, [&](wire::Unpacker& bytes) { bytes(value); }, before_restart);
    return value;
  }

  /// The answer to a question about the one file. Errors as of next().
  template <typename Value>
  Value ask(std::size_t question) {
    Value value{};
    take(
        question, [&](wire::Unpacker& bytes) { bytes(value); }, [] {});
    return value;
  }

 private:
  using Take = std::function<void(wire::Unpacker& bytes)>;
  SandboxedReads(std::vector<std::string> files, bool asked, Answer answer);
  void take(std::size_t item, const Take& take, const std::function<void()>& before_restart);
  void start(std::size_t item);

  std::vector<std::string> files_;
  bool asked_;  ///< items are questions about the one file, not files
  Answer answer_;
  std::uintmax_t largest_ = 0;  ///< bytes
  std::size_t at_ = 0;
  std::string room_;  ///< for a message
  std::optional<SandboxProcess> process_;
  bool fresh_ = false;  ///< nothing was taken from the process so far
};

}  // namespace taktskifte
