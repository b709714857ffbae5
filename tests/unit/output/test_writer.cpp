#include <catch2/catch.hpp>
#include <filesystem>
#include <limits>

#include "support/exit_of.hpp"
#include "support/sample_results.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

TEST_CASE("replicates come in order, and all of them") {
  const SampleSize size{.replicates = 3};
  const Scratch scratch;
  ResultWriter writer(scratch.file("x.h5"), sample_header(size));
  CHECK(complaint_of([&] { writer.append(1, sample_replicate(1, size)); }).exit == Exit::internal);
  writer.append(0, sample_replicate(0, size));
  CHECK(complaint_of([&] { writer.append(0, sample_replicate(0, size)); }).exit == Exit::internal);
  const auto early = complaint_of([&] { writer.finish(); });
  CHECK(early.exit == Exit::internal);
  CHECK(early.says("1 of 3"));
  writer.append(1, sample_replicate(1, size));
  writer.append(2, sample_replicate(2, size));
  CHECK(complaint_of([&] { writer.append(3, sample_replicate(3, size)); }).exit == Exit::internal);
  writer.finish();
  CHECK(ResultReader(scratch.file("x.h5")).replicates() == 3);
}

TEST_CASE("series of another shape and counts that are none are defects") {
  const SampleSize size{.replicates = 3};
  const Scratch scratch;
  ResultWriter writer(scratch.file("x.h5"), sample_header(size));
  auto series = sample_replicate(0, size);
  auto fewer = series;
  fewer.pop_back();
  CHECK(complaint_of([&] { writer.append(0, fewer); }).exit == Exit::internal);
  auto shorter = series;
  shorter[1].values.pop_back();
  CHECK(complaint_of([&] { writer.append(0, shorter); }).exit == Exit::internal);
  auto no_count = series;
  no_count[0].values[offset(Measure::awards)] = GENERATE(0.5, 3e9, std::numeric_limits<double>::quiet_NaN());
  const auto complaint = complaint_of([&] { writer.append(0, no_count); });
  CHECK(complaint.exit == Exit::internal);
  CHECK(complaint.says("awards"));
}

TEST_CASE("an unfinished file leaves nothing, and the earlier one as it was") {
  const Scratch scratch;
  write_content(scratch.file("x.h5"), "the earlier file");
  {
    const SampleSize size{.replicates = 100};
    ResultWriter writer(scratch.file("x.h5"), sample_header(size));
    for (int replicate = 0; replicate < 70; ++replicate)
      writer.append(replicate, sample_replicate(replicate, size));
    CHECK(scratch.count() == 2);
  }
  CHECK(scratch.count() == 1);
  CHECK(content(scratch.file("x.h5")) == "the earlier file");
}

TEST_CASE("a finished file takes the place of the earlier one, through a link too") {
  const Scratch scratch;
  write_content(scratch.file("x.h5"), "the earlier file");
  std::filesystem::create_symlink(scratch.file("x.h5"), scratch.file("link.h5"));
  write_sample(scratch.file("link.h5"), {});
  CHECK(std::filesystem::is_symlink(scratch.file("link.h5")));
  CHECK(ResultReader(scratch.file("x.h5")).replicates() == SampleSize{}.replicates);
  CHECK(scratch.count() == 2);
}

TEST_CASE("an output that cannot be made is refused before the first number") {
  const Scratch scratch;
  write_content(scratch.file("plain"), "");
  const std::vector<std::pair<std::string, std::string>> cases = {
      {scratch.file("missing/x.h5"), "mkdir -p"},      {scratch.file(""), "this is a folder"},
      {scratch.file("plain/x.h5"), "is not a folder"}, {"/dev/null", "not a plain file"},
      {"/proc/x.h5", "choose another output name"},    {"", "this is a folder"}};
  for (const auto& [target, says] : cases) {
    INFO(target);
    const auto complaint =
        complaint_of([&name = target] { const ResultWriter writer(name, sample_header({})); });
    CHECK(complaint.exit == Exit::cannot_create);
    CHECK(complaint.says(target));
    CHECK(complaint.says(says));
  }
}
