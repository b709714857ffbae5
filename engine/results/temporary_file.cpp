#include "results/temporary_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>

#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

std::string reason(int number) { return std::strerror(number); }

std::string random_suffix() {
  static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device source;  // a name only; nothing of it enters the file
  std::string suffix;
  for (int i = 0; i < 6; ++i) suffix += letters[source() % letters.size()];
  return suffix;
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// Refuses targets that cannot become a plain file, and says what to do.
void check_target(const std::string& target, const fs::path& final_name) {
  const auto cannot = [&](const std::string& why) {
    throw Error(ErrorKind::cannot_create, target + ": cannot be created: " + why);
  };
  std::error_code ignored;
  const auto folder = folder_of(final_name);
  std::error_code astray;
  const auto there = fs::status(final_name, astray);
  if (!final_name.has_filename() || fs::is_directory(there))
    cannot("this is a folder; give the name of a file, e.g. " + (fs::path(target) / "results.h5").string());
  if (!fs::exists(fs::status(folder, ignored)))
    cannot("the folder " + folder.string() + " does not exist; create it with: mkdir -p " + folder.string());
  if (!fs::is_directory(fs::status(folder, ignored)))
    cannot(folder.string() + " is not a folder; choose another output name");
  if (astray && there.type() != fs::file_type::not_found)
    cannot(astray.message() + "; choose another output name");
  if (fs::exists(there) && !fs::is_regular_file(there))
    cannot("something that is not a plain file has this name; choose another output name");
}

[[noreturn]] void refuse_folder(const std::string& target, const fs::path& folder, int failure) {
  throw Error(ErrorKind::cannot_create, target + ": cannot be created: no file can be made in the folder " +
                                            folder.string() + " (" + reason(failure) +
                                            "); make it writable or choose another output name");
}

std::string final_name_of(const std::string& target, Link link) {
  std::error_code ignored;
  if (link == Link::replaced || !fs::is_symlink(fs::symlink_status(target, ignored))) return target;
  // Also where nothing is yet, which canonical names do not follow.
  const auto pointed = folder_of(target) / fs::read_symlink(target, ignored);
  std::error_code astray;  // as of a link to itself; check_target says it
  const auto end = fs::weakly_canonical(pointed, astray);
  return ignored || astray ? target : end.string();
}

/// Whether a file of `one` can be renamed into `other`.
bool on_same_file_system(const fs::path& one, const fs::path& other) {
  struct stat a {};
  struct stat b {};
  return ::stat(one.c_str(), &a) == 0 && ::stat(other.c_str(), &b) == 0 && a.st_dev == b.st_dev;
}

/// fsync on a file or a folder; 0 or the error number.
int sync_to_disk(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int failure = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return failure;
}

}  // namespace

std::string check_creation(const std::string& target) {
  std::string final_name = final_name_of(target, Link::followed);
  check_target(target, final_name);
  const auto folder = folder_of(final_name);
  // A file without a name: a process that is killed here leaves nothing. File systems that know no such files
  // say so in many ways; one with a name tells whether it is that, and the reason if not.
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor < 0) return TemporaryFile(target).final_name();
  ::close(descriptor);
  return final_name;
}

TemporaryFile::TemporaryFile(const std::string& target, const std::string& workplace, Link link)
    : target_(target), final_(final_name_of(target, link)) {
  check_target(target, final_);
  auto folder = folder_of(final_);
  std::string start = "." + fs::path(final_).filename().string() + ".";
  if (!workplace.empty() && on_same_file_system(workplace, folder)) {
    folder = workplace;
    start = ".result.";  // whatever the result is called, the folder knows it again
  }
  int failure = EEXIST;
  while (failure == EEXIST) {
    path_ = (folder / (start + random_suffix() + ".tmp")).string();
    const int descriptor = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    failure = descriptor >= 0 ? 0 : errno;
    if (descriptor >= 0) ::close(descriptor);
  }
  if (failure != 0) refuse_folder(target, folder, failure);
}

TemporaryFile::~TemporaryFile() {
  if (path_.empty()) return;
  // A full disk can leave HDF5 with the file open, and its space taken until the program ends.
  [[maybe_unused]] const int ignored = ::truncate(path_.c_str(), 0);
  ::unlink(path_.c_str());
}

void TemporaryFile::commit() {
  const auto fail = [&](const char* doing, int number) {
    throw Error(ErrorKind::io,
                target_ + ": " + doing + " failed: " + reason(number) +
                    "; nothing was written under this name, free some space or try another disk");
  };
  if (const int failure = sync_to_disk(path_); failure != 0) fail("writing to the disk", failure);
  if (std::rename(path_.c_str(), final_.c_str()) != 0) fail("giving the finished file its name", errno);
  path_.clear();
  // The file stands under its name by now. Some network file systems cannot sync a folder (EINVAL).
  const int failure = sync_to_disk(folder_of(final_).string());
  if (failure != 0 && failure != EINVAL && failure != EACCES) {
    throw Error(ErrorKind::io,
                target_ + ": the file is complete, but its folder could not be synced to the disk (" +
                    reason(failure) + "); check the disk before relying on it");
  }
}

}  // namespace taktskifte
