#include "results/h5_handle.hpp"

#include <hdf5.h>

#include <new>
#include <type_traits>

namespace taktskifte::h5 {
namespace {

static_assert(std::is_same_v<Id, hid_t>);

// The innermost complaint of the error stack is the cause; the rest repeats it from further away.
herr_t keep_innermost(unsigned depth, const H5E_error2_t* entry, void* text) {
  if (depth == 0 && entry->desc != nullptr) *static_cast<std::string*>(text) = entry->desc;
  return 0;
}

// A failed write or read comes as "file write failed: time = ..., error message = 'No space left on device',
// buf = ...": time and addresses tell nobody anything.
std::string without_clutter(const std::string& said) {
  static constexpr std::string_view mark = "error message = '";
  const auto start = said.find(mark);
  if (start == std::string::npos) return said;
  const auto first = start + mark.size();
  const auto colon = std::min(said.find(':'), said.find(','));
  return said.substr(0, colon) + ": " + said.substr(first, said.find('\'', first) - first);
}

std::string what_hdf5_said() {
  std::string said;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, &keep_innermost, &said);
  H5Eclear2(H5E_DEFAULT);
  return said.empty() ? "no reason given" : without_clutter(said);
}

// HDF5 1.10 crashes where it finds no memory for what it keeps of an open file (some 2 MiB), so that want of
// memory has to be found here. Throws std::bad_alloc.
void need_memory() {
  constexpr std::size_t bytes = std::size_t{4} << 20;
  void* volatile asked = ::operator new(bytes);  // volatile, or the compiler would leave out both
  ::operator delete(asked);
}

}  // namespace

void prepare_library() {
  need_memory();
  // After a write has failed for good (full disk), HDF5 1.10 crashes when it tidies up at exit.
  H5dont_atexit();
  H5open();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void fail(const std::string& doing) {
  std::string message = doing + " failed (HDF5: " + what_hdf5_said() + ")";
  if (message.find("unable to lock file") != std::string::npos) {
    message +=
        " (the file is in use by another program, or its file system cannot lock files; in the latter case "
        "set HDF5_USE_FILE_LOCKING=FALSE in the environment and try again)";
    throw Locked(message);
  }
  throw Failure(message);
}

void Handle::close() {
  const Id id = std::exchange(id_, -1);
  if (id >= 0) check(close_(id), "closing");
}

}  // namespace taktskifte::h5
