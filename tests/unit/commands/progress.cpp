#include "commands/progress.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <functional>

#include "support/scratch.hpp"

using namespace taktskifte::commands;

namespace {

// What `body` writes to standard error.
std::string said(const std::function<void()>& body) {
  const taktskifte::support::Scratch scratch;
  const std::string file = scratch.file("stderr");
  std::fflush(stderr);
  const int before = dup(STDERR_FILENO);
  std::FILE* sink = std::fopen(file.c_str(), "w");
  dup2(fileno(sink), STDERR_FILENO);
  body();
  std::fflush(stderr);
  dup2(before, STDERR_FILENO);
  std::fclose(sink);
  close(before);
  return taktskifte::support::content(file);
}

}  // namespace

TEST_CASE("Replicates that are run again are counted from their own beginning") {
  const std::string text = said([] {
    Progress progress(ProgressStyle::json, 10, 2);
    progress.begin(10, 2);
    progress.add(10);
    progress.found(7, "x.parts");  // three were lost
    progress.begin(3, 2);
    progress.add(1);  // too soon after the line before to say more
    progress.add(2);
  });
  const std::string done = "{\"replicates\": 10, \"of\": 10, \"scenarios\": 2, \"seconds_left\": 0.0}\n";
  CHECK(text == done + done);
}

TEST_CASE("A warning is said however quiet a run is, and as a line of JSON among others of JSON") {
  const auto warned = [](ProgressStyle style) {
    return said([&] { Progress(style, 10, 2).warn("a \"list\"\nis odd"); });
  };
  CHECK(warned(ProgressStyle::json) == "{\"warning\": \"a \\\"list\\\"\\nis odd\"}\n");
  CHECK(warned(ProgressStyle::none) == "warning: a \"list\"\nis odd\n");
  CHECK(warned(ProgressStyle::plain) == warned(ProgressStyle::none));
}
