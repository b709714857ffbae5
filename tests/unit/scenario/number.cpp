#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

#include "scenario/number.hpp"

namespace taktskifte {
namespace {

std::string refusal(const std::string& text) {
  try {
    (void)parse_number(text);
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
  return "accepted";
}

std::string whole_refusal(const std::string& text) {
  try {
    (void)parse_whole(text);
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("numbers are read exactly") {
  CHECK(parse_number("0.075") == 0.075);
  CHECK(parse_number("-3") == -3.0);
  CHECK(parse_number("+3") == 3.0);
  CHECK(parse_number(".5") == 0.5);
  CHECK(parse_number("1e6") == 1e6);
}

TEST_CASE("every usual misspelling of a number gets its own hint") {
  CHECK(refusal("0,5") == "the decimal mark is a point; write 0.5");
  CHECK(refusal("50%") == "percent are not understood; write 0.5");
  CHECK(refusal("7,5 %") == "percent are not understood; write 0.075");
  CHECK(refusal("7%") == "percent are not understood; write 0.07");
  CHECK(refusal("1 460") == "thousands are written without separator; write 1460");
  CHECK(refusal("1 000 000,5") == "thousands are written without separator; write 1000000.5");
  CHECK(refusal("1.000.000") == "thousands are written without separator; write 1000000");
  CHECK(refusal("1,000,000") == "thousands are written without separator; write 1000000");
  CHECK(refusal("1.460,5") == "thousands are written without separator; write 1460.5");
  CHECK(refusal("1,460.5") == "thousands are written without separator; write 1460.5");
  CHECK(refusal("1'460") == "thousands are written without separator; write 1460");
  CHECK(refusal("1_460") == "thousands are written without separator; write 1460");
  CHECK(refusal("1\xC2\xA0"
                "460") == "thousands are written without separator; write 1460");
  CHECK(refusal("1\xE2\x80\xAF"
                "460") == "thousands are written without separator; write 1460");
  CHECK(refusal("1,460") == "a comma is neither decimal mark nor thousands separator; write 1.460 or 1460");
  CHECK(refusal("60 km") == "'km' stands behind the number; write 60");
  CHECK(refusal("0x10") == "not a number");
  CHECK(refusal("") == "the value is missing; write a number");
  CHECK(refusal("much") == "not a number");
  CHECK(refusal("+-3") == "not a number");
}

TEST_CASE("what is not finite is refused") {
  for (const auto* text : {"nan", "NaN", "-nan", "inf", "-inf", "infinity"})
    CHECK(refusal(text) == "not a finite number; write a finite one");
  for (const auto* text : {"1e999", "-1e999", "1e-999"})
    CHECK(refusal(text).starts_with("the number is too large or too small"));
}

TEST_CASE("whole numbers are plain digits") {
  CHECK(parse_whole("200") == 200);
  CHECK(parse_whole("-1") == -1);
  CHECK(parse_whole("9223372036854775807") == 9223372036854775807LL);
  CHECK(whole_refusal("9223372036854775808").starts_with("the number is too large"));
  CHECK(whole_refusal("1e3") == "a whole number is written in plain digits; write 1000");
  CHECK(whole_refusal("200.0") == "a whole number is written in plain digits; write 200");
  CHECK(whole_refusal("2.6") == "not a whole number; write for example 3");
  CHECK(whole_refusal("15 000") == "thousands are written without separator; write 15000");
  CHECK(whole_refusal("nan") == "not a finite number; write a finite one");
}

TEST_CASE("plain numbers have no exponent and read back as they were") {
  CHECK(plain(1e6) == "1000000");
  CHECK(plain(0.075) == "0.075");
  CHECK(plain(-0.0) == "0");
  for (const double value : {0.1 + 0.2, 1e-9, 1e15, -0.05}) CHECK(parse_number(plain(value)) == value);
}

}  // namespace taktskifte
