#include "results/h5_properties.hpp"

#include <hdf5.h>

#include <array>
#include <cstring>
#include <string_view>

#include "results/h5_read.hpp"
#include "taktskifte/core/decimal.hpp"

namespace taktskifte::h5 {
namespace {

using Bytes = const unsigned char*;

std::string type_text(const Handle& type) {
  const std::string bits = std::to_string(8 * H5Tget_size(type.id()));
  switch (H5Tget_class(type.id())) {
    case H5T_INTEGER:
      return (H5Tget_sign(type.id()) == H5T_SGN_NONE ? "uint" : "int") + bits;
    case H5T_FLOAT:
      return "float" + bits;
    case H5T_STRING:
      return H5Tis_variable_str(type.id()) > 0 ? "text" : "text of fixed length";
    default:
      return "of HDF5 class " + std::to_string(H5Tget_class(type.id()));
  }
}

/// A number of the type at `at`, as another one of at most 16 bytes.
template <typename Number>
Number converted(const Handle& type, hid_t to, Bytes at) {
  std::array<unsigned char, 16> buffer{};
  const std::size_t size = H5Tget_size(type.id());
  if (size > buffer.size()) throw Failure("an attribute with numbers of " + std::to_string(size) + " bytes");
  std::memcpy(buffer.data(), at, size);
  check(H5Tconvert(type.id(), to, 1, buffer.data(), nullptr, H5P_DEFAULT), "reading an attribute");
  Number number{};
  std::memcpy(&number, buffer.data(), sizeof number);
  return number;
}

std::string string_text(const Handle& type, Bytes at) {
  if (H5Tis_variable_str(type.id()) > 0) {
    const char* text = nullptr;
    std::memcpy(&text, at, sizeof text);
    return text == nullptr ? "" : text;
  }
  std::string_view text(reinterpret_cast<const char*>(at), H5Tget_size(type.id()));
  text = text.substr(0, text.find('\0'));
  if (H5Tget_strpad(type.id()) == H5T_STR_SPACEPAD) text = text.substr(0, text.find_last_not_of(' ') + 1);
  return std::string(text);
}

std::string reference_text(const Handle& object, const Handle& type, Bytes at) {
  if (H5Tequal(type.id(), H5T_STD_REF_OBJ) <= 0) return "a reference";
  const Id id = H5Rdereference2(object.id(), H5P_DEFAULT, H5R_OBJECT, at);
  if (id < 0) return "nothing";
  const Handle target(id, &H5Oclose);
  std::array<char, 256> name{};
  return H5Iget_name(target.id(), name.data(), name.size()) > 0 ? name.data() : "something without a name";
}

std::string value_text(const Handle& object, const Handle& type, Bytes at);

/// `count` values that lie one after the other.
std::string list_text(const Handle& object, const Handle& type, Bytes at, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i)
    all += (i == 0 ? "" : ", ") + value_text(object, type, at + i * H5Tget_size(type.id()));
  return all;
}

std::string members_text(const Handle& object, const Handle& type, Bytes at) {
  std::string all;
  const int members = H5Tget_nmembers(type.id());
  for (unsigned m = 0; static_cast<int>(m) < members; ++m) {
    const Handle member{check(H5Tget_member_type(type.id(), m), "finding a type"), &H5Tclose};
    all += (m == 0 ? "" : " ") + value_text(object, member, at + H5Tget_member_offset(type.id(), m));
  }
  return all;
}

std::string value_text(const Handle& object, const Handle& type, Bytes at) {
  switch (H5Tget_class(type.id())) {
    case H5T_INTEGER:
      return std::to_string(converted<long long>(type, H5T_NATIVE_LLONG, at));
    case H5T_FLOAT:
      return exact_text(converted<double>(type, H5T_NATIVE_DOUBLE, at));
    case H5T_STRING:
      return string_text(type, at);
    case H5T_REFERENCE:
      return reference_text(object, type, at);
    case H5T_COMPOUND:
      return members_text(object, type, at);
    case H5T_VLEN: {
      const Handle element{check(H5Tget_super(type.id()), "finding a type"), &H5Tclose};
      hvl_t list{};
      std::memcpy(&list, at, sizeof list);
      return list_text(object, element, static_cast<Bytes>(list.p), list.len);
    }
    default:
      return "values " + type_text(type);
  }
}

/// What an attribute holds, while HDF5 may have to take some of it back.
class Content {
 public:
  explicit Content(const Handle& attribute)
      : space_{check(H5Aget_space(attribute.id()), "finding a shape"), &H5Sclose} {
    const Handle stored{check(H5Aget_type(attribute.id()), "finding a type"), &H5Tclose};
    storage_ = type_text(stored);
    type_ = {check(H5Tget_native_type(stored.id(), H5T_DIR_DEFAULT), "finding a type"), &H5Tclose};
    const auto count = check(H5Sget_simple_extent_npoints(space_.id()), "finding a shape");
    if (H5Sget_simple_extent_type(space_.id()) != H5S_SCALAR) storage_ += " [" + std::to_string(count) + "]";
    count_ = static_cast<std::size_t>(count);
    // Beyond anything a file says of itself; a damaged one may claim any number.
    constexpr std::size_t most = std::size_t{1} << 26U;
    const std::size_t size = H5Tget_size(type_.id());
    if (size == 0 || count_ > most / size) throw Failure("an attribute of more than 64 MB");
    bytes_.resize(count_ * size);
    if (count_ > 0) check(H5Aread(attribute.id(), type_.id(), bytes_.data()), "reading an attribute");
  }
  Content(const Content&) = delete;
  Content& operator=(const Content&) = delete;
  ~Content() {
    if (count_ > 0) H5Dvlen_reclaim(type_.id(), space_.id(), H5P_DEFAULT, bytes_.data());
  }

  [[nodiscard]] const std::string& storage() const { return storage_; }
  [[nodiscard]] std::string text(const Handle& object) const {
    return list_text(object, type_, bytes_.data(), count_);
  }

 private:
  Handle space_, type_;
  std::string storage_;
  std::size_t count_ = 0;
  std::vector<unsigned char> bytes_;
};

void add_attributes(const Handle& object, const std::string& variable, std::vector<Property>& all) {
  for (const auto& name : attribute_names(object)) {
    const Handle attribute{check(H5Aopen(object.id(), name.c_str(), H5P_DEFAULT), "opening an attribute"),
                           &H5Aclose};
    const Content content(attribute);
    all.push_back({.variable = variable,
                   .name = "attribute " + name,
                   .value = content.text(object),
                   .storage = content.storage()});
  }
}

std::string dimensions_text(const Handle& dataset, const std::string& variable) {
  const auto names = dimension_names(dataset, variable);
  const auto sizes = shape(dataset);
  std::string all;
  for (std::size_t axis = 0; axis < sizes.size(); ++axis)
    all += (axis == 0 ? "" : ", ") + (axis < names.size() ? names[axis] : "") + ' ' +
           std::to_string(sizes[axis]);
  return all;
}

}  // namespace

std::vector<Property> properties(const Handle& file) {
  std::vector<Property> all;
  add_attributes(file, "", all);
  for (const auto& name : dataset_names(file)) {
    const Handle dataset = open_dataset(file, name);
    const Handle type{check(H5Dget_type(dataset.id()), "finding a type"), &H5Tclose};
    all.push_back({.variable = name, .name = "type", .value = type_text(type), .storage = {}});
    all.push_back(
        {.variable = name, .name = "dimensions", .value = dimensions_text(dataset, name), .storage = {}});
    add_attributes(dataset, name, all);
  }
  return all;
}

}  // namespace taktskifte::h5
