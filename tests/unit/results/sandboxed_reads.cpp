#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "results/sandboxed_reads.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;

namespace {

std::vector<std::string> names(int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back("file " + std::to_string(i));
  return all;
}

/// What comes of each of some files: its value, or what was said of it.
std::vector<std::string> outcomes(const std::vector<std::string>& files, const SandboxedReads::Read& read) {
  SandboxedReads reads(files, read);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < files.size(); ++i) {
    try {
      all.push_back(reads.next<std::string>());
    } catch (const DeadlyFile& why) {
      all.push_back(std::string("deadly: ") + why.what());
    } catch (const Error& error) {
      all.push_back(std::string(error.kind() == ErrorKind::io ? "io: " : "data: ") + error.what());
    } catch (const std::runtime_error& error) {
      all.push_back(std::string("defect: ") + error.what());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("what is read of files comes in their order, whatever becomes of one of them") {
  const auto found = outcomes(names(8), [](const std::string& file, wire::Packer& bytes) {
    if (file == "file 1") throw Error(ErrorKind::data, "bad");
    if (file == "file 2") throw Error(ErrorKind::io, "locked");
    if (file == "file 3") std::raise(SIGSEGV);
    if (file == "file 4") throw std::bad_alloc();
    if (file == "file 5") throw std::logic_error("wrong");
    if (file == "file 6") return bytes(1, 2, 3);
    bytes(file);
  });
  CHECK(found == std::vector<std::string>{
                     "file 0", "data: bad", "io: locked", "deadly: the HDF5 library crashes on it",
                     "deadly: reading it would take far more memory than its size gives reason for",
                     "defect: wrong", "deadly: the HDF5 library crashes on it", "file 7"});
}

TEST_CASE("the first file is refused once if its process dies, and the others are read") {
  const auto found = outcomes(names(3), [](const std::string& file, wire::Packer& bytes) {
    if (file == "file 0") std::raise(SIGSEGV);
    bytes(file);
  });
  CHECK(found == std::vector<std::string>{"deadly: the HDF5 library crashes on it", "file 1", "file 2"});
}

TEST_CASE("before another process takes the place of a dead one, the caller can make ready for it") {
  SandboxedReads reads(names(4), [](const std::string& file, wire::Packer& bytes) {
    if (file == "file 2") std::raise(SIGSEGV);
    bytes(file);
  });
  int restarts = 0;
  const auto next = [&] { return reads.next<std::string>([&] { ++restarts; }); };
  CHECK(next() == "file 0");
  CHECK(next() == "file 1");
  CHECK(restarts == 0);
  CHECK_THROWS_AS(next(), DeadlyFile);
  CHECK(restarts == 1);  // to see whether it dies of that file alone
  CHECK(next() == "file 3");
  CHECK(restarts == 2);
}

TEST_CASE("the first file is read before it is asked for") {
  const support::Scratch scratch;
  const std::string mark = scratch.file("read");
  SandboxedReads reads(names(1), [&](const std::string& file, wire::Packer& bytes) {
    support::write_content(mark, "");
    bytes(file);
  });
  constexpr int most_turns = 10'000;  // of a millisecond
  for (int turn = 0; turn < most_turns && !std::filesystem::exists(mark); ++turn) ::usleep(1000);
  CHECK(std::filesystem::exists(mark));
  CHECK(reads.next<std::string>() == "file 0");
}

TEST_CASE("a file is not blamed for what an earlier one did to the process") {
  int read = 0;
  const auto found = outcomes(names(5), [&](const std::string& file, wire::Packer& bytes) {
    if (++read == 3) std::raise(SIGSEGV);  // in each process
    bytes(file);
  });
  CHECK(found == names(5));
}

TEST_CASE("one process reads all files as long as none is refused") {
  int read = 0;
  const auto found = outcomes(names(3), [&](const std::string& file, wire::Packer& bytes) {
    if (file == "file 1" && read == 0) throw Error(ErrorKind::data, "never");
    bytes(std::to_string(++read));
  });
  CHECK(found == std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("a file is not blamed for a process that was killed, nor where memory is limited from outside") {
  const auto killed = outcomes(names(1), [](const std::string&, wire::Packer&) { std::raise(SIGKILL); });
  CHECK(killed.front().find("io: file 0: reading it was cut short") == 0);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_AS, &before) == 0);
  rlimit limited = before;
  limited.rlim_cur = rlim_t{1} << 46U;
  REQUIRE(::setrlimit(RLIMIT_AS, &limited) == 0);
  SandboxedReads reads(names(1), [](const std::string&, wire::Packer&) { throw std::bad_alloc(); });
  CHECK_THROWS_AS(reads.next<std::string>(), std::bad_alloc);
  REQUIRE(::setrlimit(RLIMIT_AS, &before) == 0);
}

TEST_CASE(
    "a large file is not blamed for the little memory of the machine, a small one is for its own hunger") {
  const support::Scratch scratch;
  const auto file = scratch.file("large");
  support::write_content(file, "");
  const auto memory = static_cast<std::uintmax_t>(::sysconf(_SC_PHYS_PAGES)) *
                      static_cast<std::uintmax_t>(::sysconf(_SC_PAGESIZE));
  std::filesystem::resize_file(file, memory);  // takes no room on the disk
  const auto hungry = [](const std::string&, wire::Packer&) { throw std::bad_alloc(); };
  const auto large = outcomes({file}, hungry).front();
  CHECK(large.find("io: " + file + ": this machine has too little memory to read this file at once") == 0);
  std::filesystem::resize_file(file, 1000);
  CHECK(outcomes({file}, hungry).front().find("deadly: ") == 0);
}

TEST_CASE("a file is read once more when the clock ran out, which it does while the program is stopped") {
  const support::Scratch scratch;
  const auto tries = scratch.file("tries");
  const auto outcome = [&](std::size_t slow) {
    support::write_content(tries, "");
    return outcomes(names(1),
                    [&](const std::string& file, wire::Packer& bytes) {
                      const auto before = support::content(tries);
                      support::write_content(tries, before + "x");
                      if (before.size() < slow) std::raise(SIGALRM);
                      bytes(file);
                    })
        .front();
  };
  CHECK(outcome(1) == "file 0");
  CHECK(outcome(9).find("io: file 0: reading it was cut short") == 0);
  CHECK(support::content(tries) == "xx");
}

TEST_CASE("a file is not blamed where processor time is limited from outside") {
  const support::Scratch scratch;
  const auto large = scratch.file("large");
  support::write_content(large, "");
  std::filesystem::resize_file(large, std::uintmax_t{1} << 38U);  // 260 000 s; takes no room on the disk
  const auto endless = [](const std::string&, wire::Packer&) { std::raise(SIGXCPU); };
  CHECK(outcomes({large}, endless).front().find("deadly: ") == 0);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_CPU, &before) == 0);
  rlimit limited = before;
  limited.rlim_cur = 100'000;
  REQUIRE(::setrlimit(RLIMIT_CPU, &limited) == 0);
  CHECK(outcomes({large}, endless).front().find("io: " + large + ": reading it takes more processor time") ==
        0);
  CHECK(outcomes(names(1), endless).front().find("deadly: ") == 0);
  REQUIRE(::setrlimit(RLIMIT_CPU, &before) == 0);
}
