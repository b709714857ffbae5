#include <algorithm>
#include <utility>

#include "results/layout.hpp"

namespace taktskifte::layout {
namespace {

constexpr std::size_t numbers_of_chunk = 1024;
constexpr std::size_t few_replicates = 32;

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
  h5::ChunkPacker packer;
  for (const auto& [description, numbers, texts] : axes_of(variables, labels)) {
    const auto& name = description.name;
    Scale scale;
    if (description.kind) {
      scale.size = numbers.size();
      scale.handle = h5::create_numbers(file, name, *description.kind, {scale.size}, {scale.size});
      h5::write_all(packer, scale.handle, numbers);
    } else {
      scale = {h5::create_text(file, name, {texts.size()}, texts), texts.size()};
    }
    write(scale.handle, attributes_of(description));
    h5::make_scale(scale.handle, name);
    scales_.emplace(name, std::move(scale));
  }
}

void write(const h5::Handle& object, const std::vector<Attribute>& attributes) {
  for (const auto& one : attributes) {
    if (one.numbers.empty())
      h5::set_text(object, one.name, one.text);
    else
      h5::set_number(object, one.name, one.type, one.numbers);
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
  return described(
      h5::create_numbers(file, description.name, description.kind.value(), shape, chunk, description.fill),
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

void write(const h5::Handle& file, const Dimensions& dimensions, const std::vector<Filled>& variables) {
  h5::ChunkPacker packer;
  for (const auto& [description, numbers, texts] : variables) {
    if (description.kind)
      h5::write_all(packer, create_numbers(file, dimensions, description), numbers);
    else
      (void)create_text(file, dimensions, description, texts);
  }
}

std::size_t replicates_of_chunk(std::size_t replicates) { return std::min(block, replicates); }

std::size_t points_of_chunk(std::size_t replicates) {
  return replicates < few_replicates ? numbers_of_chunk / replicates : 1;
}

}  // namespace taktskifte::layout
