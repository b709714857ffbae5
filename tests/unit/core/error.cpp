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

TEST_CASE("an error carries its text and its kind") {
  const Error error(ErrorKind::data, "x.csv:3: no such column");
  CHECK(std::string(error.what()) == "x.csv:3: no such column");
  CHECK(error.kind() == ErrorKind::data);
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

TEST_CASE("what is wrong is there as data, too: place, key, text") {
  Diagnostics found;
  found.add({.file = "x.ini", .line = 3}, "apply.effort = x: no number", "apply.effort");
  found.add({.file = "x.ini"}, "the file is empty");
  try {
    found.throw_if_any(ErrorKind::scenario);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    REQUIRE(error.diagnostics().size() == 2);
    CHECK(error.diagnostics()[0].location.file == "x.ini");
    CHECK(error.diagnostics()[0].location.line == 3);
    CHECK(error.diagnostics()[0].key == "apply.effort");
    CHECK(error.diagnostics()[0].text == "apply.effort = x: no number");
    CHECK(error.diagnostics()[1].key.empty());
    CHECK(std::string(error.what()) == "x.ini:3: apply.effort = x: no number\nx.ini: the file is empty");
  }
  const Error alone(ErrorKind::io, "the disk is full");
  REQUIRE(alone.diagnostics().size() == 1);
  CHECK(alone.diagnostics()[0].text == "the disk is full");
  CHECK(alone.diagnostics()[0].location.file.empty());
}
