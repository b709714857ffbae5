#include "results/h5_write.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include "results/h5_read.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte::h5 {
namespace {

std::vector<hsize_t> extents(const Shape& shape) { return {shape.begin(), shape.end()}; }

Handle properties(hid_t type) { return {check(H5Pcreate(type), "preparing properties"), &H5Pclose}; }

Handle space(const Shape& shape) {
  const auto sizes = extents(shape);
  return {check(H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr), "preparing a shape"),
          &H5Sclose};
}

Handle space_of(H5S_class_t kind) { return {check(H5Screate(kind), "preparing a shape"), &H5Sclose}; }

/// UTF-8 of `size` bytes (or H5T_VARIABLE) without a zero behind it.
Handle text_type(std::size_t size) {
  Handle type{check(H5Tcopy(H5T_C_S1), "preparing a text type"), &H5Tclose};
  check(H5Tset_size(type.id(), size), "preparing a text type");
  check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "preparing a text type");
  if (size != H5T_VARIABLE) check(H5Tset_strpad(type.id(), H5T_STR_NULLPAD), "preparing a text type");
  return type;
}

hid_t stored_type(NumberType kind) {
  switch (kind) {
    case NumberType::int8:
      return H5T_STD_I8LE;
    case NumberType::int32:
      return H5T_STD_I32LE;
    case NumberType::float64:
      break;
  }
  return H5T_IEEE_F64LE;
}

NumberType kind_of(const Handle& dataset) {
  const Handle type{check(H5Dget_type(dataset.id()), "finding a type"), &H5Tclose};
  for (const NumberType kind : {NumberType::int8, NumberType::int32, NumberType::float64})
    if (check(H5Tequal(type.id(), stored_type(kind)), "finding a type") > 0) return kind;
  throw std::logic_error("numbers of a type that is not written");
}

ChunkLayout layout_of(const Handle& dataset, std::size_t rank) {
  const Handle list{check(H5Dget_create_plist(dataset.id()), "finding chunks"), &H5Pclose};
  std::vector<hsize_t> sizes(rank);
  if (H5Pget_chunk(list.id(), static_cast<int>(rank), sizes.data()) != static_cast<int>(rank))
    throw std::logic_error("a block of another rank than the chunks of its dataset");
  return {kind_of(dataset), shape(dataset), {sizes.begin(), sizes.end()}};
}

void write_chunk(const Handle& dataset, const PackedChunk& chunk) {
  const auto corner = extents(chunk.corner);
  constexpr std::uint32_t no_filter_left_out = 0;
  check(H5Dwrite_chunk(dataset.id(), H5P_DEFAULT, no_filter_left_out, corner.data(), chunk.bytes.size(),
                       chunk.bytes.data()),
        "writing numbers");
}

/// HDF5 brings texts into the form of the file in a buffer, which it clears for every variable: of 1 MiB, if
/// it is not told how much is enough.
Handle for_texts(std::size_t count) {
  constexpr std::size_t of_one = 64;               // for what says where its letters lie
  constexpr std::size_t most_at_once = 1U << 14U;  // 1 MiB again
  Handle transfer = properties(H5P_DATASET_XFER);
  check(H5Pset_buffer(transfer.id(), of_one * std::clamp<std::size_t>(count, 1, most_at_once), nullptr,
                      nullptr),
        "choosing a buffer");
  return transfer;
}

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

Handle dataset_properties() {
  Handle list = properties(H5P_DATASET_CREATE);
  check(H5Pset_obj_track_times(list.id(), false), "leaving out times");
  check(H5Pset_attr_creation_order(list.id(), in_order), "keeping the order of attributes");
  return list;
}

/// Chunks with shuffle and deflate, which HDF5 does for texts and ChunkPacker for numbers.
void pack(const Handle& list, const Shape& chunk) {
  constexpr unsigned deflate = 1;  // 4 takes longer, for 1 to 2 % smaller files
  const auto sizes = extents(chunk);
  check(H5Pset_chunk(list.id(), static_cast<int>(sizes.size()), sizes.data()), "choosing chunks");
  check(H5Pset_shuffle(list.id()), "choosing shuffle");
  check(H5Pset_deflate(list.id(), deflate), "choosing deflate");
}

Handle create_dataset(const Handle& file, const std::string& name, hid_t type, const Shape& shape,
                      const Handle& list) {
  const Handle where = space(shape);
  return {check(H5Dcreate2(file.id(), name.c_str(), type, where.id(), H5P_DEFAULT, list.id(), H5P_DEFAULT),
                "creating a variable"),
          &H5Dclose};
}

Handle create_attribute(const Handle& object, const std::string& name, hid_t type, const Handle& where) {
  return {check(H5Acreate2(object.id(), name.c_str(), type, where.id(), H5P_DEFAULT, H5P_DEFAULT),
                "creating an attribute"),
          &H5Aclose};
}

Handle access_properties() {
  Handle access = properties(H5P_FILE_ACCESS);
  check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V110, H5F_LIBVER_V110), "choosing the file format");
  check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG), "choosing how to close");
  return access;
}

