#include "taktskifte/core/error.hpp"

#include <catch2/catch.hpp>
#include <string>

using taktskifte::Diagnostics;
using taktskifte::Error;
using taktskifte::ErrorKind;

TEST_CASE("a place is a file with or without a line") {
  CHECK(taktskifte::to_string({.file = "scenarios/x.ini", .line = 12}) == "scenarios/x.ini:12");
  CHECK(taktskifte::to_string({.file = "scenarios/x.ini"}) == "scenarios/x.ini");
  CHECK(taktskifte::to_string({.file = "--set"}) == "--set");
}

TEST_CASE("an error carries its text and its exit code") {
  const Error error(ErrorKind::data, "x.csv:3: no such column");
  CHECK(std::string(error.what()) == "x.csv:3: no such column");
  CHECK(error.kind() == ErrorKind::data);
}

TEST_CASE("the exit codes are those of sysexits") {
  CHECK(static_cast<int>(ErrorKind::ok) == 0);
  CHECK(static_cast<int>(ErrorKind::usage) == 64);
  CHECK(static_cast<int>(ErrorKind::data) == 65);
  CHECK(static_cast<int>(ErrorKind::no_input) == 66);
  CHECK(static_cast<int>(ErrorKind::internal) == 70);
  CHECK(static_cast<int>(ErrorKind::cannot_create) == 73);
  CHECK(static_cast<int>(ErrorKind::io) == 74);
  CHECK(static_cast<int>(ErrorKind::stopped) == 75);
  CHECK(static_cast<int>(ErrorKind::scenario) == 78);
}

TEST_CASE("no complaint, no error") {
  const Diagnostics diagnostics;
  CHECK(diagnostics.empty());
  CHECK_NOTHROW(diagnostics.throw_if_any(ErrorKind::scenario));
}

TEST_CASE("all complaints come in one go, in order, one a line") {
  Diagnostics diagnostics;
  diagnostics.add({.file = "x.ini", .line = 2}, "funding.public_share = 1.4: a share lies in [0, 1]");
  diagnostics.add({.file = "--set"}, "run.sed: no such key; did you mean run.seed?");
  CHECK_FALSE(diagnostics.empty());
  try {
    diagnostics.throw_if_any(ErrorKind::scenario);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::scenario);
    CHECK(std::string(error.what()) ==
          "x.ini:2: funding.public_share = 1.4: a share lies in [0, 1]\n"
          "--set: run.sed: no such key; did you mean run.seed?");
  }
}

TEST_CASE("the first fifty complaints about a file are kept, the others counted, for each file by itself") {
  Diagnostics diagnostics;
  for (int line = 1; line <= 60; ++line) diagnostics.add({.file = "x.ini", .line = line}, "wrong");
  diagnostics.add({.file = "y.ini", .line = 1}, "wrong too");
  CHECK(diagnostics.full("x.ini"));
  CHECK_FALSE(diagnostics.full("y.ini"));
  try {
    diagnostics.throw_if_any(ErrorKind::scenario);
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
