// A file that gets its name only when it is whole.
#pragma once

#include <cstdint>
#include <string>

namespace taktskifte {

/// What becomes of a symbolic link under the target's name.
enum class Link : std::uint8_t { followed, replaced };

/// Makes an empty file `.NAME.XXXXXX.tmp` beside `target` (itself, or where it points to if it is a symbolic
/// link that is followed), or `.result.XXXXXX.tmp` in `folder`, if that is given and on the same file system.
/// The destructor removes it unless commit() was called; what stood under `target` stays untouched.
class TemporaryFile {
 public:
  /// Errors: ErrorKind::cannot_create if the folder is missing or closed to us, or `target` is not a plain
  /// file.
  explicit TemporaryFile(const std::string& target, const std::string& folder = {},
                         Link link = Link::followed);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  /// What it is to be called: the target, or where that points to.
  [[nodiscard]] const std::string& final_name() const { return final_; }

  /// Syncs the file to the disk, gives it the target's name and syncs the folder. Call it when the file is
  /// closed. Errors: ErrorKind::io.
  void commit();

 private:
  std::string target_;  ///< as the user wrote it, for messages
  std::string final_;
  std::string path_;
};

/// Tries whether a TemporaryFile for `target` could be made, and gives its final_name(). Leaves nothing
/// behind, also if the process is killed (but where the file system knows no files without a name). Errors:
/// as the constructor.
std::string check_creation(const std::string& target);

}  // namespace taktskifte
