// A column over municipalities in which copies of one row of the list share an entry.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "taktskifte/core/shared.hpp"

namespace taktskifte {

/// The row of the list that each municipality is; empty: they are the list, one after the other.
using ListRows = Shared<std::vector<std::uint32_t>>;

/// Indexed by municipality; holds what the rows of the list have.
template <class T>
class ListColumn {
 public:
  ListColumn() = default;
  ListColumn(std::vector<T> of_row, ListRows rows = {})
      : of_row_(std::move(of_row)), rows_(std::move(rows)) {}

  [[nodiscard]] std::size_t size() const { return rows_->empty() ? of_row_.size() : rows_->size(); }
  [[nodiscard]] const T& operator[](std::size_t municipality) const {
    return of_row_[rows_->empty() ? municipality : (*rows_)[municipality]];
  }
  [[nodiscard]] const std::vector<T>& of_row() const { return of_row_; }
  [[nodiscard]] const ListRows& rows() const { return rows_; }

  /// Entries first, first + 1, ... side by side: `count` of them, in `memory` unless they lie so.
  [[nodiscard]] std::span<const T> some(std::size_t first, std::size_t count, std::span<T> memory) const {
    if (rows_->empty()) return std::span(of_row_).subspan(first, count);
    for (std::size_t j = 0; j < count; ++j) memory[j] = (*this)[first + j];
    return memory.first(count);
  }
  /// All entries, one for each municipality.
  [[nodiscard]] std::vector<T> of_each() const {
    std::vector<T> all(size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = (*this)[i];
    return all;
  }
  /// The column of make(entry).
  template <class Make>
  [[nodiscard]] auto map(Make make) const {
    std::vector<std::remove_cvref_t<decltype(make(of_row_[0]))>> made(of_row_.size());
    std::transform(of_row_.begin(), of_row_.end(), made.begin(), make);
    return ListColumn<typename decltype(made)::value_type>(std::move(made), rows_);
  }

 private:
  std::vector<T> of_row_{};
  ListRows rows_{};
};

}  // namespace taktskifte
