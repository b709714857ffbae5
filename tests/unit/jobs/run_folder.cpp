#include <catch2/catch.hpp>

#include "jobs/run_names.hpp"
#include "support/exit_of.hpp"
#include "taktskifte/jobs/run_folder.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

TEST_CASE("a run knows the names that it gives, and no others") {
  CHECK(is_shard_name("shard-00000064.h5"));
  CHECK(is_shard_name("shard-123456789.h5"));
  CHECK(is_damaged_name("shard-00000064.h5.damaged"));
  CHECK(is_lock_name("run.lock"));
  CHECK(is_lock_name("part-3-of-1000000.lock"));
  CHECK(is_temporary_record_name(".study.h5.a1b2c3.tmp"));
  for (const auto* name : {".study.h5.a1b2c3.tmp", ".shard-00000064.h5.a1b2c3.tmp", ".result.a1b2c3.tmp"})
    CHECK(is_temporary_name(name));
  for (const auto* name :
       {"shard-list.txt", "shard-1.h5", "shard-0000006a.h5", "shard-00000064.h5.bak", "xshard-00000064.h5",
        "poetry.lock", "part-0-of-3.lock", "run.lock~", ".notes", ".study.h5", ".study.h5.backup",
        ".x.h5.a1b2c3.tmp", ".result.backup", "study.h5"}) {
    INFO(name);
    CHECK_FALSE(is_shard_name(name));
    CHECK_FALSE(is_damaged_name(name));
    CHECK_FALSE(is_lock_name(name));
    CHECK_FALSE(is_temporary_name(name));
  }
}

TEST_CASE("a result is called after its folder, whatever the record says") {
  const auto result = [](const std::string& folder, const std::string& output) {
    JobManifest record;
    record.output = output;
    return result_of(folder, record);
  };
  CHECK(result("a/x.parts", "x.h5") == "a/x.h5");
  CHECK(result("a/y.parts", "x.h5") == "a/y.h5");
  CHECK(result("x.nc.parts", "x.nc") == "x.nc");
  CHECK(result("z.nc.parts", "x.nc") == "z.nc");
  CHECK(result("x.v2.parts", "x.v2.h5") == "x.v2.h5");
  CHECK(result(".x.parts", ".x.h5") == ".x.h5");
  CHECK(result("kept", "x.h5") == "kept.h5");
  for (const auto* output : {"", "..", ".profile", "../x.h5", "/x.h5", "a/x.h5"}) {
    INFO(output);
    CHECK(complaint_of([&] { result("a/x.parts", output); }).exit == ErrorKind::data);
  }
}
