#include "taktskifte/core/error.hpp"

#include <catch2/catch.hpp>
#include <string>

using taktskifte::Complaints;
using taktskifte::Error;
using taktskifte::Exit;

TEST_CASE("a place is a file with or without a line") {
  CHECK(taktskifte::to_string({.file = "scenarios/x.ini", .line = 12}) == "scenarios/x.ini:12");
  CHECK(taktskifte::to_string({.file = "scenarios/x.ini"}) == "scenarios/x.ini");
  CHECK(taktskifte::to_string({.file = "--set"}) == "--set");
}

TEST_CASE("an error carries its text and its exit code") {
  const Error error(Exit::data, "x.csv:3: no such column");
  CHECK(std::string(error.what()) == "x.csv:3: no such column");
  CHECK(error.exit() == Exit::data);
}

TEST_CASE("the exit codes are those of sysexits") {
  CHECK(static_cast<int>(Exit::ok) == 0);
  CHECK(static_cast<int>(Exit::usage) == 64);
  CHECK(static_cast<int>(Exit::data) == 65);
  CHECK(static_cast<int>(Exit::no_input) == 66);
  CHECK(static_cast<int>(Exit::internal) == 70);
  CHECK(static_cast<int>(Exit::cannot_create) == 73);
  CHECK(static_cast<int>(Exit::io) == 74);
  CHECK(static_cast<int>(Exit::stopped) == 75);
  CHECK(static_cast<int>(Exit::scenario) == 78);
}

TEST_CASE("no complaint, no error") {
  const Complaints complaints;
  CHECK(complaints.empty());
  CHECK_NOTHROW(complaints.throw_if_any(Exit::scenario));
}

TEST_CASE("all complaints come in one go, in order, one a line") {
  Complaints complaints;
  complaints.add({.file = "x.ini", .line = 2}, "funding.public_share = 1.4: a share lies in [0, 1]");
  complaints.add({.file = "--set"}, "run.sed: no such key; did you mean run.seed?");
  CHECK_FALSE(complaints.empty());
  try {
    complaints.throw_if_any(Exit::scenario);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.exit() == Exit::scenario);
    CHECK(std::string(error.what()) ==
          "x.ini:2: funding.public_share = 1.4: a share lies in [0, 1]\n"
          "--set: run.sed: no such key; did you mean run.seed?");
  }
}

TEST_CASE("the first fifty complaints about a file are kept, the others counted, for each file by itself") {
  Complaints complaints;
  for (int line = 1; line <= 60; ++line) complaints.add({.file = "x.ini", .line = line}, "wrong");
  complaints.add({.file = "y.ini", .line = 1}, "wrong too");
  CHECK(complaints.full("x.ini"));
  CHECK_FALSE(complaints.full("y.ini"));
  try {
    complaints.throw_if_any(Exit::scenario);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    const std::string what = error.what();
    CHECK(what.find("x.ini:50: wrong\ny.ini:1: wrong too\nx.ini: and 10 more mistakes; ") !=
          std::string::npos);
  }
}

TEST_CASE("a long text loses its middle, and no character is cut") {
  CHECK(taktskifte::shortened("short") == "short");
  std::string text = "start ";
  for (int i = 0; i < 1000; ++i) text += "\xC3\xA5";
  const auto cut = taktskifte::shortened(text + " end");
  CHECK(cut.size() < 600);
  CHECK(cut.find("start ") == 0);
  CHECK(cut.find("\xC3\xA5...\xC3\xA5") != std::string::npos);
  CHECK(cut.substr(cut.size() - 4) == " end");
}
