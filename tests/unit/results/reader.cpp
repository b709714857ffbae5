#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <vector>

#include "results/h5_write.hpp"
#include "support/exit_of.hpp"
#include "support/sample_results.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

Complaint complaint_about(const std::string& file) {
  return complaint_of([&] { const ResultReader reader(file); });
}

/// Without the checksum over the whole file, its last 28 bytes, as after a change by another program.
std::string without_checksum(const std::string& bytes) {
  return bytes.substr(0, bytes.rfind("\nTaktskifte CRC-32 "));
}

}  // namespace

TEST_CASE("a file that is not there or no file is no input") {
  const Scratch scratch;
  const auto missing = complaint_about(scratch.file("missing.h5"));
  CHECK(missing.exit == ErrorKind::no_input);
  CHECK(missing.says("missing.h5"));
  CHECK(complaint_about(scratch.file("")).exit == ErrorKind::no_input);
}

TEST_CASE("what is not HDF5 is refused") {
  const Scratch scratch;
  write_content(scratch.file("x.h5"), GENERATE("", "some text", "a longer text that is no HDF5 file either"));
  const auto complaint = complaint_about(scratch.file("x.h5"));
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.says("not an HDF5 file"));
}

TEST_CASE("pipes, folders, links to themselves and endless names are no input") {
  const Scratch scratch;
  REQUIRE(::mkfifo(scratch.file("pipe.h5").c_str(), 0600) == 0);
  std::filesystem::create_symlink("self.h5", scratch.file("self.h5"));
  for (const auto& name : {scratch.file("pipe.h5"), scratch.file("self.h5"),
                           scratch.file(std::string(5000, 'a')), std::string("/dev/zero")}) {
    const auto complaint = complaint_about(name);
    INFO(complaint.what);
    CHECK(complaint.exit == ErrorKind::no_input);
    CHECK(complaint.what.size() < 1000);
  }
}

TEST_CASE("a file that another program has locked is in use, not damaged") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), {});
  const int other = ::open(scratch.file("x.h5").c_str(), O_RDWR);
  REQUIRE(::flock(other, LOCK_EX | LOCK_NB) == 0);
  const auto complaint = complaint_about(scratch.file("x.h5"));
  CHECK(complaint.exit == ErrorKind::io);
  CHECK(complaint.says("another program uses the file"));
  REQUIRE(::flock(other, LOCK_SH | LOCK_NB) == 0);  // other readers do not disturb
  CHECK(complaint_about(scratch.file("x.h5")).exit == std::nullopt);
  ::close(other);
}

TEST_CASE("HDF5 files of others and of other versions are refused by name") {
  const Scratch scratch;
  {
    const auto foreign = h5::create_file(scratch.file("foreign.h5"));
    const auto newer = h5::create_file(scratch.file("newer.h5"));
    h5::set_text(newer, "filetype", "taktskifte results");
    const double version = result_format_version + 1;
    h5::set_number(newer, "format_version", NumberType::int32, {&version, 1});
  }
  const auto foreign = complaint_about(scratch.file("foreign.h5"));
  CHECK(foreign.exit == ErrorKind::data);
  CHECK(foreign.says("no result file of Taktskifte"));
  const auto newer = complaint_about(scratch.file("newer.h5"));
  CHECK(newer.exit == ErrorKind::data);
  CHECK(newer.says("format_version " + std::to_string(result_format_version + 1)));
}

TEST_CASE("a changed byte anywhere is found") {
  const Scratch scratch;
  write_sample(scratch.file("good.h5"), {});
  const auto good = content(scratch.file("good.h5"));
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < good.size(); at += 1009) places.push_back(at);
  for (std::size_t back = 1; back <= 28; ++back) places.push_back(good.size() - back);  // the checksum's line
  for (const std::size_t at : places) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    write_content(scratch.file("bad.h5"), bad);
    const auto complaint = complaint_about(scratch.file("bad.h5"));
    INFO("byte " << at);
    CHECK(complaint.exit == ErrorKind::data);
    CHECK(complaint.says("bad.h5"));
  }
}

