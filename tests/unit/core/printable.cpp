// Text that steers no terminal, and bytes that come back from text.
#include "taktskifte/core/printable.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace taktskifte {

TEST_CASE("text of any language is printable as it is") {
  for (const std::string text :
       {"", "plain", "Sørlandet", "50 % (a) \\ $x$", "\u20ac \U0001f600", "\u05d0\u200f"}) {
    CHECK(printable(text) == text);
    CHECK(unescaped(escaped(text)) == text);
  }
}

TEST_CASE("what steers a terminal or is no UTF-8 becomes codes") {
  CHECK(printable("a\x1b[2Jb") == "a\\x1b[2Jb");
  CHECK(printable("\u009b2J") == "\\xc2\\x9b2J");
  CHECK(printable("\x7f\r\b") == "\\x7f\\x0d\\x08");
  CHECK(printable("\u202etxt\u2066\u2028") == "\\xe2\\x80\\xaetxt\\xe2\\x81\\xa6\\xe2\\x80\\xa8");
  CHECK(printable("\xf8st \xc3") == "\\xf8st \\xc3");
  CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");
  CHECK(printable(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(printable("a\nb\tc", "\n") == "a\nb\\x09c");
}

TEST_CASE("any bytes come back from the text they are kept as") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  for (const auto& bytes : {all, std::string("\\x41 \\"), std::string("mappe \xe6/\u00f8\n")}) {
    CHECK(printable(escaped(bytes)) == escaped(bytes));
    CHECK(unescaped(escaped(bytes)) == bytes);
  }
  CHECK(escaped("results/mix ø.h5") == "results/mix ø.h5");
}

}  // namespace taktskifte
