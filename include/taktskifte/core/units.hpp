// Numbers with a type: whole kroner, shares and calendar years cannot be mixed up.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <stdexcept>

namespace taktskifte {

/// Whole Norwegian kroner. Accounts are kept in these, so sums are exact in any order.
/// Range: |value| < 2^53, so that a double holds it exactly.
class Nok {
 public:
  constexpr Nok() = default;
  constexpr explicit Nok(std::int64_t value) : value_(value) {}

  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  [[nodiscard]] constexpr double as_double() const { return static_cast<double>(value_); }

  constexpr auto operator<=>(const Nok&) const = default;
  constexpr Nok& operator+=(Nok other) {
    value_ += other.value_;
    return *this;
  }
  constexpr Nok& operator-=(Nok other) {
    value_ -= other.value_;
    return *this;
  }
  friend constexpr Nok operator+(Nok a, Nok b) { return a += b; }
  friend constexpr Nok operator-(Nok a, Nok b) { return a -= b; }

 private:
  std::int64_t value_ = 0;
};

/// Kroner in a million kroner (MNOK), the unit of scenario files.
inline constexpr double nok_per_mnok = 1e6;

/// The whole kroner nearest to `mnok` million kroner.
inline Nok nok_from_mnok(double mnok) { return Nok{std::llround(mnok * nok_per_mnok)}; }

/// A share: always in [0, 1]; NaN is refused.
class Share {
 public:
  constexpr Share() = default;
  /// Throws std::domain_error outside [0, 1].
  constexpr explicit Share(double value) : value_(value) {
    if (!(value >= 0.0 && value <= 1.0)) throw std::domain_error("a share lies in [0, 1]");
  }
  [[nodiscard]] constexpr double value() const { return value_; }
  constexpr auto operator<=>(const Share&) const = default;

 private:
  double value_ = 0.0;
};

/// ⌊share · whole⌋ kroner: what a share of a pot is worth.
inline Nok part_of(Nok whole, Share share) {
  return Nok{static_cast<std::int64_t>(std::floor(whole.as_double() * share.value()))};
}

/// A calendar year.
class Year {
 public:
  constexpr Year() = default;
  constexpr explicit Year(int value) : value_(value) {}
  [[nodiscard]] constexpr int value() const { return value_; }
  constexpr auto operator<=>(const Year&) const = default;
  constexpr Year& operator++() {
    ++value_;
    return *this;
  }
  friend constexpr Year operator+(Year year, int years) { return Year{year.value_ + years}; }
  friend constexpr int operator-(Year a, Year b) { return a.value_ - b.value_; }

 private:
  int value_ = 0;
};

}  // namespace taktskifte
