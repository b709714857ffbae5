// Did any number change? A tiny whole run against the text of the present model_results_version. With
// TAKTSKIFTE_WRITE_GOLDEN=1 this test adds the lines of new measures; see CONTRIBUTING.md, rule 10.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <sstream>

#include "golden/lines.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/ensemble/replicates.hpp"

using namespace taktskifte;
namespace fs = std::filesystem;

namespace {

const fs::path source = TAKTSKIFTE_SOURCE_DIR;
const fs::path golden_file =
    source / "tests/golden" / ("results-" + std::to_string(model_results_version) + ".txt");

ResolvedScenario named(const std::string& name, std::vector<std::string> settings) {
  settings.insert(settings.end(), {"run.years=3", "run.replicates=2", "run.seed=20261123"});
  ResolvedScenario resolved = default_scenario(settings);
  resolved.scenario.name = name;
  return resolved;
}

// One line per scenario, replicate, year, measure and element; hexadecimal, so that every bit is in it.
std::vector<std::string> tiny_run() {
  const Experiment study{.scenarios = {named("today", {}), named("parity", {"funding.public_share=0.5"})},
                         .municipalities = support::made_up_table(25),
                         .sites = support::made_up_sites()};
  std::vector<std::string> lines;
  run_ensemble(study, {.threads = 2}, [&](int replicate, std::vector<Series>&& series) {
    for (std::size_t s = 0; s < series.size(); ++s) {
      for (std::size_t year = 0; year < 3; ++year) {
        for (const MeasureRow& row : measures()) {
          for (std::size_t e = 0; e < row.elements(); ++e) {
            const double value = series[s].at(year, row.measure, e);
            std::ostringstream line;
            line << study.scenarios[s].scenario.name << " replicate " << replicate << " year " << year << ' '
                 << row.name << '[' << e << "] = " << std::hexfloat << value << " (" << std::defaultfloat
                 << value << ')';
            lines.push_back(line.str());
          }
        }
      }
    }
  });
  return lines;
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("A tiny run gives the numbers it gave before") {
  const auto lines = tiny_run();
  if (std::getenv("TAKTSKIFTE_WRITE_GOLDEN") != nullptr) {
    const auto change = golden::first_change(lines_of(golden_file), lines);
    INFO(
        "numbers changed: raise model_results_version, write the reason into CHANGELOG.md (CONTRIBUTING.md)");
    REQUIRE(change == "");  // nothing is written
    std::ofstream out(golden_file);
    for (const auto& line : lines) out << line << '\n';
  }
  const auto expected = lines_of(golden_file);
  REQUIRE(!expected.empty());
  for (std::size_t l = 0; l < std::min(lines.size(), expected.size()); ++l) {
    CHECK(lines[l] == expected[l]);  // new and old, with scenario, replicate, year and measure
  }
  CHECK(lines.size() == expected.size());
}

TEST_CASE("Lines of a new measure may be added to a golden file, in any place") {
  CHECK(golden::first_change({}, {"year 0 a[0] = 1"}) == "");
  CHECK(golden::first_change({"year 0 a[0] = 1", "year 1 a[0] = 2"},
                             {"year 0 a[0] = 1", "year 0 b[0] = 7", "year 1 a[0] = 2"}) == "");
}

TEST_CASE("A line that stands in a golden file neither changes nor goes") {
  const golden::Lines standing = {"year 0 a[0] = 0x1p+0 (1)", "year 1 a[0] = 0x1p+1 (2)"};
  CHECK(golden::first_change(standing, {standing[0], "year 1 a[0] = 0x1.0000000000001p+1 (2)"}) ==
        "year 1 a[0] = 0x1p+1 (2) became year 1 a[0] = 0x1.0000000000001p+1 (2)");
  CHECK(golden::first_change(standing, {standing[1]}) == "year 0 a[0] = 0x1p+0 (1) is gone");
}

TEST_CASE("Only the present version has a golden file and those before it are in the history") {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(golden_file.parent_path())) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path().filename().string());
  }
  CHECK(files == std::vector{golden_file.filename().string()});
}

TEST_CASE("CHANGELOG.md gives a reason for every model_results_version up to the present one") {
  std::vector<int> versions;
  const std::string start = "* model_results_version ";
  for (const auto& line : lines_of(source / "CHANGELOG.md")) {
    if (!line.starts_with(start)) continue;
    const auto colon = line.find(": ");
    INFO(line);
    REQUIRE(colon != std::string::npos);
    versions.push_back(std::stoi(line.substr(start.size(), colon - start.size())));
    CHECK(line.size() >= colon + 22);  // a shorter one is no reason
  }
  std::sort(versions.begin(), versions.end());
  std::vector<int> expected(model_results_version);
  std::iota(expected.begin(), expected.end(), 1);
  CHECK(versions == expected);
}
