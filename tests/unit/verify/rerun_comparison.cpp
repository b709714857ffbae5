#include <catch2/catch.hpp>

#include "support/sample_results.hpp"
#include "support/scratch.hpp"
#include "taktskifte/measures/table.hpp"
#include "verify/rerun_comparison.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

constexpr SampleSize size{.scenarios = 2, .replicates = 70, .years = 3, .municipalities = 4};

double& value(Series& series, std::size_t year, Measure measure, std::size_t element = 0) {
  return series.values[year * values_per_year() + offset(measure) + element];
}

}  // namespace

TEST_CASE("replicates that are run again with the same numbers differ in nothing, undefined ones included") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  RerunComparison comparison(reader);
  for (const int replicate : {2, 63, 64, 69})
    comparison.add(replicate, sample_replicate(replicate, size), "");
  CHECK(comparison.mismatches().count == 0);
  CHECK(comparison.numbers() == 4 * 2 * (3 * values_per_year() + 1));
}

TEST_CASE("one number that differs is named with scenario, replicate, year and element") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  auto again = sample_replicate(65, size);
  const std::size_t vestlandet_above_20000 = 2 * size_class_count + 2;
  value(again[1], 2, "innovations_region_size", vestlandet_above_20000) = 12345.0;
  value(again[0], 1, "lorenz_awards", 4) = std::nan("");
  again[1].drifted = !again[1].drifted;
  RerunComparison comparison(reader);
  comparison.add(65, again, "");
  REQUIRE(comparison.mismatches().count == 3);
  const auto& first = comparison.mismatches().first;
  CHECK(first[0].variable == "lorenz_awards");
  CHECK(first[0].element == "lorenz_share 0.5");
  CHECK(first[0].expected == "NaN");
  CHECK(first[1].variable == "innovations_region_size");
  CHECK(first[1].scenario == "quarter");
  CHECK(first[1].replicate == 65);
  CHECK(first[1].year == 2020);
  CHECK(first[1].element == "region Vestlandet, size_class above 20000");
  CHECK(first[1].expected == "12345");
  CHECK(first[2].variable == "burn_in_drift");
}

TEST_CASE("a last bit that differs is a difference, and so is the sign of a zero") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  auto again = sample_replicate(0, size);
  double& share = value(again[0], 0, "belief_gap");
  share = std::nextafter(share, 1.0);
  value(again[0], 0, "carried_in_nok") = -0.0;
  RerunComparison comparison(reader);
  comparison.add(0, again, "");
  CHECK(comparison.mismatches().count == 2);
}

TEST_CASE("some scenarios alone are compared with those of their name") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  const auto all = sample_replicate(7, size);
  RerunComparison right(reader, {1});
  right.add(7, {all[1]}, "");
  CHECK(right.mismatches().count == 0);
  RerunComparison wrong(reader, {1});
  wrong.add(7, {all[0]}, "");
  CHECK(wrong.mismatches().count > Mismatches::most);
  CHECK(wrong.mismatches().first.size() == Mismatches::most);
}

TEST_CASE("sums per municipality are compared when all replicates have been") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  RerunComparison same(reader);
  RerunComparison other(reader);
  for (int replicate = 0; replicate < size.replicates; ++replicate) {
    auto series = sample_replicate(replicate, size);
    same.add(replicate, series, "");
    if (replicate == 3) ++series[1].totals.applications[2];
    other.add(replicate, series, "");
  }
  same.compare_sums();
  CHECK(same.mismatches().count == 0);
  other.compare_sums();
  REQUIRE(other.mismatches().count == 1);
  const auto& found = other.mismatches().first.front();
  CHECK(found.variable == "municipality_applications_sum");
  CHECK(found.scenario == "quarter");
  CHECK(found.element == "municipality 0002");
}

TEST_CASE("a replicate that failed has to fail again, and for its reason") {
  const Scratch scratch;
  auto header = sample_header(size);
  header.replicates = {0};
  header.failures = {{.replicate = 1, .reason = "no reason"}};
  ResultWriter writer(scratch.file("x.h5"), header);
  writer.append(0, sample_replicate(0, size));
  writer.finish();
  const ResultReader reader(scratch.file("x.h5"));
  const auto differences = [&](int replicate, const std::vector<Series>& series, const std::string& failure) {
    RerunComparison comparison(reader);
    comparison.add(replicate, series, failure);
    return comparison.mismatches().count;
  };
  CHECK(differences(1, {}, "no reason") == 0);
  CHECK(differences(1, {}, "another reason") == 1);
  CHECK(differences(1, sample_replicate(1, size), "") == 1);
  CHECK(differences(0, {}, "no reason") == 1);
}
