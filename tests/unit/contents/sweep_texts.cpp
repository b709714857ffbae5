#include "contents/sweep_texts.hpp"

#include <catch2/catch.hpp>

#include "taktskifte/analysis/design.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/scenario/read.hpp"

using namespace taktskifte;
using Catch::Matchers::Contains;

namespace {

SweepTexts saltelli_texts() {
  DesignOrder order{.lines = {sweep_line("apply.elasticity=study")},
                    .kind = DesignKind::saltelli,
                    .points = 4,
                    .scramblings = 2};
  return texts_of(make_sweep(order, {default_scenario()}, 1));
}

std::string refusal(const SweepTexts& texts) {
  try {
    (void)sweep_of(texts, "x.h5");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::data);
    return error.what();
  }
  return "not refused";
}

}  // namespace

TEST_CASE("The shape of a design survives as text") {
  const auto texts = saltelli_texts();
  CHECK(texts.shape == "saltelli 2");
  const auto sweep = sweep_of(texts, "x.h5");
  CHECK(sweep.shape == DesignShape::saltelli);
  CHECK(sweep.scramblings == 2);
  CHECK(sweep.points.size() == 24);
}

TEST_CASE("A shape that is none, or that the points do not make, is damage") {
  for (const auto* shape : {"saltelli", "saltelli 0", "saltelli 5", "saltelli 02", "saltelli 2 ", "morris 2",
                            "moriss", "free", "saltelli 18446744073709551616", "star x"}) {
    INFO(shape);
    auto texts = saltelli_texts();
    texts.shape = shape;
    CHECK_THAT(refusal(texts), Contains("no design of the shape"));
  }
}
