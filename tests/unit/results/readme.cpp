#include <catch2/catch.hpp>

#include "support/sample_results.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

TEST_CASE("results/README.md describes every variable, each with its unit and dimensions") {
  const auto manual = content(std::string(TAKTSKIFTE_SOURCE_DIR) + "/results/README.md");
  REQUIRE(!manual.empty());
  const Scratch scratch;
  write_sample_with_trajectories(scratch.file("x.h5"), {});
  const ResultReader reader(scratch.file("x.h5"));
  for (const auto& name : reader.variable_names()) {
    const auto variable = reader.describe(name);
    std::string dimensions;
    for (const auto& dimension : variable.dimensions)
      dimensions += (dimensions.empty() ? "" : ", ") + dimension;
    const auto row = "| `" + name + "` | " + dimensions + " | " +
                     (variable.units.empty() ? "none" : variable.units) + " | ";
    INFO(row);
    CHECK(manual.find(row) != std::string::npos);
  }
  for (const auto& attribute : reader.attributes()) {
    INFO(attribute.name);
    CHECK(manual.find("`" + attribute.name + "`") != std::string::npos);
  }
}

TEST_CASE("results/README.md says of every column of a panel what the file says") {
  const auto manual = content(std::string(TAKTSKIFTE_SOURCE_DIR) + "/results/README.md");
  for (const auto& column : trajectory_columns()) {
    INFO(column.name);
    const auto stored = column.stored == Stored::count ? "int32" : "float64";
    CHECK(manual.find("| `panel_" + std::string(column.name) +
                      "` | scenario, replicate, year, municipality | " + std::string(column.units) + " | " +
                      std::string(column.long_name) + " | " + stored + " |") != std::string::npos);
  }
}

TEST_CASE("results/README.md says of every measure what the file says") {
  const auto manual = content(std::string(TAKTSKIFTE_SOURCE_DIR) + "/results/README.md");
  for (const auto& row : measures()) {
    INFO(row.name);
    CHECK(manual.find(" | " + std::string(row.units) + " | " + std::string(row.long_name) + " |") !=
          std::string::npos);
  }
}
