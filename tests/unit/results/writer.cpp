#include <catch2/catch.hpp>
#include <filesystem>
#include <limits>

#include "contents/municipality_sums.hpp"
#include "support/exit_of.hpp"
#include "support/sample_results.hpp"
#include "support/scratch.hpp"

#include "taktskifte/measures/table.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

TEST_CASE("replicates come in order, and all of them") {
  const SampleSize size{.replicates = 3};
  const Scratch scratch;
  ResultWriter writer(scratch.file("x.h5"), sample_header(size));
  CHECK(complaint_of([&] { writer.append(1, sample_replicate(1, size)); }).exit == ErrorKind::internal);
  writer.append(0, sample_replicate(0, size));
  CHECK(complaint_of([&] { writer.append(0, sample_replicate(0, size)); }).exit == ErrorKind::internal);
  const auto early = complaint_of([&] { writer.finish(); });
  CHECK(early.exit == ErrorKind::internal);
  CHECK(early.says("1 of 3"));
  writer.append(1, sample_replicate(1, size));
  writer.append(2, sample_replicate(2, size));
  CHECK(complaint_of([&] { writer.append(3, sample_replicate(3, size)); }).exit == ErrorKind::internal);
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
  CHECK(complaint_of([&] { writer.append(0, fewer); }).exit == ErrorKind::internal);
  auto shorter = series;
  shorter[1].values.pop_back();
  CHECK(complaint_of([&] { writer.append(0, shorter); }).exit == ErrorKind::internal);
  auto no_count = series;
  no_count[0].values[offset("awards")] = GENERATE(0.5, 3e9, std::numeric_limits<double>::quiet_NaN());
  const auto complaint = complaint_of([&] { writer.append(0, no_count); });
  CHECK(complaint.exit == ErrorKind::internal);
  CHECK(complaint.says("awards"));
}

TEST_CASE("a sum that would not be exact is no defect, and its message says which keys to lower") {
  const SampleSize size{.replicates = 2};
  const Scratch scratch;
  ResultWriter writer(scratch.file("x.h5"), sample_header(size));
  const auto header = sample_header(size);
  auto sums = MunicipalitySums(header.scenarios.size(), header.municipalities->size(),
                               static_cast<std::size_t>(size.years))
                  .columns();
  for (std::size_t row = 0; row < municipality_sum_rows().size(); ++row)
    sums[row].assign(sums[row].size(), 0x1p53);
  writer.add_sums(sums);
  const auto complaint = complaint_of([&] { writer.add_sums(sums); });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("x.h5"));
  CHECK(complaint.says("2^53"));
  CHECK(complaint.says("lower run.replicates or run.years"));
  CHECK_FALSE(complaint.says("defect"));
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

TEST_CASE("a link that leads nowhere yet is followed") {
  const Scratch scratch;
  std::filesystem::create_symlink("x.h5", scratch.file("link.h5"));
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
    CHECK(complaint.exit == ErrorKind::cannot_create);
    CHECK(complaint.says(target));
    CHECK(complaint.says(says));
  }
}

TEST_CASE("panels are stored with every municipality and year, and only if the header says so") {
  const SampleSize size{.scenarios = 2, .replicates = 2, .years = 3, .municipalities = 4};
  const Scratch scratch;
  write_sample_with_trajectories(scratch.file("x.h5"), size);
  write_sample(scratch.file("none.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  const ResultReader none(scratch.file("none.h5"));
  for (std::size_t c = 0; c < trajectory_columns().size(); ++c) {
    const auto& column = trajectory_columns()[c];
    const auto variable = reader.read("panel_" + std::string(column.name));
    INFO(variable.name);
    CHECK(variable.long_name == column.long_name);
    CHECK(variable.units == column.units);
    CHECK(variable.dimensions == std::vector<std::string>{"scenario", "replicate", "year", "municipality"});
    CHECK(variable.shape == std::vector<std::size_t>{2, 2, 3, 4});
    std::vector<double> expected;
    for (std::size_t s = 0; s < 2; ++s)
      for (int replicate = 0; replicate < 2; ++replicate)
        for (std::size_t year = 0; year < 3; ++year)
          for (std::size_t m = 0; m < 4; ++m)
            expected.push_back(
                sample_trajectories(replicate, s, size)[(year * trajectory_columns().size() + c) * 4 + m]);
    CHECK(variable.values == expected);
    CHECK(complaint_of([&] { static_cast<void>(none.read(variable.name)); }).exit == ErrorKind::data);
  }
}

TEST_CASE("panels of another shape and counts in them that are none are defects") {
  const SampleSize size{.scenarios = 1, .replicates = 1, .years = 2, .municipalities = 3};
  const Scratch scratch;
  auto header = sample_header(size);
  header.trajectories = true;
  ResultWriter writer(scratch.file("x.h5"), header);
  auto series = sample_replicate(0, size);
  CHECK(complaint_of([&] { writer.append(0, series); }).says("panel"));
  series[0].trajectories = sample_trajectories(0, 0, size);
  series[0].trajectories[0] = 0.5;
  const auto complaint = complaint_of([&] { writer.append(0, series); });
  CHECK(complaint.exit == ErrorKind::internal);
  CHECK(complaint.says("innovations = 0.5"));
}

TEST_CASE("The file is the same for any number of threads, over several blocks of replicates") {
  const SampleSize size{.replicates = 150};
  const Scratch scratch;
  const std::string one = scratch.file("one.h5"), other = scratch.file("other.h5");
  write_sample(one, size);
  for (const int threads : {0, 2, 7}) {
    write_sample(other, size, threads);
    CHECK(content(other) == content(one));
    std::filesystem::remove(other);
  }
}
