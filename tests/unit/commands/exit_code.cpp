#include "taktskifte/core/exit_code.hpp"

#include <catch2/catch.hpp>

using namespace taktskifte;
using taktskifte::exit_code;

TEST_CASE("the exit codes are those of sysexits") {
  CHECK(exit_code(ErrorKind::usage) == 64);
  CHECK(exit_code(ErrorKind::data) == 65);
  CHECK(exit_code(ErrorKind::no_input) == 66);
  CHECK(exit_code(ErrorKind::internal) == 70);
  CHECK(exit_code(ErrorKind::cannot_create) == 73);
  CHECK(exit_code(ErrorKind::io) == 74);
  CHECK(exit_code(ErrorKind::stopped) == 75);
  CHECK(exit_code(ErrorKind::scenario) == 78);
}
