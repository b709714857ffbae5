// Columns that begin where a cache line does, so that no load of lanes lies across two that starts at a
// multiple of their number.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace taktskifte {

inline constexpr std::size_t cache_line = 64;  ///< bytes

template <class T>
struct AlignedAllocator {
  using value_type = T;
  AlignedAllocator() = default;
  template <class U>
  AlignedAllocator(const AlignedAllocator<U>& /*other*/) noexcept {}
  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{cache_line}));
  }
  void deallocate(T* at, std::size_t /*count*/) noexcept {
    ::operator delete (at, std::align_val_t{cache_line});
  }
  template <class U>
  bool operator==(const AlignedAllocator<U>& /*other*/) const noexcept {
    return true;
  }
};

template <class T>
using AlignedColumn = std::vector<T, AlignedAllocator<T>>;

}  // namespace taktskifte
