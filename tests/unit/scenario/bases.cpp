// Which files a scenario may have as a base, and what is said of files that are no scenarios.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "unit/scenario/written.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;
using support::Scratch;
using support::write_content;

struct Folders {
  Scratch scratch;
  Folders() {
    for (const auto* folder : {"mine/sub", "theirs"}) fs::create_directories(scratch.file(folder));
    write_content(scratch.file("theirs/base.ini"), "base = common.ini\nrun.years = 3\n");
    write_content(scratch.file("theirs/common.ini"), "run.seed = 7\n");
    write_content(scratch.file("mine/base.ini"), "run.years = 3\n");
    write_content(scratch.file("mine/sub/up.ini"), "base = ../base.ini\n");
    fs::create_symlink("../theirs/common.ini", scratch.file("mine/link.ini"));
    fs::create_symlink("base.ini", scratch.file("mine/fine.ini"));
    fs::create_directory_symlink("..", scratch.file("mine/up"));
  }

  [[nodiscard]] support::Complaint complaint(const std::string& base,
                                             const std::vector<std::string>& typed = {}) const {
    write_content(scratch.file("mine/x.ini"), "base = " + base + "\n");
    return support::complaint_of([&] { (void)read_scenario(scratch.file("mine/x.ini"), {}, typed); });
  }
};

}  // namespace

TEST_CASE("a base lies in the folder of the scenario or below it, links followed") {
  const Folders folders;
  for (const auto& name :
       {std::string("base.ini"), std::string("sub/../base.ini"), std::string("fine.ini"),
        std::string("sub/up.ini"), std::string("../mine/base.ini"), folders.scratch.file("mine/base.ini")}) {
    INFO(name);
    CHECK(folders.complaint(name).what.empty());
  }
  for (const auto& name :
       {std::string("/etc/shadow"), std::string("../theirs/base.ini"), std::string("../no/such.ini"),
        std::string("link.ini"), std::string("up/theirs/base.ini"), std::string("/dev/zero"),
        folders.scratch.file("theirs/base.ini")}) {
    INFO(name);
    const auto refused = folders.complaint(name);
    CHECK(refused.exit == ErrorKind::scenario);
    CHECK(refused.says("x.ini:1: base = " + name + ": the base lies outside the folder of the scenario"));
    CHECK(refused.says("name it on the command line as well"));
  }
}

TEST_CASE("scenarios that come with the program are a base of any other") {
  const Folders folders;
  CHECK(folders.complaint(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/today.ini").what.empty());
  CHECK(folders.complaint(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/../LICENSE").exit ==
        ErrorKind::scenario);
}

TEST_CASE("a base that is not beside the scenario is one that comes with the program, by its name alone") {
  const Folders folders;
  CHECK(folders.complaint("today.ini").what.empty());
  CHECK(folders.complaint("sweeps/../today.ini").what.empty());
  for (const std::string name : {"no-such.ini", "data", "scenarios/today.ini", "../LICENSE"}) {
    INFO(name);
    CHECK_FALSE(folders.complaint(name).what.empty());
  }
  write_content(folders.scratch.file("mine/today.ini"), "run.years = 7\n");
  write_content(folders.scratch.file("mine/x.ini"), "base = today.ini\n");
  CHECK(read_scenario(folders.scratch.file("mine/x.ini"), {}).scenario.run.years == 7);
}

TEST_CASE("a base that the user has typed is fine, and so are those beside it") {
  const Folders folders;
  CHECK(folders.complaint("../theirs/base.ini", {folders.scratch.file("theirs/base.ini")}).what.empty());
  CHECK(folders.complaint("../theirs/base.ini", {folders.scratch.file("theirs/common.ini")}).exit ==
        ErrorKind::scenario);
}

TEST_CASE("nothing is quoted of a file that is no scenario") {
  for (const std::string text :
       {"root:$y$secret:19000:0:99999:7:::\n", "secret=\n", "PASSWORD = secret\n[keys]\nx=secret # secret\n",
        "[secret\n", "=secret\n", "-----BEGIN KEY-----\nsecret==\n"}) {
    INFO(text);
    const auto complaint = test::complaint_about(text);
    CHECK(complaint.exit == ErrorKind::scenario);
    CHECK(complaint.what == "x.ini: no line of it is one of a scenario; check that it is the right file");
  }
  for (const std::string text : {"[run]\nsecret\n", "years = 3\nsecret\n", "[fundng]\nsecret\n",
                                 "funding.publik_share = 1\nsecret\n"}) {
    INFO(text);
    CHECK(test::complaint_about(text).says(":2: "));
  }
}

TEST_CASE("names that are no text or cannot be shown are refused") {
  const Scratch scratch;
  for (const std::string name :
       {"\xf8st.ini", "a\nb.ini", "a\tb.ini", "\x1b[2J.ini", "\u009b.ini", "x.\xff"}) {
    write_content(scratch.file(name), "run.years = 3\n");
    const auto refused = support::complaint_of([&] { (void)read_scenario(scratch.file(name), {}); });
    CHECK(refused.exit == ErrorKind::scenario);
    CHECK(refused.says("\\x"));
    CHECK(refused.says("the name of this file holds bytes that are not UTF-8 text"));
  }
  write_content(scratch.file("a\tb.ini"), "");
  for (const std::string text : {"base = a\tb.ini\n", "data.municipalities = a\tb.csv\n"}) {
    write_content(scratch.file("x.ini"), text);
    const auto refused = support::complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), {}); });
    CHECK(refused.exit == ErrorKind::scenario);
    CHECK(refused.says("rename"));
  }
}

}  // namespace taktskifte
