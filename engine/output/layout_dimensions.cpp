#include <numeric>

#include "output/layout.hpp"

namespace taktskifte::layout {
namespace {

template <typename Names>
std::vector<std::string> texts(const Names& names) {
  return {names.begin(), names.end()};
}

std::vector<double> counted_from(int first, std::size_t count) {
  std::vector<double> numbers(count);
  std::iota(numbers.begin(), numbers.end(), static_cast<double>(first));
  return numbers;
}

h5::Handle labels(const h5::Handle& file, const std::string& name, const std::vector<std::string>& values) {
  return h5::create_text(file, name, {values.size()}, values);
}

h5::Handle numbers(const h5::Handle& file, const std::string& name, const std::vector<double>& values,
                   h5::Kind kind) {
  auto dataset = h5::create_numbers(file, name, kind, {values.size()}, {values.size()});
  h5::write_block(dataset, {0}, {values.size()}, values);
  h5::set_text(dataset, "units", "1");
  return dataset;
}

}  // namespace

Dimensions::Dimensions(const h5::Handle& file, const ResultHeader& header) {
  const auto add_labels = [&](const std::string& name, const std::vector<std::string>& values,
                              const std::string& long_name) {
    add(name, labels(file, name, values), values.size(), long_name);
  };
  const auto add_numbers = [&](const std::string& name, const std::vector<double>& values,
                               const std::string& long_name, h5::Kind kind = h5::Kind::int32) {
    add(name, numbers(file, name, values, kind), values.size(), long_name);
  };

  std::vector<std::string> scenario_names;
  for (const auto& resolved : header.scenarios) scenario_names.push_back(resolved.scenario.name);
  std::vector<std::string> key_names;
  for (const auto& entry : header.scenarios.front().entries) key_names.emplace_back(entry.key->name);
  const auto& run = header.scenarios.front().scenario.run;

  add_labels("scenario", scenario_names, "scenario; differences are taken to the first one");
  add_numbers("replicate", {header.replicates.begin(), header.replicates.end()},
              "replicate; scenarios share the luck of a replicate");
  add_numbers("year", counted_from(run.first_year.value(), static_cast<std::size_t>(run.years)),
              "calendar year");
  add_labels("outcome", texts(outcome_names), "what an innovation can succeed in");
  add_labels("partner", texts(partner_names), "who an innovation is made with");
  add_labels("cause", texts(cause_names), "main cause of an innovation");
  add_labels("ministry", texts(ministry_names), "ministry that pays");
  add_labels("barrier", texts(barrier_names), "first step that kept researchers out of an innovation");
  add_labels("region", texts(region_names), "region of the municipality");
  add_labels("size_class", texts(size_class_names), "inhabitants of the municipality");
  add_numbers("lorenz_share", {lorenz_shares.begin(), lorenz_shares.end()},
              "part of municipalities, those with the fewest grants led", h5::Kind::float64);
  add_labels("municipality", header.municipalities.number, "number of the municipality");
  if (!header.failures.empty()) {
    std::vector<double> failed;
    for (const auto& failure : header.failures) failed.push_back(failure.replicate);
    add_numbers("failed_replicate", failed, "replicate that failed and is in no other variable");
  }
  add_labels("data_file", {"municipalities", "institutions"}, "table that the world was made from");
  add_labels("key", key_names, "key of a scenario file");
}

void Dimensions::add(const std::string& name, h5::Handle handle, std::size_t size,
                     const std::string& long_name) {
  h5::set_text(handle, "long_name", long_name);
  h5::make_scale(handle, name);
  scales_.emplace(name, Scale{std::move(handle), size});
}

h5::Handle create_variable(const h5::Handle& file, const Dimensions& dimensions,
                           const Description& description) {
  h5::Shape shape;
  h5::Shape chunk;
  for (const auto& name : description.dimensions) {
    const auto size = dimensions.size(name);
    shape.push_back(size);
    chunk.push_back(name == "scenario" ? 1 : name == "replicate" ? std::min(block, size) : size);
  }
  auto dataset = h5::create_numbers(file, description.name, description.kind, shape, chunk);
  h5::set_text(dataset, "long_name", description.long_name);
  h5::set_text(dataset, "units", description.units);
  for (unsigned axis = 0; axis < shape.size(); ++axis)
    h5::attach_scale(dataset, dimensions.scale(description.dimensions[axis]), axis);
  return dataset;
}

Description describe(const MeasureRow& row) {
  Description description{.name = std::string(row.name),
                          .long_name = std::string(row.long_name),
                          .units = std::string(row.units),
                          .kind = row.stored == Stored::count ? h5::Kind::int32 : h5::Kind::float64,
                          .dimensions = {"scenario", "replicate", "year"}};
  if (row.axes == Axes::outcome) description.dimensions.emplace_back("outcome");
  if (row.axes == Axes::partner) description.dimensions.emplace_back("partner");
  if (row.axes == Axes::region_size) {
    description.dimensions.emplace_back("region");
    description.dimensions.emplace_back("size_class");
  }
  if (row.axes == Axes::cause) description.dimensions.emplace_back("cause");
  if (row.axes == Axes::ministry) description.dimensions.emplace_back("ministry");
  if (row.axes == Axes::size_barrier) {
    description.dimensions.emplace_back("size_class");
    description.dimensions.emplace_back("barrier");
  }
  if (row.axes == Axes::size_class) description.dimensions.emplace_back("size_class");
  if (row.axes == Axes::lorenz_share) description.dimensions.emplace_back("lorenz_share");
  return description;
}

Description describe(const PanelColumn& column) {
  return {.name = "panel_" + std::string(column.name),
          .long_name = std::string(column.long_name),
          .units = std::string(column.units),
          .kind = column.stored == Stored::count ? h5::Kind::int32 : h5::Kind::float64,
          .dimensions = {"scenario", "replicate", "year", "municipality"}};
}

}  // namespace taktskifte::layout
