#include <catch2/catch.hpp>

#include "support/exit_of.hpp"
#include "support/sample_results.hpp"
#include "support/scratch.hpp"
#include "taktskifte/verify/stored_inputs.hpp"
#include "taktskifte/verify/verify_file.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

TEST_CASE("replicates that are missing or too many are named") {
  const Scratch scratch;
  const SampleSize size{.scenarios = 1, .replicates = 8, .years = 1, .municipalities = 3};
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  CHECK_FALSE(replicates_mismatch(reader, 8, false));
  CHECK(replicates_mismatch(reader, 16, false)->stored == "8 (without 8, 9, 10, 11, 12 and 3 more)");
  CHECK(replicates_mismatch(reader, 6, false)->stored == "8 (with 6, 7 too many)");
  CHECK(replicates_mismatch(reader, 8, true));
  const SampleSize alone{.scenarios = 1, .replicates = 1, .years = 1, .municipalities = 3};
  write_sample_with_trajectories(scratch.file("one.h5"), alone);
  const ResultReader one(scratch.file("one.h5"));
  CHECK_FALSE(replicates_mismatch(one, 8, true));
  CHECK(replicates_mismatch(one, 0, true));
}

TEST_CASE("a sample of no replicate is refused: nothing would be run again, and nothing be said of it") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), {.scenarios = 1, .replicates = 8, .years = 1, .municipalities = 3});
  const auto complaint = complaint_of([&] { (void)verify_file(scratch.file("x.h5"), {.sample = 0}, {}); });
  CHECK(complaint.exit == ErrorKind::usage);
  CHECK(complaint.says("sample = 0"));
}