Handle create(const std::string& path, const Handle& access) {
  const Handle creation = properties(H5P_FILE_CREATE);
  check(H5Pset_link_creation_order(creation.id(), in_order), "keeping the order of variables");
  check(H5Pset_attr_creation_order(creation.id(), in_order), "keeping the order of attributes");
  check(H5Pset_obj_track_times(creation.id(), false), "leaving out times");
  return {check(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), "creating the file"),
          &H5Fclose};
}

}  // namespace

Handle create_file(const std::string& path) {
  prepare_library();
  return create(path, access_properties());
}

Handle create_in_memory() {
  prepare_library();
  const Handle access = access_properties();
  constexpr std::size_t growth = std::size_t{1} << 20U;
  constexpr hbool_t kept_on_disk = false;
  check(H5Pset_fapl_core(access.id(), growth, kept_on_disk), "choosing memory");
  return create("a file in memory", access);
}

void flush(const Handle& file) { check(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), "writing"); }

Handle create_plain_numbers(const Handle& file, const std::string& name, NumberType kind,
                            const Shape& shape) {
  return create_dataset(file, name, stored_type(kind), shape, dataset_properties());
}

Handle create_numbers(const Handle& file, const std::string& name, NumberType kind, const Shape& shape,
                      const Shape& chunk, std::optional<double> fill) {
  const Handle list = dataset_properties();
  pack(list, chunk);
  check(H5Pset_fletcher32(list.id()), "choosing checksums");
  if (kind == NumberType::float64) fill = undefined;
  if (fill) check(H5Pset_fill_value(list.id(), H5T_NATIVE_DOUBLE, &*fill), "choosing a fill value");
  Handle dataset = create_dataset(file, name, stored_type(kind), shape, list);
  if (fill) set_number(dataset, "_FillValue", kind, {&*fill, 1});
  return dataset;
}

void write_plain(const Handle& dataset, std::span<const double> values) {
  check_count(shape(dataset), values);
  check(H5Dwrite(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "writing numbers");
}

void write_blocks(std::span<ChunkPacker> packers, std::span<const Block> blocks) {
  if (packers.empty()) throw std::logic_error("blocks without a packer");
  std::vector<ChunkLayout> layouts;  // found here, since HDF5 knows one thread at a time
  for (const auto& block : blocks) layouts.push_back(layout_of(block.dataset, block.start.size()));
  std::vector<std::vector<PackedChunk>> packed(blocks.size());
  const auto pack = [&](std::size_t packer, std::size_t /*next*/) {
    for (std::size_t b = packer; b < blocks.size(); b += packers.size())
      packed[b] = pack_block(packers[packer], layouts[b], blocks[b].start, blocks[b].count, blocks[b].values);
  };
  // One alone may be at work beside a simulation, whose threads a loop for one thread would bind.
  if (packers.size() == 1)
    pack(0, 1);
  else
    for_each_chunk(packers.size(), 1, static_cast<int>(packers.size()), pack);
  for (std::size_t b = 0; b < blocks.size(); ++b)
    for (const auto& chunk : packed[b]) write_chunk(blocks[b].dataset, chunk);
}

void write_block(ChunkPacker& packer, const Handle& dataset, const Shape& start, const Shape& count,
                 std::span<const double> values) {
  const Block block{dataset, start, count, values};
  write_blocks({&packer, 1}, {&block, 1});
}

void write_all(ChunkPacker& packer, const Handle& dataset, std::span<const double> values) {
  const Shape all = shape(dataset);
  write_block(packer, dataset, Shape(all.size(), 0), all, values);
}

Handle create_text(const Handle& file, const std::string& name, const Shape& shape,
                   std::span<const std::string> values, const std::optional<Shape>& chunk) {
  const Handle type = text_type(H5T_VARIABLE);
  const Handle list = dataset_properties();
  if (chunk) pack(list, *chunk);
  Handle dataset = create_dataset(file, name, type.id(), shape, list);
  std::vector<const char*> pointers;
  for (const auto& value : values) pointers.push_back(value.c_str());
  check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, for_texts(values.size()).id(), pointers.data()),
        "writing text");
  return dataset;
}

void set_text(const Handle& object, const std::string& name, const std::string& value) {
  // HDF5 has no text of 0 bytes; no value at all is how netCDF stores it.
  const Handle type = text_type(value.empty() ? 1 : value.size());
  const Handle attribute =
      create_attribute(object, name, type.id(), space_of(value.empty() ? H5S_NULL : H5S_SCALAR));
  if (!value.empty()) check(H5Awrite(attribute.id(), type.id(), value.data()), "writing an attribute");
}

void set_number(const Handle& object, const std::string& name, NumberType kind,
                std::span<const double> values) {
  const Handle attribute = create_attribute(object, name, stored_type(kind), space({values.size()}));
  check(H5Awrite(attribute.id(), H5T_NATIVE_DOUBLE, values.data()), "writing an attribute");
}

void make_scale(const Handle& dataset, const std::string& dimension) {
  check(H5DSset_scale(dataset.id(), dimension.c_str()), "making a dimension");
}

void attach_scale(const Handle& dataset, const Handle& scale, unsigned axis) {
  check(H5DSattach_scale(dataset.id(), scale.id(), axis), "attaching a dimension");
}

}  // namespace taktskifte::h5
