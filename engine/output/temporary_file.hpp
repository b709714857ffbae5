// A file that gets its name only when it is whole.
#pragma once

#include <string>

namespace taktskifte {

/// Makes an empty file `.NAME.XXXXXX` in `folder`, or beside `target` (itself, or where it points to if it is
/// a symbolic link) if `folder` is empty or on another file system. The destructor removes it unless commit()
/// was called; what stood under `target` stays untouched.
class TemporaryFile {
 public:
  /// Errors: Exit::cannot_create if the folder is missing or closed to us, or `target` is not a plain file.
  explicit TemporaryFile(const std::string& target, const std::string& folder = {});
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

  /// Syncs the file to the disk, gives it the target's name and syncs the folder. Call it when the file is
  /// closed. Errors: Exit::io.
  void commit();

 private:
  std::string target_;  ///< as the user wrote it, for messages
  std::string final_;
  std::string path_;
};

}  // namespace taktskifte
