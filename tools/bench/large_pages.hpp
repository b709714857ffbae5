// Columns on large pages of memory, where the system has them for those who ask (Linux, "madvise"). Agents
// look at others all over a column: with pages of 4 kB each look is also one into the table of pages, which
// two cores do not do twice as fast.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <vector>

namespace taktskifte::bench {

template <class T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class Other>
  explicit LargePages(const LargePages<Other>&) {}

  static constexpr std::align_val_t page{std::size_t{1} << 21U};

  [[nodiscard]] T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < static_cast<std::size_t>(page)) return static_cast<T*>(::operator new(bytes));
    void* const start = ::operator new(bytes, page);
    ::madvise(start, bytes, MADV_HUGEPAGE);  // advice: where it is not taken, nothing is lost
    return static_cast<T*>(start);
  }
  void deallocate(T* start, std::size_t count) {
    if (count * sizeof(T) < static_cast<std::size_t>(page)) return ::operator delete(start);
    ::operator delete(start, page);
  }
  bool operator==(const LargePages&) const = default;
};

template <class T>
using Column = std::vector<T, LargePages<T>>;

}  // namespace taktskifte::bench
