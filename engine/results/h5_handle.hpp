// The guard around HDF5: identifiers that close themselves, and failures that say what HDF5 said.
// Only results/h5_*.cpp include HDF5's own headers.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace taktskifte::h5 {

/// HDF5's identifier type.
using Id = std::int64_t;

/// A call of HDF5 failed: what was tried, and what HDF5 said.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file could not be locked: another program uses it, or its file system knows no locks.
struct Locked : Failure {
  using Failure::Failure;
};

/// Owner of one open HDF5 object. Movable, closes in the destructor.
class Handle {
 public:
  using Close = int (*)(Id);

  Handle() = default;
  Handle(Id id, Close how) : id_(id), close_(how) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }

  [[nodiscard]] Id id() const { return id_; }
  /// Closes now. Throws Failure if HDF5 cannot, e.g. because the last bytes find no room on the disk.
  void close();

 private:
  Id id_ = -1;
  Close close_ = nullptr;
};

/// To be called before anything else of HDF5, by all that open files: errors come as Failure and are not
/// printed by HDF5 itself, and HDF5 does nothing at the exit of the program.
void prepare_library();

/// Throws a Failure "`doing` failed (HDF5: what it said)".
[[noreturn]] void fail(const std::string& doing);

/// The value of a call of HDF5, or a Failure if it is negative.
template <typename Value>
Value check(Value value, const char* doing) {
  if (value < 0) fail(doing);
  return value;
}

}  // namespace taktskifte::h5
