#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>

#include "results/sandbox_process.hpp"
#include "results/temporary_file.hpp"
#include "support/scratch.hpp"
#include "taktskifte/core/error.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

/// From now on this process gets `failure` for every file without a name, as on a file system that has none.
bool refuse_files_without_names(int failure) {
  constexpr std::uint32_t without_name = O_TMPFILE & ~O_DIRECTORY;
  std::array<sock_filter, 6> program = {{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_openat, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t)),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, without_name, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(failure)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  }};
  const sock_fprog filter{.len = program.size(), .filter = program.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

/// What check_creation says in a process of its own, where there are no files without names.
std::string checked(const std::string& target, int failure) {
  const SandboxLimits limits{.processor_seconds = 5, .clock_seconds = 60, .megabytes = 64};
  return SandboxProcess(
             [&](std::size_t) -> std::string {
               if (!refuse_files_without_names(failure)) return "no filter";
               try {
                 return check_creation(target);
               } catch (const Error& error) {
                 return error.what();
               }
             },
             0, 1, limits)
      .next();
}

}  // namespace

TEST_CASE("a file can be made where the file system has none without a name, however it says so") {
  const Scratch scratch;
  for (const int failure : {EOPNOTSUPP, EISDIR, EINVAL, ENOSYS, ENOENT, EPERM, EACCES, EIO}) {
    INFO(failure);
    CHECK(checked(scratch.file("x.h5"), failure) == scratch.file("x.h5"));
    CHECK(scratch.count() == 0);
  }
}

TEST_CASE("a folder in which no file can be made is refused for its own reason") {
  const std::string said = checked("/proc/x.h5", EINVAL);
  INFO(said);
  CHECK(said.find("no file can be made in the folder /proc") != std::string::npos);
  CHECK(said.find("Invalid argument") == std::string::npos);
}
