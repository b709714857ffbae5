#include "taktskifte/core/decimal.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <vector>

#include "core/decimal_by_c.hpp"
#include "taktskifte/core/bits.hpp"

using namespace taktskifte;

namespace {

using Reader = std::from_chars_result (*)(const char*, const char*, double&);

struct Read {
  std::uint64_t bits = 0;
  std::ptrdiff_t length = 0;
  std::errc problem{};
  bool operator==(const Read&) const = default;
};

Read read(Reader reader, const std::string& text) {
  double value = 7.0;  // what stays where nothing is read
  const auto [end, problem] = reader(text.data(), text.data() + text.size(), value);
  return {bits_of(value), end - text.data(), problem};
}

void check_reading(const std::string& text) {
  INFO("'" << text << "'");
  CHECK((read(by_c::read_decimal, text) == read(read_decimal, text)));
}

// Of all magnitudes, and of those that people write.
std::vector<double> some_doubles() {
  std::vector<double> all = {0.0,
                             -0.0,
                             0.5,
                             0.1,
                             1e22,
                             1e23,
                             5e-324,
                             2.2250738585072014e-308,
                             1.7976931348623157e308,
                             0.075,
                             1.0 / 3.0,
                             123456789.125,
                             9007199254740993.0,
                             2.5,
                             3.5,
                             -1e-7};
  std::mt19937_64 generator(1);
  for (int i = 0; i < 300; ++i) {
    const double any = double_of(generator());
    if (any - any == 0.0) all.push_back(any);
    all.push_back(static_cast<double>(generator() % 2000001U) / 1000.0 - 1000.0);
  }
  return all;
}

}  // namespace

TEST_CASE("The C library reads numbers as std::from_chars does") {
  for (const char* text :
       {"",       "-",      ".",      "-.5",     "5.",     ".e1",      "1e",    "1e+",    "1e+5",
        "1e5x",   "+1",     " 1",     "1 ",      "0x1p3",  "-0x10",    "00012", "1e400",  "-1e400",
        "1e-400", "0e-999", "0.0e9",  "4e-324",  "2e-324", "inf",      "-INF",  "infin",  "infinity",
        "nan",    "-nan",   "nan(a)", "nan(",    "nan()",  "nan(a b)", "1,5",   "1.5.2",  "1e5.5",
        "1d5",    "--1",    "e5",     "1e-320x", "9e307e", "1_000",    "1'000", "NaN(_9)"})
    check_reading(text);
  for (const double value : some_doubles()) {
    check_reading(shortest_decimal(value));
    check_reading(significant_decimal(value, 17));
  }
}

TEST_CASE("The C library writes numbers as std::to_chars does") {
  for (const double value : some_doubles()) {
    INFO(significant_decimal(value, 17));
    CHECK(by_c::shortest_decimal(value) == shortest_decimal(value));
    CHECK(by_c::exact_text(value) == exact_text(value));
    for (const int digits : {0, 1, 3, 12})
      CHECK(by_c::fixed_decimal(value, digits) == fixed_decimal(value, digits));
    for (const int digits : {1, 6, 12, 17})
      CHECK(by_c::significant_decimal(value, digits) == significant_decimal(value, digits));
  }
}

TEST_CASE("A number fills its text or is none") {
  CHECK(whole_decimal("0.5") == 0.5);
  CHECK_FALSE(whole_decimal("0.5 "));
  CHECK_FALSE(whole_decimal("1e400"));
  CHECK_FALSE(whole_decimal(""));
}
