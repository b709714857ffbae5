#include "results/readable.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view hdf5_signature = "\x89HDF\r\n\x1a\n";

bool has_hdf5_signature(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string start(hdf5_signature.size(), '\0');
  return stream.read(start.data(), static_cast<std::streamsize>(start.size())) && start == hdf5_signature;
}

// The way out that HDF5 itself knows, for file systems whose locks do not work.
bool locking_is_off() {
  const char* chosen = std::getenv("HDF5_USE_FILE_LOCKING");
  return chosen != nullptr && (std::string_view(chosen) == "FALSE" || std::string_view(chosen) == "0");
}

}  // namespace

std::string identity_of(const std::string& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return "";
  std::string all;
  for (const auto number :
       {static_cast<long long>(found.st_dev), static_cast<long long>(found.st_ino),
        static_cast<long long>(found.st_size), static_cast<long long>(found.st_mtim.tv_sec),
        static_cast<long long>(found.st_mtim.tv_nsec), static_cast<long long>(found.st_ctim.tv_sec),
        static_cast<long long>(found.st_ctim.tv_nsec)})
    all += std::to_string(number) + ' ';
  return all;
}

void check_same(const std::string& file, const std::string& identity) {
  if (identity_of(file) != identity)
    throw Error(ErrorKind::io, file + ": the file was replaced or changed while it was read; try again");
}

void check_is_hdf5(const std::string& file) {
  std::error_code problem;
  const auto there = fs::status(file, problem);
  if (there.type() == fs::file_type::not_found)
    throw Error(ErrorKind::no_input,
                file + ": there is no such file; make one with: taktskifte run SCENARIO -o " + file);
  if (problem)
    throw Error(ErrorKind::no_input,
                shortened(file) + ": cannot be looked at (" + problem.message() + "); check its name");
  if (fs::is_directory(there))
    throw Error(ErrorKind::no_input, file + ": this is a folder; name a result file in it");
  if (!fs::is_regular_file(there))
    throw Error(ErrorKind::no_input, file + ": this is a pipe or a device; name a result file");
  if (!std::ifstream(file))
    throw Error(ErrorKind::no_input, file + ": cannot be read; check its permissions");
  if (!has_hdf5_signature(file))
    throw Error(
        ErrorKind::data,
        file +
            ": this is not an HDF5 file, or other bytes stand before its content; give a result file made by "
            "taktskifte run");
}

void check_unlocked(const std::string& file) {
  if (locking_is_off()) return;
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;  // found by who reads it
  const bool refused = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(descriptor);
  if (refused)
    throw Error(ErrorKind::io,
                file +
                    ": another program uses the file and may be changing it; close it there, or wait "
                    "until it has ended, and try again");
}

Checksum checked_checksum(const std::string& file) {
  try {
    return checksum_of(file);
  } catch (const std::ios_base::failure&) {
    throw Error(ErrorKind::io, file + ": reading stopped half-way; check the disk");
  }
}

}  // namespace taktskifte
