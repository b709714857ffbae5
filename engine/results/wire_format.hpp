// Values as bytes and back, between two processes of one program. A struct names its members once, for both
// directions: `template <typename Bytes> void members(Bytes& bytes, Struct& value)` beside it.
#pragma once

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace taktskifte::wire {

/// The bytes hold something else than is asked for.
struct Garbled : std::runtime_error {
  Garbled() : std::runtime_error("the bytes are not those of the values") {}
};

template <typename Value>
inline constexpr bool is_plain = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;

class Packer {
 public:
  template <typename... Values>
  void operator()(const Values&... values) {
    (add(values), ...);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  void raw(const void* start, std::size_t size) { bytes_.append(static_cast<const char*>(start), size); }
  void add(const std::string& text) {
    add(text.size());
    bytes_ += text;
  }
  template <typename Value>
  void add(const std::vector<Value>& values) {
    add(values.size());
    if constexpr (is_plain<Value>)
      raw(values.data(), values.size() * sizeof(Value));
    else
      for (const auto& value : values) add(value);
  }
  template <typename Value>
  void add(const Value& value) {
    if constexpr (is_plain<Value>)
      raw(&value, sizeof value);
    else
      members(*this, const_cast<Value&>(value));  // which only reads it
  }

  std::string bytes_;
};

/// Throws Garbled where the bytes end too early, and makes room for no more than they can hold.
class Unpacker {
 public:
  explicit Unpacker(const std::string& bytes) : next_(bytes.data()), left_(bytes.size()) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (take(values), ...);
  }
  /// Throws Garbled unless everything was taken.
  void end() const {
    if (left_ != 0) throw Garbled();
  }

 private:
  void raw(void* start, std::size_t size) {
    if (size > left_) throw Garbled();
    if (size > 0) std::memcpy(start, next_, size);
    next_ += size;
    left_ -= size;
  }
  /// The number of elements to come, of at least `smallest` bytes each.
  std::size_t count(std::size_t smallest) {
    std::size_t found = 0;
    raw(&found, sizeof found);
    if (found > left_ / smallest) throw Garbled();
    return found;
  }
  void take(std::string& text) {
    text.resize(count(1));
    raw(text.data(), text.size());
  }
  template <typename Value>
  void take(std::vector<Value>& values) {
    values.resize(count(is_plain<Value> ? sizeof(Value) : sizeof(std::size_t)));
    if constexpr (is_plain<Value>)
      raw(values.data(), values.size() * sizeof(Value));
    else
      for (auto& value : values) take(value);
  }
  void take(bool& value) {
    unsigned char byte = 0;
    raw(&byte, 1);
    if (byte > 1) throw Garbled();
    value = byte == 1;
  }
  template <typename Value>
  void take(Value& value) {
    if constexpr (is_plain<Value>)
      raw(&value, sizeof value);
    else
      members(*this, value);
  }

  const char* next_;
  std::size_t left_;
};

}  // namespace taktskifte::wire
