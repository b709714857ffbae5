#include "results/h5_read.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace taktskifte::h5 {
namespace {

Handle type_of_dataset(const Handle& dataset) {
  return {check(H5Dget_type(dataset.id()), "finding a type"), &H5Tclose};
}

bool is_text_type(const Handle& type) { return H5Tget_class(type.id()) == H5T_STRING; }

bool is_variable_text(const Handle& type) {
  return is_text_type(type) && check(H5Tis_variable_str(type.id()), "finding a kind of text") > 0;
}

/// Text of a fixed number of bytes without what fills it up: up to the first zero, or without blanks behind
/// it.
std::string unpadded(std::string text, const Handle& type) {
  text.resize(std::min(text.size(), text.find('\0')));
  if (H5Tget_strpad(type.id()) == H5T_STR_SPACEPAD) text.resize(text.find_last_not_of(' ') + 1);
  return text;
}

/// Texts that stand one after the other, `size` bytes each.
std::vector<std::string> fixed_texts(const std::string& bytes, std::size_t size, const Handle& type) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < bytes.size(); at += size)
    all.push_back(unpadded(bytes.substr(at, size), type));
  return all;
}

/// Variable-length strings come as pointers that HDF5 allocates and takes back.
class Pointers {
 public:
  Pointers(std::size_t count, const Handle& type, const Handle& space)
      : pointers_(count, nullptr), type_(type), space_(space) {}
  Pointers(const Pointers&) = delete;
  Pointers& operator=(const Pointers&) = delete;
  ~Pointers() { H5Dvlen_reclaim(type_.id(), space_.id(), H5P_DEFAULT, pointers_.data()); }

  char** data() { return pointers_.data(); }
  [[nodiscard]] std::vector<std::string> strings() const {
    std::vector<std::string> all;
    for (const char* pointer : pointers_) all.emplace_back(pointer == nullptr ? "" : pointer);
    return all;
  }

 private:
  std::vector<char*> pointers_;
  const Handle& type_;
  const Handle& space_;
};

// Only what lies in the file itself: other links may lead to any file of the machine.
herr_t collect_link(hid_t, const char* name, const H5L_info_t* info, void* names) {
  if (info->type == H5L_TYPE_HARD) static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

herr_t collect_attribute(hid_t, const char* name, const H5A_info_t*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

herr_t name_of_scale(hid_t, unsigned, hid_t scale, void* name) {
  const auto length = H5Iget_name(scale, nullptr, 0);
  if (length <= 0) return -1;
  std::string path(static_cast<std::size_t>(length) + 1, '\0');
  H5Iget_name(scale, path.data(), path.size());
  path.pop_back();
  *static_cast<std::string*>(name) = path.substr(path.rfind('/') + 1);
  return 1;  // the first scale of an axis is its dimension
}

bool is_dataset(const Handle& file, const std::string& name) {
  H5O_info_t info;
  check(H5Oget_info_by_name2(file.id(), name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT),
        "looking at a variable");
  return info.type == H5O_TYPE_DATASET;
}

/// Product, or nothing if it does not fit.
std::optional<std::size_t> count_of(const std::vector<std::size_t>& sizes) {
  std::size_t count = 1;
  for (const std::size_t size : sizes) {
    if (size != 0 && count > std::numeric_limits<std::size_t>::max() / size) return std::nullopt;
    count *= size;
  }
  return count;
}

/// The number of values of a variable, checked before room is made for them: a damaged or hostile file may
/// claim any number. Deflate packs at most 1032 bytes into one.
std::size_t believable_count(const Handle& dataset) {
  constexpr std::size_t densest = 1032;
  constexpr std::size_t always = std::size_t{1} << 16U;  // small enough whatever the file holds (fill values)
  const auto count = count_of(shape(dataset));
  const std::size_t size = std::max<std::size_t>(1, H5Tget_size(type_of_dataset(dataset).id()));
  const auto stored = static_cast<std::size_t>(H5Dget_storage_size(dataset.id()));
  if (!count || (*count > always && *count / densest > stored / size + 1))
    throw Failure("it claims to hold " + (count ? std::to_string(*count) : "more than 2^64") +
                  " values, more than " + std::to_string(stored) + " bytes in the file can be");
  return *count;
}

void check_own_values(const Handle& dataset) {
  const Handle list{check(H5Dget_create_plist(dataset.id()), "finding how values are stored"), &H5Pclose};
  if (H5Pget_layout(list.id()) == H5D_VIRTUAL || H5Pget_external_count(list.id()) > 0)
    throw Failure("its values lie in another file");
}

Handle open_attribute(const Handle& object, const std::string& name) {
  return {check(H5Aopen(object.id(), name.c_str(), H5P_DEFAULT), "opening an attribute"), &H5Aclose};
}

bool has_attribute(const Handle& object, const std::string& name) {
  return check(H5Aexists(object.id(), name.c_str()), "looking for an attribute") > 0;
}

}  // namespace

Handle open_file(const std::string& path) {
  prepare_library();
  const Handle access{check(H5Pcreate(H5P_FILE_ACCESS), "preparing properties"), &H5Pclose};
  check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG), "choosing how to close");
  return {check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), "opening"), &H5Fclose};
}

