#include <algorithm>
#include <numeric>
#include <utility>

#include "results/layout.hpp"
#include "results/sweep_layout.hpp"

namespace taktskifte::layout {
namespace {

using Names = std::vector<std::string>;
using Numbers = std::vector<double>;

Numbers counted_from(int first, std::size_t count) {
  Numbers numbers(count);
  std::iota(numbers.begin(), numbers.end(), static_cast<double>(first));
  return numbers;
}

template <typename Texts>
Names names(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

Labels labels_of(const ResultHeader& header) {
  const auto& first = header.scenarios.front();
  Labels labels;
  for (const auto& resolved : header.scenarios) labels.texts["scenario"].push_back(resolved.scenario.name);
  for (const auto& entry : first.entries) labels.texts["key"].emplace_back(entry.key->name);
  labels.texts["outcome"] = names(outcome_names);
  labels.texts["partner"] = names(partner_names);
  labels.texts["cause"] = names(cause_names);
  labels.texts["ministry"] = names(ministry_names);
  labels.texts["barrier"] = names(barrier_names);
  labels.texts["region"] = names(region_names);
  labels.texts["size_class"] = names(size_class_names);
  labels.texts["municipality"] = header.municipalities->number;
  labels.texts["data_file"] = {"municipalities", "institutions"};
  labels.numbers["replicate"] = {header.replicates.begin(), header.replicates.end()};
  const auto& run = first.scenario.run;
  labels.numbers["year"] = counted_from(run.first_year.value(), static_cast<std::size_t>(run.years));
  labels.numbers["lorenz_share"] = {lorenz_shares.begin(), lorenz_shares.end()};
  for (const auto& failure : header.failures) labels.numbers["failed_replicate"].push_back(failure.replicate);
  return labels;
}

namespace {

h5::Shape shape_of(const Dimensions& dimensions, const Description& description) {
  h5::Shape shape;
  for (const auto& name : description.dimensions) shape.push_back(dimensions.size(name));
  return shape;
}

/// Points of a chunk: of what has no replicates as many as there may be in all of a usual design.
std::size_t points_together(const Dimensions& dimensions, const Description& description) {
  constexpr std::size_t most = 16384;
  const auto& along = description.dimensions;
  const bool by_replicate = std::find(along.begin(), along.end(), "replicate") != along.end();
  return by_replicate ? points_of_chunk(dimensions.size("replicate")) : most;
}

/// Gives a new variable its attributes and dimensions.
h5::Handle described(h5::Handle dataset, const Dimensions& dimensions, const Description& description) {
  write(dataset, attributes_of(description));
  for (unsigned axis = 0; axis < description.dimensions.size(); ++axis)
    h5::attach_scale(dataset, dimensions.scale(description.dimensions[axis]), axis);
  return dataset;
}

}  // namespace

Dimensions::Dimensions(const h5::Handle& file, const ResultHeader& header)
    : Dimensions(file, dimension_variables(), labels_of(header)) {}

Dimensions::Dimensions(const h5::Handle& file, const std::vector<Description>& variables,
                       const Labels& labels) {
  for (const auto& description : variables) {
    const auto& name = description.name;
    Scale scale;
    if (!description.kind) {
      const auto& texts = labels.texts.at(name);
      scale = {h5::create_text(file, name, {texts.size()}, texts), texts.size()};
    } else if (const auto numbers = labels.numbers.find(name); numbers != labels.numbers.end()) {
      const auto size = numbers->second.size();
      scale = {h5::create_numbers(file, name, *description.kind, {size}, {size}), size};
      h5::write_block(scale.handle, {0}, {size}, numbers->second);
    } else {
      continue;  // of what failed, where nothing did
    }
    write(scale.handle, attributes_of(description));
    h5::make_scale(scale.handle, name);
    scales_.emplace(name, std::move(scale));
  }
}

h5::Handle create_numbers(const h5::Handle& file, const Dimensions& dimensions,
                          const Description& description) {
  const h5::Shape shape = shape_of(dimensions, description);
  h5::Shape chunk = shape;
  for (std::size_t axis = 0; axis < chunk.size(); ++axis) {
    if (description.dimensions[axis] == "scenario") chunk[axis] = 1;
    if (description.dimensions[axis] == "replicate") chunk[axis] = std::min(block, chunk[axis]);
    if (description.dimensions[axis] == "design")
      chunk[axis] = std::min(points_together(dimensions, description), chunk[axis]);
  }
  return described(h5::create_numbers(file, description.name, description.kind.value(), shape, chunk,
                                      h5::usual_deflate, description.fill),
                   dimensions, description);
}

h5::Handle create_text(const h5::Handle& file, const Dimensions& dimensions, const Description& description,
                       const std::vector<std::string>& values) {
  const h5::Shape shape = shape_of(dimensions, description);
  std::optional<h5::Shape> chunk;
  if (description.dimensions.front() == "design") {  // of a large design most of the file
    constexpr std::size_t points = 1024;
    chunk = h5::Shape(shape.size(), 1);
    chunk->front() = std::min(points, shape.front());
  }
  return described(h5::create_text(file, description.name, shape, values, chunk), dimensions, description);
}

}  // namespace taktskifte::layout
