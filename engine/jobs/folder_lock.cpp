#include "taktskifte/jobs/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

std::string lock_file(const std::string& folder, const std::string& name) {
  return (std::filesystem::path(folder) / (name + ".lock")).string();
}

// Who only asks whether a run is at work holds its lock for a moment.
constexpr int patience = 5;

// Some network file systems know no locks (ENOLCK, ENOSYS, EOPNOTSUPP). There a run goes on without.
bool is_granted(int descriptor, int kind) {
  return ::flock(descriptor, kind | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

// A process that ends removes the folder, and with it a lock file that another may just have opened.
bool still_there(int descriptor, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

std::string content_of(int descriptor) {
  std::array<char, 256> text{};
  const auto length = ::pread(descriptor, text.data(), text.size(), 0);
  return length > 0 ? std::string(text.data(), static_cast<std::size_t>(length)) : "";
}

// "process 4711 on node3", as its holder wrote it.
std::string holder_of(int descriptor) {
  const std::string text = content_of(descriptor);
  return text.empty() ? "another process" : text;
}

// A plain file that is empty or signed: anything else is not ours to lock and sign.
bool is_ours(int descriptor) {
  struct stat opened {};
  if (::fstat(descriptor, &opened) != 0 || !S_ISREG(opened.st_mode)) return false;
  return opened.st_size == 0 || content_of(descriptor).starts_with("process ");
}

constexpr int careful = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;

void sign(int descriptor) {
  std::array<char, 128> host{};
  ::gethostname(host.data(), host.size() - 1);
  const std::string text = "process " + std::to_string(::getpid()) + " on " + host.data();
  [[maybe_unused]] const int cut = ::ftruncate(descriptor, 0);
  [[maybe_unused]] const auto written = ::pwrite(descriptor, text.data(), text.size(), 0);
}

}  // namespace

FolderLock::FolderLock(const std::string& folder, Kind kind, const std::string& name) {
  const std::string path = lock_file(folder, name);
  const auto cannot = [&](const std::string& why) {
    throw Error(ErrorKind::cannot_create, folder + ": " + why);
  };
  int refusals = 0;
  while (descriptor_ < 0) {
    const int descriptor = ::open(path.c_str(), O_CREAT | O_RDWR | careful, 0666);
    if (descriptor < 0) cannot(std::string("its lock cannot be made: ") + std::strerror(errno));
    if (!is_ours(descriptor)) {
      ::close(descriptor);
      cannot("holds " + name + ".lock, which is no lock; move it out, or give another -o");
    }
    if (!is_granted(descriptor, kind == Kind::exclusive ? LOCK_EX : LOCK_SH)) {
      const std::string holder = holder_of(descriptor);
      ::close(descriptor);
      if (++refusals < patience) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        continue;
      }
      cannot("another run is at work in this folder (" + holder +
             "); wait for it, stop it, or give another -o");
    }
    if (still_there(descriptor, path))
      descriptor_ = descriptor;
    else
      ::close(descriptor);
  }
  sign(descriptor_);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FolderLock::is_lock(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | careful);
  if (descriptor < 0) return false;
  const bool ours = is_ours(descriptor);
  ::close(descriptor);
  return ours;
}

bool FolderLock::is_held(const std::string& folder, const std::string& name) {
  const int descriptor = ::open(lock_file(folder, name).c_str(), O_RDONLY | careful);
  if (descriptor < 0) return false;
  const bool free = is_granted(descriptor, LOCK_EX);
  ::close(descriptor);
  return !free;
}

}  // namespace taktskifte
