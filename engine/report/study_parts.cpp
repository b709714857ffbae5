// The files of a study's parts as the numbers that it is summarized from.
#include <filesystem>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/contents/result_view.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/core/undefined.hpp"
#include "taktskifte/report/sensitivity.hpp"
#include "taktskifte/report/study.hpp"
#include "taktskifte/results/sweep_file.hpp"

namespace taktskifte::report {
namespace {

[[noreturn]] void no_part(const ResultReader& reader, const std::string& what) {
  throw Error(ErrorKind::data,
              reader.file() + ": " + what +
                  ", so it is no part of a study; remove the file and give the command again");
}

const Indicator& indicator_named(const std::string& name) {
  for (const Indicator& indicator : indicators())
    if (indicator.name == name) return indicator;
  throw Error(ErrorKind::internal, "the study keeps " + name + ", which is no indicator");
}

// Names of the rows of an indicator, as a comparison has them.
std::vector<std::string> row_names(const ResultReader& reader, const Indicator& indicator) {
  const MeasureRow& first = indicator.first();
  if (first.elements() == 1) return {std::string(indicator.name)};
  std::vector<std::string> names;
  for (const auto& label : reader.labels(std::string(first.along[0])))
    names.push_back(std::string(indicator.name) + "[" + label + "]");
  return names;
}

std::vector<StudiedRow> rows_of(const ResultReader& reader) {
  std::vector<StudiedRow> rows;
  for (const auto& name : study_indicators()) {
    const Indicator& indicator = indicator_named(name);
    for (const auto& row : row_names(reader, indicator)) {
      StudiedRow studied;
      studied.name = row;
      studied.unit = to_string(indicator.unit());
      studied.margin = default_margin(row).value_or(undefined);
      rows.push_back(std::move(studied));
    }
  }
  return rows;
}

// [element][mix], each [point][replicate], of a variable along design, scenario, replicate and elements.
std::vector<PointColumns> columns_of(const ResultReader& reader, const Indicator& indicator,
                                     std::size_t points) {
  const auto values = reader.read(std::string(indicator.name)).values;
  const std::size_t mixes = reader.scenarios().size();
  const auto replicates = static_cast<std::size_t>(reader.replicates());
  const std::size_t elements = indicator.first().elements();
  if (values.size() != points * mixes * replicates * elements)
    no_part(reader, "variable " + std::string(indicator.name) + " has another shape than its dimensions");
  std::vector<PointColumns> columns(elements, PointColumns(mixes));
  std::size_t at = 0;
  for (std::size_t point = 0; point < points; ++point)
    for (std::size_t mix = 0; mix < mixes; ++mix)
      for (std::size_t replicate = 0; replicate < replicates; ++replicate)
        for (std::size_t element = 0; element < elements; ++element)
          columns[element][mix].push_back(values[at++]);
  return columns;
}

StudyOrigin origin_of(const ResultReader& reader, const StudyRequest& order) {
  const auto& years = reader.years();
  return {.model_version = std::stoi(reader.attribute("model_results_version")),
          .engine = reader.attribute("engine_version") + ", commit " + reader.attribute("engine_commit"),
          .seed = std::stoull(reader.attribute("seed")),
          .design_seed = order.seed,
          .first_year = years.front(),
          .last_year = years.back(),
          .data = data_checksum(reader),
          .sets = order.sets,
          .replicates = reader.replicates(),
          .settings = order.settings};
}

std::vector<StudiedKey> keys_of_study(const StudyRequest& order) {
  std::vector<StudiedKey> keys;
  for (const auto& values : drawn_keys(order)) {
    const Key& key = *values.key.key;
    keys.push_back({.name = values.key.name(),
                    .unit = std::string(key.unit),
                    .distribution = values.log_scale ? "log-uniform" : "uniform",
                    .low = values.low,
                    .high = values.high,
                    .standard = value_of(values.key, std::string(key.standard))});
  }
  return keys;
}

PartNumbers part_in(const std::string& folder, const std::string& name) {
  return read_part(ResultReader(part_file(folder, name), sweep_filetype));
}

}  // namespace

PartNumbers read_part(const ResultReader& reader) {
  if (!reader.is_sweep()) no_part(reader, "it is the result of a run");
  const StoredSweep stored = read_stored_sweep(reader);
  PartNumbers part{
      .mixes = {}, .replicates = static_cast<std::size_t>(reader.replicates()), .keys = {}, .rows = {}};
  for (const auto& resolved : stored.study.scenarios)
    part.mixes.push_back(resolved.scenario.funding.public_share.at(resolved.scenario.run.first_year));
  for (std::size_t key = 0; key < stored.sweep.keys.size(); ++key) {
    auto& column = part.keys.emplace_back();
    part.scales.push_back(input_scale(stored.sweep.keys[key]));
    for (const auto& point : stored.sweep.points)
      column.push_back(value_of(stored.sweep.keys[key], point.settings[key]));
  }
  if (stored.sweep.indicators != study_indicators()) no_part(reader, "it keeps other measures");
  for (const auto& name : stored.sweep.indicators)
    for (auto& columns : columns_of(reader, indicator_named(name), stored.sweep.points.size()))
      part.rows.push_back(std::move(columns));
  return part;
}

std::string part_file(const std::string& folder, const std::string& part) {
  return (std::filesystem::path(folder) / (part + ".h5")).string();
}

StudySummary summary_of(const std::string& folder, const StudyRequest& order) {
  StudyNumbers numbers;
  {
    const ResultReader reader(part_file(folder, "assumptions"), sweep_filetype);
    numbers.about.origin = origin_of(reader, order);
    numbers.about.rows = rows_of(reader);
    numbers.assumptions = read_part(reader);
  }
  numbers.about.keys = keys_of_study(order);
  numbers.triangular = part_in(folder, "triangular");
  numbers.single = part_in(folder, "single");
  numbers.trajectories = part_in(folder, "trajectories");
  numbers.curve = part_in(folder, "curve");
  for (const auto& alternative : study_alternatives()) {
    numbers.about.alternatives.emplace_back(alternative.what);
    numbers.alternatives.push_back(part_in(folder, std::string(alternative.name)));
  }
  numbers.keys_of_indices = leading_keys(numbers.trajectories, keys_of_indices);
  numbers.scramblings = scramblings_of_indices();
  numbers.indices = part_in(folder, "indices");
  return summarize(numbers, order.threads);
}

}  // namespace taktskifte::report
