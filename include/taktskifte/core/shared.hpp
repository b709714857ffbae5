// A constant value that its copies share, for what is large and the same in many places.
#pragma once

#include <memory>
#include <utility>

namespace taktskifte {

/// Reads as the value itself; cannot be changed, only replaced. Never empty.
template <class T>
class Shared {
 public:
  Shared() : Shared(T{}) {}
  Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}

  [[nodiscard]] operator const T&() const { return *value_; }
  [[nodiscard]] const T& operator*() const { return *value_; }
  /// Whether both are the same one, not only equal.
  [[nodiscard]] bool shares(const Shared& other) const { return value_ == other.value_; }
  [[nodiscard]] const T* operator->() const { return value_.get(); }

 private:
  std::shared_ptr<const T> value_;
};

}  // namespace taktskifte
