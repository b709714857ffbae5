#include <catch2/catch.hpp>

#include "results/h5_read.hpp"
#include "results/h5_write.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

TEST_CASE("text attributes come back as they were written, however long or short") {
  const Scratch scratch;
  std::string longer;  // than the 64 KiB that HDF5 keeps with the variable itself
  for (int line = 0; line < 50000; ++line) longer += "Bø på Ås, Kárášjohka " + std::to_string(line) + "\n";
  const std::string text = GENERATE_COPY(as<std::string>{}, "", "x", "Bø på Ås", "two\nlines ", longer);
  {
    const auto file = h5::create_file(scratch.file("x.h5"));
    const auto numbers = h5::create_numbers(file, "numbers", NumberType::int32, {2}, {2});
    h5::set_text(file, "before", "Æ");
    h5::set_text(file, "text", text);
    h5::set_text(numbers, "text", text);
    h5::set_text(file, "behind", "Å");
  }
  const auto file = h5::open_file(scratch.file("x.h5"));
  CHECK(h5::text_attribute(file, "before") == "Æ");
  CHECK(h5::text_attribute(file, "text") == text);
  CHECK(h5::text_attribute(h5::open_dataset(file, "numbers"), "text") == text);
  CHECK(h5::text_attribute(file, "behind") == "Å");
  CHECK(h5::text_attribute(file, "none") == std::nullopt);
  CHECK(h5::integer_attribute(file, "text") == std::nullopt);
  CHECK(h5::attribute_names(file) == std::vector<std::string>{"before", "text", "behind"});
}