std::vector<std::string> dataset_names(const Handle& file) {
  std::vector<std::string> names;
  check(H5Literate(file.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, &collect_link, &names),
        "listing variables");
  std::erase_if(names, [&](const std::string& name) { return !is_dataset(file, name); });
  std::sort(names.begin(), names.end());
  return names;
}

Handle open_dataset(const Handle& file, const std::string& name) {
  Handle dataset{check(H5Dopen2(file.id(), name.c_str(), H5P_DEFAULT), "opening a variable"), &H5Dclose};
  check_own_values(dataset);
  return dataset;
}

std::vector<std::size_t> shape(const Handle& dataset) {
  const Handle space{check(H5Dget_space(dataset.id()), "finding a shape"), &H5Sclose};
  const int rank = check(H5Sget_simple_extent_ndims(space.id()), "finding a shape");
  std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(space.id(), sizes.data(), nullptr), "finding a shape");
  return {sizes.begin(), sizes.end()};
}

bool is_text(const Handle& dataset) { return is_text_type(type_of_dataset(dataset)); }

bool is_number(const Handle& dataset) {
  const auto kind = H5Tget_class(type_of_dataset(dataset).id());
  return kind == H5T_INTEGER || kind == H5T_FLOAT;
}

std::vector<std::string> dimension_names(const Handle& dataset, const std::string& own_name) {
  if (check(H5DSis_scale(dataset.id()), "looking for dimensions") > 0) return {own_name};
  std::vector<std::string> names;
  for (unsigned axis = 0; axis < shape(dataset).size(); ++axis) {
    std::string name;
    check(H5DSiterate_scales(dataset.id(), axis, nullptr, &name_of_scale, &name), "looking for dimensions");
    names.push_back(name);
  }
  return names;
}

std::vector<double> read_numbers(const Handle& dataset) {
  std::vector<double> values(believable_count(dataset));
  check(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "reading numbers");
  return values;
}

std::vector<std::string> read_text(const Handle& dataset) {
  const Handle type = type_of_dataset(dataset);
  if (!is_text_type(type)) throw Failure("it holds no text");
  const std::size_t count = believable_count(dataset);
  if (!is_variable_text(type)) {
    const std::size_t size = H5Tget_size(type.id());
    std::string bytes(count * size, '\0');
    check(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), "reading text");
    return fixed_texts(bytes, size, type);
  }
  const Handle space{check(H5Dget_space(dataset.id()), "finding a shape"), &H5Sclose};
  Pointers pointers(count, type, space);
  check(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "reading text");
  return pointers.strings();
}

std::vector<std::string> attribute_names(const Handle& object) {
  std::vector<std::string> names;
  check(H5Aiterate2(object.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, &collect_attribute, &names),
        "listing attributes");
  return names;
}

std::optional<std::string> text_attribute(const Handle& object, const std::string& name) {
  if (!has_attribute(object, name)) return std::nullopt;
  const Handle attribute = open_attribute(object, name);
  const Handle type{check(H5Aget_type(attribute.id()), "finding a type"), &H5Tclose};
  const Handle space{check(H5Aget_space(attribute.id()), "finding a shape"), &H5Sclose};
  if (!is_text_type(type)) return std::nullopt;
  if (H5Sget_simple_extent_type(space.id()) == H5S_NULL) return "";  // as netCDF writes empty text
  if (H5Sget_simple_extent_npoints(space.id()) != 1) return std::nullopt;
  if (!is_variable_text(type)) {
    std::string bytes(H5Tget_size(type.id()), '\0');
    check(H5Aread(attribute.id(), type.id(), bytes.data()), "reading an attribute");
    return unpadded(std::move(bytes), type);
  }
  Pointers pointers(1, type, space);
  check(H5Aread(attribute.id(), type.id(), pointers.data()), "reading an attribute");
  return pointers.strings().front();
}

namespace {

// A single number, read into memory as `memory`; nothing if the attribute is anything else.
template <typename Number>
std::optional<Number> single_number(const Handle& object, const std::string& name, hid_t memory,
                                    bool whole_only) {
  if (!has_attribute(object, name)) return std::nullopt;
  const Handle attribute = open_attribute(object, name);
  const Handle type{check(H5Aget_type(attribute.id()), "finding a type"), &H5Tclose};
  const Handle space{check(H5Aget_space(attribute.id()), "finding a shape"), &H5Sclose};
  const H5T_class_t kind = H5Tget_class(type.id());
  const bool fits = kind == H5T_INTEGER || (kind == H5T_FLOAT && !whole_only);
  if (!fits || H5Sget_simple_extent_npoints(space.id()) != 1) return std::nullopt;
  Number value{};
  check(H5Aread(attribute.id(), memory, &value), "reading an attribute");
  return value;
}

}  // namespace

std::optional<long long> integer_attribute(const Handle& object, const std::string& name) {
  return single_number<long long>(object, name, H5T_NATIVE_LLONG, true);
}

std::optional<double> number_attribute(const Handle& object, const std::string& name) {
  return single_number<double>(object, name, H5T_NATIVE_DOUBLE, false);
}

}  // namespace taktskifte::h5
