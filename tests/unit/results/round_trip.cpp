#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cstdint>

#include "support/sample_results.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Whether a variable holds, in every place, what the sample says, NaN included.
bool holds(const Variable& variable, const MeasureRow& row, const SampleSize& size) {
  const auto elements = row.elements();
  const auto years = static_cast<std::size_t>(size.years);
  const auto replicates = static_cast<std::size_t>(size.replicates);
  for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
    const auto series = sample_replicate(static_cast<int>(replicate), size);
    for (std::size_t scenario = 0; scenario < series.size(); ++scenario)
      for (std::size_t year = 0; year < years; ++year)
        for (std::size_t element = 0; element < elements; ++element) {
          const auto at = ((scenario * replicates + replicate) * years + year) * elements + element;
          const double expected = series[scenario].at(year, row.measure, element);
          const double found = variable.values[at];
          if (!same_bits(found, expected) && !(std::isnan(found) && std::isnan(expected))) return false;
        }
  }
  return true;
}

}  // namespace

TEST_CASE("every value written is read again, across the borders of blocks") {
  const int replicates = GENERATE(1, 63, 64, 65, 130);
  const SampleSize size{.scenarios = 2, .replicates = replicates, .years = 3, .municipalities = 4};
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  CHECK(reader.replicates() == replicates);
  for (const auto& row : measures()) {
    INFO(row.name << ", " << replicates << " replicates");
    const auto variable = reader.read(std::string(row.name));
    CHECK(variable.long_name == row.long_name);
    CHECK(variable.units == row.units());
    CHECK(holds(variable, row, size));
  }
  const auto drift = reader.read("burn_in_drift");
  CHECK(drift.dimensions == std::vector<std::string>{"scenario", "replicate"});
  for (int replicate = 0; replicate < replicates; ++replicate)
    CHECK(drift.values[static_cast<std::size_t>(replicate)] == (replicate % 5 == 3 ? 1.0 : 0.0));
}

TEST_CASE("dimensions have names, sizes and labels") {
  const SampleSize size;
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  CHECK(reader.scenarios() == std::vector<std::string>{"today", "quarter", "parity"});
  CHECK(reader.years() == std::vector<int>{2018, 2019, 2020, 2021, 2022, 2023});
  const auto variable = reader.describe("awards_region_size");
  CHECK(variable.dimensions ==
        std::vector<std::string>{"scenario", "replicate", "year", "region", "size_class"});
  CHECK(variable.shape == std::vector<std::size_t>{3, 8, 6, 5, 3});
  CHECK(variable.values.empty());
  const auto curve = reader.describe("lorenz_awards");
  CHECK(curve.dimensions == std::vector<std::string>{"scenario", "replicate", "year", "lorenz_share"});
  CHECK(curve.shape == std::vector<std::size_t>{3, 8, 6, 9});
  CHECK(reader.read("lorenz_share").values ==
        std::vector<double>(lorenz_shares.begin(), lorenz_shares.end()));
  CHECK(reader.describe("ever_joined_share_size").shape == std::vector<std::size_t>{3, 8, 6, 3});
  CHECK(reader.describe("population").dimensions == std::vector<std::string>{"municipality"});
  CHECK(reader.describe("year").dimensions == std::vector<std::string>{"year"});
  CHECK(reader.labels("region")[3] == "Østlandet");
  CHECK(reader.labels("outcome").size() == outcome_count);
  CHECK(reader.labels("year").empty());
  CHECK(reader.labels("nonsense").empty());
}