TEST_CASE("a file cut short is found") {
  const Scratch scratch;
  write_sample(scratch.file("good.h5"), {});
  const auto good = content(scratch.file("good.h5"));
  write_content(scratch.file("bad.h5"),
                good.substr(0, GENERATE_COPY(std::size_t{100}, good.size() / 2, good.size() - 40)));
  const auto complaint = complaint_about(scratch.file("bad.h5"));
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.says("damaged"));
}

TEST_CASE("a checksum cut short, or followed by something, is found, one left out is not missed") {
  const Scratch scratch;
  write_sample(scratch.file("good.h5"), {});
  const auto good = content(scratch.file("good.h5"));
  const auto bare = without_checksum(good);
  REQUIRE(good.size() == bare.size() + 28);
  for (std::size_t kept = 4; kept < 28; ++kept) {
    INFO(kept << " bytes of the line");
    write_content(scratch.file("bad.h5"), good.substr(0, bare.size() + kept));
    CHECK(complaint_about(scratch.file("bad.h5")).says("does not fit its checksum"));
  }
  write_content(scratch.file("bad.h5"), good + "\n");
  CHECK(complaint_about(scratch.file("bad.h5")).says("does not fit its checksum"));
  write_content(scratch.file("bare.h5"), bare);
  const ResultReader reader(scratch.file("bare.h5"));
  CHECK(reader.replicates() == SampleSize{}.replicates);
  CHECK(reader.file() == scratch.file("bare.h5"));
}

TEST_CASE("without the checksum over the file, damaged numbers are found by name") {
  // Incompressible numbers, so that most bytes of the file are numbers.
  const SampleSize size{.scenarios = 1, .replicates = 640, .years = 2, .municipalities = 2};
  const Scratch scratch;
  write_sample(scratch.file("good.h5"), size);
  auto bytes = without_checksum(content(scratch.file("good.h5")));
  write_content(scratch.file("bad.h5"), bytes);
  CHECK(complaint_about(scratch.file("bad.h5")).exit == std::nullopt);
  const ResultReader reader(scratch.file("good.h5"));
  bool found = false;
  for (std::size_t at = bytes.size() / 2; at < bytes.size() && !found; at += 4999) {
    auto bad = bytes;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    write_content(scratch.file("bad.h5"), bad);
    const auto complaint = complaint_of([&] {
      const ResultReader damaged(scratch.file("bad.h5"));
      for (const auto& row : measures()) static_cast<void>(damaged.read(std::string(row.name)));
    });
    found = complaint.exit == ErrorKind::data && complaint.says("bad.h5") && complaint.says("variable ") &&
            complaint.says("damaged");
  }
  CHECK(found);
}

TEST_CASE("an unknown variable is refused by name, text is not numbers") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), {});
  const ResultReader reader(scratch.file("x.h5"));
  const auto unknown = complaint_of([&] { static_cast<void>(reader.read("nonsense")); });
  CHECK(unknown.exit == ErrorKind::data);
  CHECK(unknown.says("no variable nonsense"));
  CHECK(complaint_of([&] { static_cast<void>(reader.read("key_name")); }).exit == ErrorKind::data);
  CHECK(reader.read_text("awards").empty());
  CHECK(reader.read_text("nonsense").empty());
}

TEST_CASE("a file that is replaced, changed or removed while it is read is not mixed with another") {
  const Scratch scratch;
  const auto file = scratch.file("x.h5");
  const auto other = scratch.file("other.h5");
  write_sample(file, {});
  write_sample(other, {});
  const ResultReader reader(file);
  const auto names = reader.variable_names();
  const auto complaint_now = [&] {
    const auto complaint = complaint_of([&] { static_cast<void>(reader.read(names.back())); });
    CHECK(complaint_of([&] { static_cast<void>(reader.read(names.front())); }).exit == complaint.exit);
    return complaint;
  };
  CHECK(complaint_now().exit == std::nullopt);
  SECTION("replaced by a whole one") { std::filesystem::rename(other, file); }
  SECTION("replaced by a damaged one") {
    write_content(other, content(file).substr(0, 1000));
    std::filesystem::rename(other, file);
  }
  SECTION("changed") { write_content(file, content(file) + "\n"); }
  SECTION("removed") { std::filesystem::remove(file); }
  const auto complaint = complaint_now();
  CHECK(complaint.exit == ErrorKind::io);
  CHECK(complaint.says("x.h5: the file was replaced or changed while it was read; try again"));
}
