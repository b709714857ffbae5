// The table of the variables of the results of a run.
#include "contents/description.hpp"
#include "taktskifte/world/expenditure.hpp"

namespace taktskifte::layout {
namespace {

NumberType kind_of(Stored stored) {
  return stored == Stored::count ? NumberType::int32 : NumberType::float64;
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

template <typename Row>
Description described_row(const Row& row, std::string_view units, NumberType kind,
                          const std::vector<std::string>& dimensions) {
  return {.name = std::string(row.name),
          .long_name = std::string(row.long_name),
          .units = std::string(units),
          .kind = kind,
          .dimensions = dimensions};
}

}  // namespace

Description text_variable(const std::string& name, const std::string& long_name,
                          const std::vector<std::string>& dimensions) {
  return {.name = name, .long_name = long_name, .units = "", .kind = std::nullopt, .dimensions = dimensions};
}

Description axis_variable(const std::string& name, const std::string& long_name,
                          std::optional<NumberType> kind) {
  return {.name = name, .long_name = long_name, .units = "", .kind = kind, .dimensions = {name}};
}

Description drift_variable(const std::vector<std::string>& dimensions, std::optional<double> fill) {
  return {.name = "burn_in_drift",
          .long_name = "whether the research share still moved at the end of the burn-in",
          .units = "1",
          .kind = NumberType::int8,
          .dimensions = dimensions,
          .meanings = {"steady", "drifted"},
          .fill = fill};
}

std::vector<Description> dimension_variables() {
  using enum NumberType;
  return {axis_variable("scenario", "scenario; differences are taken to the first one"),
          axis_variable("replicate", "replicate; scenarios share the random numbers of a replicate", int32),
          axis_variable("year", "calendar year", int32),
          axis_variable("outcome", "what an innovation can succeed in"),
          axis_variable("partner", "who an innovation is made with"),
          axis_variable("cause", "main cause of an innovation"),
          axis_variable("ministry", "ministry that pays"),
          axis_variable("barrier", "first step that kept researchers out of an innovation"),
          axis_variable("region", "region of the municipality"),
          axis_variable("size_class", "inhabitants of the municipality"),
          axis_variable("lorenz_share", "part of municipalities, those with the fewest grants led", float64),
          axis_variable("municipality", "number of the municipality"),
          axis_variable("failed_replicate", "replicate that failed and is in no other variable", int32),
          axis_variable("data_file", "table that the world was made from"),
          axis_variable("key", "key of a scenario file")};
}

std::vector<Description> input_variables() {
  return {
      text_variable("scenario_title", "what the scenario is about", {"scenario"}),
      text_variable("scenario_text", "scenario file as given, followed by its bases", {"scenario"}),
      text_variable("resolved_keys", "every key with value, origin and status, a line each", {"scenario"}),
      text_variable("key_name", "name of the key", {"key"}),
      text_variable("key_unit", "unit of the key's value", {"key"}),
      text_variable("key_status",
                    "how well the default is known: published, derived, stated, assumed; or a setting",
                    {"key"}),
      text_variable("key_confidence",
                    "how far the default can be trusted: high, medium, low; empty for a setting", {"key"}),
      text_variable("key_source", "where the default is from", {"key"}),
      text_variable("key_value", "value in the scenario", {"scenario", "key"}),
      text_variable("key_origin", "where the value was set", {"scenario", "key"}),
      text_variable("data_text", "content of the table (csv)", {"data_file"}),
      text_variable("failure_reason", "what stopped the replicate", {"failed_replicate"}),
      text_variable("municipality_name", "name of the municipality", {"municipality"}),
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
      text_variable("successor_2024", "number of the municipality of 2024 that holds most of its territory",
                    {"municipality"}),
      text_variable("successors_2024_shares",
                    "all municipalities of 2024 that hold its territory, with their shares of it",
                    {"municipality"})};
}

Description describe(const MeasureRow& row) {
  Description description =
      described_row(row, row.units(), kind_of(row.stored()), {"scenario", "replicate", "year"});
  for (const auto& dimension : row.along)
    if (!dimension.empty()) description.dimensions.emplace_back(dimension);
  return description;
}

Description describe(const TrajectoryColumn& column) {
  Description description = described_row(column, column.units, kind_of(column.stored),
                                          {"scenario", "replicate", "year", "municipality"});
  description.name.insert(0, "panel_");
  return description;
}

Description describe(const SumRow& row) {
  return described_row(row, "1", NumberType::float64, {"scenario", "municipality"});
}

Description describe(const YearSumRow& row) {
  return described_row(row, "1", NumberType::int32, {"scenario", "year", "municipality"});
}

std::vector<Description> replicate_variables(bool trajectories) {
  std::vector<Description> all;
  for (const auto& row : measures()) all.push_back(describe(row));
  if (trajectories)
    for (const auto& column : trajectory_columns()) all.push_back(describe(column));
  all.push_back(drift_variable({"scenario", "replicate"}));
  return all;
}

std::vector<Description> sum_variables(bool municipality_years) {
  std::vector<Description> all;
  for (const auto& row : municipality_sum_rows()) all.push_back(describe(row));
  if (municipality_years)
    for (const auto& row : municipality_year_rows()) all.push_back(describe(row));
  return all;
}

const std::vector<Description>& all_variables() {
  static const std::vector<Description> all = [] {
    std::vector<Description> table = dimension_variables();
    for (const auto& part : {input_variables(), replicate_variables(true), sum_variables(true)})
      table.insert(table.end(), part.begin(), part.end());
    return table;
  }();
  return all;
}

}  // namespace taktskifte::layout