TEST_CASE("municipalities are described and summed exactly") {
  const SampleSize size{.scenarios = 2, .replicates = 70, .years = 2, .municipalities = 5};
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  CHECK(reader.read_text("municipality_name")[2] == "Bø på Ås 2");
  CHECK(reader.read("municipality_size_class").values == std::vector<double>{0, 1, 1, 1, 1});
  CHECK(reader.read("municipality_region").values == std::vector<double>{0, 1, 2, 3, 4});
  std::vector<double> sum(10), squares(10), cross(10), applications(10), awarded(10);
  for (int replicate = 0; replicate < size.replicates; ++replicate) {
    const auto series = sample_replicate(replicate, size);
    for (std::size_t s = 0; s < 2; ++s)
      for (std::size_t m = 0; m < 5; ++m) {
        const auto awards = static_cast<double>(series[s].totals.awards[m]);
        sum[s * 5 + m] += awards;
        squares[s * 5 + m] += awards * awards;
        cross[s * 5 + m] += awards * static_cast<double>(series[0].totals.awards[m]);
        applications[s * 5 + m] += static_cast<double>(series[s].totals.applications[m]);
        awarded[s * 5 + m] += awards > 0.0 ? 1.0 : 0.0;
      }
  }
  CHECK(reader.read("municipality_awards_sum").values == sum);
  CHECK(reader.read("municipality_awards_sum_of_squares").values == squares);
  CHECK(reader.read("municipality_awards_cross_first").values == cross);
  CHECK(reader.read("municipality_applications_sum").values == applications);
  CHECK(reader.read("municipality_replicates_awarded").values == awarded);
}

TEST_CASE("what a scenario was stands in the file") {
  const SampleSize size;
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  const auto names = reader.read_text("key_name");
  REQUIRE(names.size() == keys().size());
  const auto share =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), "funding.public_share") - names.begin());
  REQUIRE(share < names.size());
  CHECK(reader.labels("key") == names);
  CHECK(reader.read_text("key_status")[share] == "stated");
  CHECK(reader.read_text("key_unit")[share] == keys()[share].unit);
  CHECK(reader.read_text("key_source")[share] == keys()[share].source);
  const auto values = reader.read_text("key_value");
  REQUIRE(values.size() == 3 * names.size());
  CHECK(values[names.size() + share] == "0.25");
  CHECK(reader.read_text("key_origin")[names.size() + share] == "--set");
  CHECK(reader.read_text("scenario_title")[2] == "50 % public");
  CHECK(reader.read_text("scenario_text")[1] == "# quarter\n[funding]\npublic_share = 0.25\n");
  CHECK(reader.read_text("resolved_keys")[0].find("funding.public_share = 0.075  # --set") !=
        std::string::npos);
  std::string seed, filetype, version;
  for (const auto& [name, value] : reader.attributes()) {
    if (name == "seed") seed = value;
    if (name == "filetype") filetype = value;
    if (name == "format_version") version = value;
  }
  CHECK(seed == "9223372036854775807");
  CHECK(filetype == "taktskifte results");
  CHECK(version == std::to_string(result_format_version));
  CHECK(reader.attributes().front().name == "Conventions");
}

TEST_CASE("equal runs give equal bytes, whatever the name of the file") {
  const Scratch scratch;
  write_sample(scratch.file("one.h5"), {});
  write_sample(scratch.file("two.h5"), {});
  CHECK(content(scratch.file("one.h5")) == content(scratch.file("two.h5")));
}

TEST_CASE("replicates that failed are left out of the variables and stand with their reasons") {
  const SampleSize size{.scenarios = 2, .replicates = 4, .years = 2, .municipalities = 3};
  const Scratch scratch;
  auto header = sample_header(size);
  header.replicates = {0, 2, 70};
  header.failures = {{1, "the ledger does not balance"}, {3, "Ås: no reason given"}};
  ResultWriter writer(scratch.file("x.h5"), header);
  for (const int replicate : header.replicates) writer.append(replicate, sample_replicate(replicate, size));
  writer.finish();
  const ResultReader reader(scratch.file("x.h5"));
  CHECK(reader.replicates() == 3);
  CHECK(reader.replicate_numbers() == std::vector{0, 2, 70});
  REQUIRE(reader.failures().size() == 2);
  CHECK(reader.failures()[0].replicate == 1);
  CHECK(reader.failures()[0].reason == "the ledger does not balance");
  CHECK(reader.failures()[1].replicate == 3);
  CHECK(reader.failures()[1].reason == "Ås: no reason given");
  const auto awards = reader.read("municipality_awards_sum");
  double expected = 0.0;
  for (const int replicate : header.replicates)
    expected += static_cast<double>(sample_replicate(replicate, size)[1].totals.awards[2]);
  CHECK(awards.values[5] == expected);
}
