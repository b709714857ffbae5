// The table of the variables of the results of a run.
#include "contents/description.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::layout {
namespace {

template <typename Names>
std::vector<std::string> texts(const Names& names) {
  return {names.begin(), names.end()};
}

NumberType kind_of(Stored stored) {
  return stored == Stored::count ? NumberType::int32 : NumberType::float64;
}

/// What labels an axis counts along it and has no unit; text has none either.
Description labels(const std::string& name, const std::string& long_name,
                   std::optional<NumberType> kind = std::nullopt) {
  return {.name = name, .long_name = long_name, .units = "", .kind = kind, .dimensions = {name}};
}

Description text(const std::string& name, const std::string& long_name,
                 const std::vector<std::string>& dimensions) {
  return {.name = name, .long_name = long_name, .units = "", .kind = std::nullopt, .dimensions = dimensions};
}

Description of_municipalities(const std::string& name, const std::string& long_name, const std::string& units,
                              const std::string& standard_name = "") {
  return {.name = name,
          .long_name = long_name,
          .units = units,
          .kind = NumberType::float64,
          .dimensions = {"municipality"},
          .standard_name = standard_name};
}

Description position(const std::string& name, const std::string& long_name,
                     const std::vector<std::string>& along) {
  return {.name = name,
          .long_name = long_name,
          .units = "1",
          .kind = NumberType::int32,
          .dimensions = {"municipality"},
          .meanings = along};
}

}  // namespace

std::vector<Description> dimension_variables() {
  using enum NumberType;
  return {labels("scenario", "scenario; differences are taken to the first one"),
          labels("replicate", "replicate; scenarios share the random numbers of a replicate", int32),
          labels("year", "calendar year", int32),
          labels("outcome", "what an innovation can succeed in"),
          labels("partner", "who an innovation is made with"),
          labels("cause", "main cause of an innovation"),
          labels("ministry", "ministry that pays"),
          labels("barrier", "first step that kept researchers out of an innovation"),
          labels("region", "region of the municipality"),
          labels("size_class", "inhabitants of the municipality"),
          labels("lorenz_share", "part of municipalities, those with the fewest grants led", float64),
          labels("municipality", "number of the municipality"),
          labels("failed_replicate", "replicate that failed and is in no other variable", int32),
          labels("data_file", "table that the world was made from"),
          labels("key", "key of a scenario file")};
}

std::vector<Description> input_variables() {
  return {
      text("scenario_title", "what the scenario is about", {"scenario"}),
      text("scenario_text", "scenario file as given, followed by its bases", {"scenario"}),
      text("resolved_keys", "every key with value, origin and status, a line each", {"scenario"}),
      text("key_name", "name of the key", {"key"}),
      text("key_unit", "unit of the key's value", {"key"}),
      text("key_status", "how well the default is known: published, derived, stated, assumed; or a setting",
           {"key"}),
      text("key_confidence", "how far the default can be trusted: high, medium, low; empty for a setting",
           {"key"}),
      text("key_source", "where the default is from", {"key"}),
      text("key_value", "value in the scenario", {"scenario", "key"}),
      text("key_origin", "where the value was set", {"scenario", "key"}),
      text("data_text", "content of the table (csv)", {"data_file"}),
      text("failure_reason", "what stopped the replicate", {"failed_replicate"}),
      text("municipality_name", "name of the municipality", {"municipality"}),
      position("municipality_region", "region of the municipality, a position along region",
               texts(region_names)),
      position("municipality_size_class", "size class of the municipality, a position along size_class",
               texts(size_class_names)),
      of_municipalities("population", "inhabitants", "1"),
      of_municipalities("latitude", "latitude of where the people live", "degrees_north", "latitude"),
      of_municipalities("longitude", "longitude of where the people live", "degrees_east", "longitude"),
      of_municipalities(
          "municipality_expenditure",
          "gross operating expenditure per inhabitant that the model used, a year, in kroner of 2015", "NOK"),
      position("municipality_expenditure_from",
               "where its expenditure is from: the list, or, where that has no figure, a median",
               texts(expenditure_from_names)),
      text("successor_2024", "number of the municipality of 2024 that holds most of its territory",
           {"municipality"}),
      text("successors_2024_shares",
           "all municipalities of 2024 that hold its territory, with their shares of it", {"municipality"})};
}

Description describe(const MeasureRow& row) {
  Description description{.name = std::string(row.name),
                          .long_name = std::string(row.long_name),
                          .units = std::string(row.units()),
                          .kind = kind_of(row.stored()),
                          .dimensions = {"scenario", "replicate", "year"}};
  for (const auto& dimension : row.along)
    if (!dimension.empty()) description.dimensions.emplace_back(dimension);
  return description;
}

Description describe(const TrajectoryColumn& column) {
  return {.name = "panel_" + std::string(column.name),
          .long_name = std::string(column.long_name),
          .units = std::string(column.units),
          .kind = kind_of(column.stored),
          .dimensions = {"scenario", "replicate", "year", "municipality"}};
}

Description describe(const SumRow& row) {
  return {.name = std::string(row.name),
          .long_name = std::string(row.long_name),
          .units = "1",
          .kind = NumberType::float64,
          .dimensions = {"scenario", "municipality"}};
}

Description describe(const YearSumRow& row) {
  return {.name = std::string(row.name),
          .long_name = std::string(row.long_name),
          .units = "1",
          .kind = NumberType::int32,
          .dimensions = {"scenario", "year", "municipality"}};
}

namespace {

Description drift_variable() {
  return {.name = "burn_in_drift",
          .long_name = "whether the research share still moved at the end of the burn-in",
          .units = "1",
          .kind = NumberType::int8,
          .dimensions = {"scenario", "replicate"},
          .meanings = {"steady", "drifted"}};
}

}  // namespace

std::vector<Description> replicate_variables(bool trajectories) {
  std::vector<Description> all;
  for (const auto& row : measures()) all.push_back(describe(row));
  if (trajectories)
    for (const auto& column : trajectory_columns()) all.push_back(describe(column));
  all.push_back(drift_variable());
  return all;
}

std::vector<Description> sum_variables(bool municipality_years) {
  std::vector<Description> all;
  for (const auto& row : municipality_sum_rows()) all.push_back(describe(row));
  if (municipality_years)
    for (const auto& row : municipality_year_rows()) all.push_back(describe(row));
  return all;
}

namespace {

std::vector<Description> all_parts() {
  std::vector<Description> all = dimension_variables();
  const auto add = [&](std::vector<Description> parts) {
    for (auto& part : parts) all.push_back(std::move(part));
  };
  add(input_variables());
  add(replicate_variables(true));
  add(sum_variables(true));
  return all;
}

}  // namespace

const std::vector<Description>& all_variables() {
  static const std::vector<Description> all = all_parts();
  return all;
}

const Description* find_variable(const std::string& name) {
  for (const auto& variable : all_variables())
    if (variable.name == name) return &variable;
  return nullptr;
}

}  // namespace taktskifte::layout
