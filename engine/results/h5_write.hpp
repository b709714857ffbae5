// Making HDF5 files that are also netCDF-4. All functions throw h5::Failure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "results/chunks.hpp"
#include "results/h5_handle.hpp"

namespace taktskifte::h5 {

/// A new file under `path`, in place of what stands there. Links and attributes keep the order of writing;
/// no time is stored; headers and indices carry checksums (format of HDF5 1.10, no newer).
Handle create_file(const std::string& path);

/// The same without a file on any disk; gone when it is closed.
Handle create_in_memory();

/// Hands everything to the operating system.
void flush(const Handle& file);

/// A dataset of numbers as they are, in one piece: for files whose content a checksum line protects.
Handle create_plain_numbers(const Handle& file, const std::string& name, NumberType kind, const Shape& shape);

/// A dataset of numbers with deflate, shuffle and fletcher32. Unwritten float64 are NaN, with the attribute
/// _FillValue; unwritten integers 0, or `fill` with that attribute. `chunk` has the rank of `shape` and no
/// zeros.
Handle create_numbers(const Handle& file, const std::string& name, NumberType kind, const Shape& shape,
                      const Shape& chunk, std::optional<double> fill = std::nullopt);

/// Writes all of a dataset of plain numbers, row-major. Numbers are always handed over as doubles, which hold
/// all stored types exactly. Errors: std::logic_error for another count of them.
void write_plain(const Handle& dataset, std::span<const double> values);

/// Numbers and their place in a dataset from create_numbers; see pack_block.
struct Block {
  const Handle& dataset;
  Shape start, count;
  std::span<const double> values;
};

/// Packs blocks, on a thread for each packer, then writes them one after the other; none if one does not
/// pack. Errors: those of pack_block; std::logic_error without a packer.
void write_blocks(std::span<ChunkPacker> packers, std::span<const Block> blocks);
/// The same of one.
void write_block(ChunkPacker& packer, const Handle& dataset, const Shape& start, const Shape& count,
                 std::span<const double> values);
/// The same of all of it.
void write_all(ChunkPacker& packer, const Handle& dataset, std::span<const double> values);

/// A dataset of variable-length UTF-8 strings, written at once, row-major. With `chunk` where each of them
/// lies, 16 bytes a string, is shuffled and deflated; the strings themselves cannot be, nor have checksums.
Handle create_text(const Handle& file, const std::string& name, const Shape& shape,
                   std::span<const std::string> values, const std::optional<Shape>& chunk = std::nullopt);

/// Attributes of a file (its root) or a dataset. Text is UTF-8 of fixed length, which is all that netCDF's
/// oldest type of text and the readers built on it know (Octave, Fortran); it may be long or empty.
void set_text(const Handle& object, const std::string& name, const std::string& value);
void set_number(const Handle& object, const std::string& name, NumberType kind,
                std::span<const double> values);

/// Makes a dataset of rank 1 the scale of a dimension of that name.
void make_scale(const Handle& dataset, const std::string& dimension);
/// Says that axis `axis` of `dataset` runs along `scale`.
void attach_scale(const Handle& dataset, const Handle& scale, unsigned axis);

}  // namespace taktskifte::h5
