#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>

#include "support/exit_of.hpp"
#include "support/sample_results.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

/// ErrorKind code of a process of its own that may write files of at most `bytes` only, as on a full disk,
/// and leaves through exit() as a program does.
int write_with_room_for(rlim_t bytes, const std::string& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto complaint = complaint_of([&] { write_sample(file, {.replicates = 100}); });
    std::exit(complaint.exit == ErrorKind::io && !complaint.says(file)
                  ? 1
                  : static_cast<int>(complaint.exit.value_or(ErrorKind::internal)));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("without room for the file there is a clear end, no part of it, and the earlier file") {
  const Scratch scratch;
  write_sample(scratch.file("whole.h5"), {.replicates = 100});
  const auto whole = content(scratch.file("whole.h5")).size();
  write_content(scratch.file("x.h5"), "the earlier file");
  const auto room =
      GENERATE_COPY(std::size_t{0}, std::size_t{1000}, whole / 3, whole / 2, whole - 2000, whole - 1);
  INFO(room << " of " << whole << " bytes");
  CHECK(write_with_room_for(room, scratch.file("x.h5")) == static_cast<int>(ErrorKind::io));
  CHECK(content(scratch.file("x.h5")) == "the earlier file");
  CHECK(scratch.count() == 2);
}
