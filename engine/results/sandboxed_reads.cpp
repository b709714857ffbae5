#include "results/sandboxed_reads.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "results/h5_handle.hpp"

namespace taktskifte {
namespace {

/// The first byte of a message. Behind it: what was read, or the text of an error.
enum class Outcome : std::uint8_t { read, bad_data, bad_io, defect };

std::string failed(Outcome how, const char* what) {
  wire::Packer bytes;
  bytes(how, std::string(what));
  return bytes.take();
}

std::string message(const SandboxedReads::Answer& answer, std::size_t item) {
  try {
    wire::Packer bytes;
    bytes(Outcome::read);
    answer(item, bytes);
    return bytes.take();
  } catch (const Error& error) {
    return failed(error.kind() == ErrorKind::io ? Outcome::bad_io : Outcome::bad_data, error.what());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& problem) {
    return failed(Outcome::defect, problem.what());
  }
}

void take_message(const std::string& bytes, const std::function<void(wire::Unpacker&)>& take) {
  wire::Unpacker from(bytes);
  Outcome how{};
  from(how);
  if (how == Outcome::read) {
    take(from);
    return from.end();
  }
  std::string what;
  from(what);
  if (how == Outcome::bad_data) throw Error(ErrorKind::data, what);
  if (how == Outcome::bad_io) throw Error(ErrorKind::io, what);
  if (how == Outcome::defect) throw std::runtime_error(what);
  throw wire::Garbled();
}

std::size_t half_of_the_memory() {
  const auto pages = static_cast<std::size_t>(::sysconf(_SC_PHYS_PAGES));
  return (pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE))) >> 21U;  // megabytes
}

// By whoever started the program; then want of it says nothing about a file.
bool is_limited(__rlimit_resource what, rlim_t below) {
  rlimit limits{};
  return ::getrlimit(what, &limits) == 0 && limits.rlim_cur < below;
}

std::size_t believable_megabytes(std::uintmax_t bytes) {
  return 512 + 50 * static_cast<std::size_t>(bytes >> 20U);
}

/// `bytes`: the size that the limits were made for.
[[noreturn]] void refuse(const std::string& file, SandboxExit how, std::uintmax_t bytes) {
  if (how == SandboxExit::cut_short || how == SandboxExit::no_answer)
    throw Error(ErrorKind::io,
                file +
                    ": reading it was cut short: the machine had no memory left, or the disk does "
                    "not answer; try again when they do");
  if (how == SandboxExit::out_of_memory && is_limited(RLIMIT_AS, RLIM_INFINITY)) throw std::bad_alloc();
  const auto own_limit = static_cast<rlim_t>(limits_for(bytes).processor_seconds);
  if (how == SandboxExit::out_of_time && is_limited(RLIMIT_CPU, own_limit))
    throw Error(ErrorKind::io,
                file +
                    ": reading it takes more processor time than it may have, which is limited from "
                    "outside (ulimit -t); raise that limit and try again");
  if (how == SandboxExit::out_of_time)
    throw DeadlyFile(ErrorKind::data, "the HDF5 library does not come to an end with it");
  if (how == SandboxExit::out_of_memory) {
    check_machine(file, bytes);
    throw DeadlyFile(ErrorKind::data, too_much_memory);
  }
  throw DeadlyFile(ErrorKind::data, "the HDF5 library crashes on it");
}

}  // namespace

SandboxLimits limits_for(std::uintmax_t bytes) {
  const auto megabytes = static_cast<std::size_t>(bytes >> 20U);
  return {.processor_seconds = 2.0 + static_cast<double>(megabytes),
          .clock_seconds = static_cast<unsigned>(std::min<std::size_t>(60 + 10 * megabytes, 3600)),
          .megabytes = std::min(believable_megabytes(bytes), half_of_the_memory())};
}

void check_machine(const std::string& file, std::uintmax_t bytes) {
  const std::size_t may_use = half_of_the_memory();
  if (may_use < believable_megabytes(bytes))
    throw Error(ErrorKind::io,
                file + ": this machine has too little memory to read this file at once: it takes " +
                    "more than the " + std::to_string(may_use) +
                    " MB, half of the machine's, that reading a file may use here; read it on a "
                    "machine with more");
}

SandboxedReads::SandboxedReads(std::vector<std::string> files, Read read)
    : SandboxedReads(std::move(files), false,
                     [this, read = std::move(read)](std::size_t item, wire::Packer& bytes) {
                       read(files_[item], bytes);
                     }) {}

SandboxedReads::SandboxedReads(const std::string& file, Answer answer)
    : SandboxedReads({file}, true, std::move(answer)) {}

SandboxedReads::SandboxedReads(std::vector<std::string> files, bool asked, Answer answer)
    : files_(std::move(files)), asked_(asked), answer_(std::move(answer)) {
  h5::prepare_library();  // here, so that no process need do it anew
  for (const auto& file : files_) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    if (!unknown) largest_ = std::max(largest_, size);
  }
  if (!asked_ && !files_.empty()) start(0);
}

void SandboxedReads::start(std::size_t item) {
  const auto work = [this](std::size_t one) { return message(answer_, one); };
  const auto limits = limits_for(largest_);
  try {
    if (asked_)
      process_.emplace(work, limits);
    else
      process_.emplace(work, item, files_.size(), limits);
    fresh_ = true;
  } catch (const std::system_error& problem) {
    throw Error(ErrorKind::io, files_.at(asked_ ? 0 : item) + ": cannot be read in a process of its own (" +
                                   problem.code().message() + "); end other programs and try again");
  }
}

void SandboxedReads::take(std::size_t item, const Take& take, const std::function<void()>& before_restart) {
  for (bool waited = false;;) {
    if (!process_) {
      before_restart();
      start(item);
    }
    if (asked_) process_->ask(item);
    SandboxExit how = SandboxExit::crashed;
    try {
      std::string message = process_->next(std::move(room_));
      take_message(message, take);
      if (!asked_) room_ = std::move(message);  // the next one is likely as long
      fresh_ = false;
      return;
    } catch (const SandboxDied& died) {
      how = died.how;
    } catch (const wire::Garbled&) {  // HDF5 wrote over the memory of the process
    } catch (...) {
      process_.reset();
      throw;
    }
    process_.reset();
    // The clock goes on while the program is stopped (by Ctrl-Z, or a batch system).
    const bool again = how == SandboxExit::no_answer && !std::exchange(waited, true);
    // A process that has read other things may have died of what those did to it.
    if (fresh_ && !again) refuse(files_.at(asked_ ? 0 : item), how, largest_);
  }
}

}  // namespace taktskifte
