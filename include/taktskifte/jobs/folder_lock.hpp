// One run at a time in a folder.
#pragma once

#include <string>

namespace taktskifte {

/// Holds folder/NAME.lock until it is destroyed or the process ends in any way, kill -9 included (flock(2)).
/// On a file system that knows no locks it holds nothing.
class FolderLock {
 public:
  enum class Kind { exclusive, shared };

  /// Errors: ErrorKind::cannot_create if another process holds the lock (it is named), or it cannot be made,
  /// as where something else has its name.
  FolderLock(const std::string& folder, Kind kind, const std::string& name = "run");
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  /// Whether this file is a lock, held or left behind, and not somebody's own. Links are not followed.
  static bool is_lock(const std::string& file);
  /// Whether some process holds the lock now.
  static bool is_held(const std::string& folder, const std::string& name = "run");

 private:
  int descriptor_ = -1;
};

}  // namespace taktskifte
