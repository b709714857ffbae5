// Looking into HDF5 files. All functions throw h5::Failure, also for values that lie in another file and for
// variables that claim more values than their file can hold.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "results/h5_handle.hpp"

namespace taktskifte::h5 {

/// Opens for reading.
Handle open_file(const std::string& path);

/// Names of the datasets in the root, in alphabetical order. Links to other files are left out.
std::vector<std::string> dataset_names(const Handle& file);
Handle open_dataset(const Handle& file, const std::string& name);

std::vector<std::size_t> shape(const Handle& dataset);
/// Whether it holds text, of variable or fixed length.
bool is_text(const Handle& dataset);
bool is_number(const Handle& dataset);
/// Names of the dimensions, outermost first; a dataset that is itself a scale has its own name.
std::vector<std::string> dimension_names(const Handle& dataset, const std::string& own_name);

/// The whole content, row-major.
std::vector<double> read_numbers(const Handle& dataset);
std::vector<std::string> read_text(const Handle& dataset);

/// Names of the attributes of a file (its root) or a dataset, in the order of writing.
std::vector<std::string> attribute_names(const Handle& object);
/// A text attribute of variable or fixed length, whatever fills it up; nothing if there is none of that name
/// or it is not one text.
std::optional<std::string> text_attribute(const Handle& object, const std::string& name);
/// The first number of an integer attribute; nothing if there is none.
std::optional<long long> integer_attribute(const Handle& object, const std::string& name);

/// The first number of an attribute of any kind of numbers; nothing if there is none.
std::optional<double> number_attribute(const Handle& object, const std::string& name);

}  // namespace taktskifte::h5
