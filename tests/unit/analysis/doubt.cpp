#include "taktskifte/analysis/doubt.hpp"

#include <catch2/catch.hpp>

#include "taktskifte/analysis/indicators.hpp"

using Catch::Matchers::Contains;
using namespace taktskifte;

namespace {

StatedKeys keys_with(const std::vector<std::string>& settings) {
  return stated_keys(default_scenario(settings));
}

const StatedKeys today = keys_with({});

}  // namespace

TEST_CASE(
    "what is known of the doubt about inputs is of rows with a margin, and holds the answer at the "
    "defaults") {
  REQUIRE_FALSE(known_doubts().empty());
  for (const Doubt& doubt : known_doubts()) {
    INFO(doubt.row);
    CHECK(default_margin(doubt.row).has_value());
    CHECK(doubt.low <= 1.0);
    CHECK(doubt.high >= 1.0);
  }
  const auto share = doubt_of("research_share");
  REQUIRE(share);
  CHECK(share->low < 0.5);  // a project that reaches one unit instead of eight
  CHECK(share->high > 1.5);
  CHECK_FALSE(doubt_of("no such row"));
}

TEST_CASE("the doubt is known of mixes of the defaults, and of nothing else") {
  CHECK(doubt_is_known(today, keys_with({"funding.public_share=0.5"})));
  CHECK(doubt_is_known(today, keys_with({"funding.public_share=0.5", "run.title=Half"})));
  for (const std::string_view input : inputs_in_doubt()) {
    INFO(input);
    const Key* const key = find_key(input);
    REQUIRE(key != nullptr);
    const std::string same = std::string(input) + "=" + std::string(key->standard) + "0";
    if (key->standard.find('.') != std::string_view::npos) {
      CHECK(doubt_is_known(keys_with({same}), keys_with({same, "funding.public_share=0.5"})));
    }
    const std::string other = std::string(input) + "=1";
    CHECK_FALSE(doubt_is_known(keys_with({other}), keys_with({other, "funding.public_share=0.5"})));
  }
  CHECK_FALSE(doubt_is_known(today, keys_with({"apply.effort=0.5"})));
  CHECK_FALSE(doubt_is_known(today, keys_with({"funding.public_share=0.5", "funding.pot_mnok=1800"})));
  CHECK_FALSE(doubt_is_known({}, {}));
}

TEST_CASE("only funding differs where keys of that section and titles do") {
  CHECK(only_funding_differs(
      today, keys_with({"funding.public_share=0.5", "funding.pot_mnok=1800", "run.title=x"})));
  CHECK_FALSE(only_funding_differs(today, keys_with({"funding.public_share=0.5", "apply.effort=0.5"})));
  CHECK_FALSE(only_funding_differs({}, {}));
}

TEST_CASE("how the inputs are known is what the keys say of themselves, and a chosen value is no claim") {
  const std::string plain = how_inputs_are_known(std::vector{today, today});
  CHECK_THAT(plain, Contains("Assumed or of low confidence, not found out here: the gaps between"));
  CHECK_THAT(plain, Contains("(choice.experience)") && Contains(" and the margins."));
  CHECK_THAT(plain, Contains("Derived, but of medium confidence: how applications grow with money"));
  CHECK_THAT(plain, !Contains("Chosen"));

  const std::vector chosen{keys_with({"apply.elasticity=0.9", "barometer.gap_quality=0.1"}),
                           keys_with({"apply.elasticity=0.9", "barometer.gap_quality=0.05"})};
  const std::string text = how_inputs_are_known(chosen);
  CHECK_THAT(text, Contains("Chosen for this run: barometer.gap_quality 0.1 / 0.05, apply.elasticity 0.9."));
  CHECK_THAT(text, !Contains("how applications grow with money"));

  StatedKeys older = today;  // before there was a confidence, when the elasticity was assumed
  for (StatedKey& key : older) {
    key.confidence.clear();
    if (key.name == "apply.elasticity") key.status = "assumed";
  }
  const std::string before = how_inputs_are_known(std::vector<StatedKeys>(1, older));
  const auto elasticity = before.find("how applications grow with money");
  CHECK(elasticity < before.find("the margins."));
  CHECK(before.find("the share of applications worth funding") > before.find(" Derived: "));
  CHECK_THAT(before, !Contains("but of"));
}
