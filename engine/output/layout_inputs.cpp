#include <algorithm>

#include "output/layout.hpp"
#include "taktskifte/core/results_version.hpp"
#include "taktskifte/output/version.hpp"

namespace taktskifte::layout {
namespace {

std::string title_of(const Resolved& resolved) {
  return resolved.scenario.title.empty() ? resolved.scenario.name : resolved.scenario.title;
}

/// "below 5000" -> "below_5000": CF separates flag meanings by spaces.
template <typename Names>
std::string flag_meanings(const Names& names) {
  std::string all;
  for (std::string name : names) {
    std::replace(name.begin(), name.end(), ' ', '_');
    all += (all.empty() ? "" : " ") + name;
  }
  return all;
}

/// Writes the inputs of one file.
class Inputs {
 public:
  Inputs(const h5::Handle& file, const Dimensions& dimensions) : file_(file), dimensions_(dimensions) {}

  h5::Handle numbers(const Description& description, const std::vector<double>& values) const {
    auto dataset = create_variable(file_, dimensions_, description);
    h5::write_block(dataset, {0}, {values.size()}, values);
    return dataset;
  }

  void text(const std::string& name, const std::string& long_name, const std::vector<std::string>& along,
            const std::vector<std::string>& values) const {
    h5::Shape shape;
    for (const auto& dimension : along) shape.push_back(dimensions_.size(dimension));
    const auto dataset = h5::create_text(file_, name, shape, values);
    h5::set_text(dataset, "long_name", long_name);
    for (unsigned axis = 0; axis < along.size(); ++axis)
      h5::attach_scale(dataset, dimensions_.scale(along[axis]), axis);
  }

  template <typename Names>
  void flags(const std::string& name, const std::string& long_name, const std::vector<double>& values,
             const Names& names) const {
    const auto dataset = numbers({name, long_name, "1", h5::Kind::int32, {"municipality"}}, values);
    std::vector<double> numbered;
    while (numbered.size() < names.size()) numbered.push_back(static_cast<double>(numbered.size()));
    h5::set_number(dataset, "flag_values", h5::Kind::int32, numbered);
    h5::set_text(dataset, "flag_meanings", flag_meanings(names));
  }

 private:
  const h5::Handle& file_;
  const Dimensions& dimensions_;
};

void write_municipalities(const Inputs& inputs, const MunicipalityTable& table) {
  inputs.text("municipality_name", "name of the municipality", {"municipality"}, table.name);
  std::vector<double> regions;
  for (const auto region : table.region) regions.push_back(static_cast<double>(region));
  inputs.flags("municipality_region", "region of the municipality, a position along region", regions,
               region_names);
  std::vector<double> classes;
  for (const auto people : table.population) classes.push_back(static_cast<double>(size_class(people)));
  inputs.flags("municipality_size_class", "size class of the municipality, a position along size_class",
               classes, size_class_names);
  const auto column = [&](const char* name, const char* long_name, const char* units,
                          const std::vector<double>& values) {
    return inputs.numbers({name, long_name, units, h5::Kind::float64, {"municipality"}}, values);
  };
  column("population", "inhabitants", "1", table.population);
  h5::set_text(column("latitude", "latitude of where the people live", "degrees_north", table.latitude),
               "standard_name", "latitude");
  h5::set_text(column("longitude", "longitude of where the people live", "degrees_east", table.longitude),
               "standard_name", "longitude");
}

void write_scenarios(const Inputs& inputs, const std::vector<Resolved>& scenarios) {
  std::vector<std::string> titles, texts, resolved;
  for (const auto& scenario : scenarios) {
    titles.push_back(title_of(scenario));
    texts.push_back(scenario.text);
    resolved.push_back(resolved_text(scenario));
  }
  inputs.text("scenario_title", "what the scenario is about", {"scenario"}, titles);
  inputs.text("scenario_text", "scenario file as given, followed by its bases", {"scenario"}, texts);
  inputs.text("resolved_keys", "every key with value, origin and status, a line each", {"scenario"},
              resolved);
}

void write_failures(const Inputs& inputs, const std::vector<Failure>& failures) {
  if (failures.empty()) return;
  std::vector<std::string> reasons;
  reasons.reserve(failures.size());
  for (const auto& failure : failures) reasons.push_back(failure.reason);
  inputs.text("failure_reason", "what stopped the replicate", {"failed_replicate"}, reasons);
}

void write_data(const Inputs& inputs, const Data& data) {
  inputs.text("data_text", "content of the table (csv)", {"data_file"},
              {data.municipalities.text, data.institutions.text});
}

void write_keys(const Inputs& inputs, const std::vector<Resolved>& scenarios) {
  std::vector<std::string> names, units, statuses, sources, values, origins;
  for (const auto& entry : scenarios.front().entries) {
    names.emplace_back(entry.key->name);
    units.emplace_back(entry.key->unit);
    statuses.emplace_back(to_string(entry.key->status));
    sources.emplace_back(entry.key->source);
  }
  for (const auto& scenario : scenarios) {
    for (const auto& entry : scenario.entries) {
      values.push_back(entry.text);
      origins.push_back(entry.origin);
    }
  }
  inputs.text("key_name", "name of the key", {"key"}, names);
  inputs.text("key_unit", "unit of the key's value", {"key"}, units);
  inputs.text("key_status",
              "how well the default is known: published, derived, stated, assumed; or a setting", {"key"},
              statuses);
  inputs.text("key_source", "where the default is from", {"key"}, sources);
  inputs.text("key_value", "value in the scenario", {"scenario", "key"}, values);
  inputs.text("key_origin", "where the value was set", {"scenario", "key"}, origins);
}

}  // namespace

void write_attributes(const h5::Handle& file, const ResultHeader& header, const std::string& filetype) {
  std::string titles;
  for (const auto& scenario : header.scenarios) titles += (titles.empty() ? "" : "; ") + title_of(scenario);
  const std::string version(engine_version());
  const std::string commit(engine_commit());
  h5::set_text(file, "Conventions", "CF-1.10");
  h5::set_text(file, "title", "Taktskifte: " + titles);
  h5::set_text(file, "history", header.history);
  h5::set_text(file, "source", "agent-based simulation, Taktskifte " + version + ", commit " + commit);
  h5::set_text(file, "filetype", filetype);
  const double format = result_format_version;
  h5::set_number(file, "format_version", h5::Kind::int32, {&format, 1});
  const double results = model_results_version;
  h5::set_number(file, "model_results_version", h5::Kind::int32, {&results, 1});
  h5::set_text(file, "engine_version", version);
  h5::set_text(file, "engine_commit", commit);
  h5::set_text(file, "engine_compiler", std::string(engine_compiler()));
  const auto failed = static_cast<double>(header.failures.size());
  h5::set_number(file, "failed_replicates", h5::Kind::int32, {&failed, 1});
  h5::set_number(file, "totals_factor", h5::Kind::float64, {&header.totals_factor, 1});
  // Text, because a seed may need 63 bits and R knows no such integers.
  h5::set_text(file, "seed", std::to_string(header.scenarios.front().scenario.run.seed));
}

void write_inputs(const h5::Handle& file, const Dimensions& dimensions, const ResultHeader& header) {
  const Inputs inputs(file, dimensions);
  write_scenarios(inputs, header.scenarios);
  write_keys(inputs, header.scenarios);
  write_data(inputs, header.data);
  write_failures(inputs, header.failures);
  write_municipalities(inputs, header.municipalities);
}

}  // namespace taktskifte::layout
