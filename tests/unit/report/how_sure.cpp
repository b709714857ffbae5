// What is said of a study that nobody ran: never more than it says.
#include "taktskifte/report/how_sure.hpp"

#include <catch2/catch.hpp>

#include "report/how_sure_words.hpp"
#include "support/made_up_study.hpp"

using Catch::Matchers::Contains;

namespace taktskifte::report {
namespace {

StatedKeys keys_under(const std::vector<std::string>& settings) {
  return stated_keys(default_scenario(settings));
}

ComparedWorld shipped_world() {
  return {.model_version = std::to_string(model_results_version),
          .data = "00c0ffee",
          .first_year = 2018,
          .last_year = 2037,
          .all_years = true};
}

StudyFit fit_to(const KeptStudy& study, const std::vector<std::string>& base,
                const std::vector<std::string>& other) {
  return fit_of(study, shipped_world(), keys_under(base), keys_under(other));
}

KeptStudy kept(double below, double above) { return {.summary = support::made_up_study(below, above)}; }

/// 50 % against 7.5 % public with chance in the four numbers that decide.
ComparedFile compared_with(const KeptStudy& study, const std::string& other_share = "0.5") {
  ComparedFile file;
  file.compared.scenarios = {"today", "parity"};
  for (const auto& row : support::made_up_study(0.0, 1.0).rows) {
    const double gain = 0.9 * row.margin;
    file.rows.push_back({.name = row.name,
                         .comparison = compare({{1.0, 1.1, 0.9, 1.0},
                                                {1.0 + gain, 1.1 + 1.1 * gain, 0.9 + gain, 1.0 + 0.9 * gain}},
                                               row.margin)});
  }
  file.study = study;
  file.fits = {fit_to(study, {}, {"funding.public_share=" + other_share})};
  return file;
}

std::string text_of_study(const KeptStudy& study, const std::string& other_share = "0.5") {
  std::string text;
  for (const auto& line : how_sure_lines(compared_with(study, other_share), 1)) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("how sure: all sets are called all, and only they") {
  CHECK(agreement(support::made_up_spread(0.0, 1.0, 1.0)) == "In all 1000 sets a rise matters");
  CHECK(agreement(support::made_up_spread(1.0, 0.0, 1.0)) == "In all 1000 sets a fall matters");
  CHECK(agreement(support::made_up_spread(0.0, 0.0, 1.0)) ==
        "In none of 1000 sets does the difference matter");
  CHECK(agreement(support::made_up_spread(0.0, 0.999, 1.0)) ==
        "In more than 99 % of 1000 sets a rise matters, in less than 1 % the difference is too small to "
        "matter: "
        "nearly all sets agree");
  CHECK(agreement({}) == "No set could be simulated");
}

TEST_CASE("how sure: sets that disagree are not called sure") {
  CHECK_THAT(agreement(support::made_up_spread(0.0, 0.5, 1.0)),
             Contains("In 50 % of 1000 sets a rise matters, in 50 % the difference is too small") &&
                 Contains("the assumptions decide") && !Contains("agree"));
  CHECK_THAT(agreement(support::made_up_spread(0.3, 0.4, 1.0)), Contains("not even the direction is sure"));
  CHECK_THAT(agreement(support::made_up_spread(0.1, 0.8, 1.0)), Contains("not even the direction is sure"));
  CHECK_THAT(agreement(support::made_up_spread(0.0, 0.8, 1.0)), Contains("most sets agree, not all"));
  CHECK_THAT(agreement(support::made_up_spread(0.01, 0.02, 1.0)), Contains("nearly all sets agree"));
}

TEST_CASE("how sure: words follow the study, whether all, half or none of its sets agree") {
  const auto all = text_of_study(kept(0.0, 1.0));
  const auto half = text_of_study(kept(0.0, 0.5));
  const auto none = text_of_study(kept(0.0, 0.0));
  CHECK_THAT(all, Contains("In all 1000 sets a rise matters") && !Contains("the assumptions decide"));
  CHECK_THAT(half, Contains("the assumptions decide") && !Contains("In all 1000") && !Contains("In none of"));
  CHECK_THAT(none,
             Contains("In none of 1000 sets does the difference matter") && !Contains("a rise matters"));
  CHECK_THAT(half, Contains("choice.experience above 0.660 (default 0.6, range 0 to 1.5): a rise matters"));
  CHECK_THAT(none, Contains("None of the 2 assumptions flips that by itself"));
  CHECK_THAT(half, Contains("choose researchers by a threshold (research_share in 25 %"));
  CHECK_THAT(none, Contains("None of 1 other structures of the model changes a verdict in more than 0 %"));
  CHECK_THAT(all,
             Contains("Most worth knowing for the choice of a mix") && Contains("choice.experience (12.5)"));
  for (const auto& text : {all, half, none}) CHECK_THAT(text, Contains("no probability"));
}

TEST_CASE("how sure: an interval of chance never stands without the spread over the assumptions") {
  for (const double above : {0.0, 0.5, 1.0}) {
    const auto lines = how_sure_lines(compared_with(kept(0.0, above)), 1);
    int with_chance = 0;
    for (const auto& line : lines) {
      if (line.find("chance in the mean") == std::string::npos) continue;
      ++with_chance;
      CHECK_THAT(line, Contains("half of the sets") && Contains("nine tenths") && Contains("single runs"));
    }
    CHECK(with_chance == 4);
  }
}

TEST_CASE("how sure: of another pair of mixes only the spread is told, whichever comes first") {
  const auto text = text_of_study(kept(0.0, 0.5), "0.25");
  CHECK_THAT(text,
             Contains("nine tenths") && !Contains("flips") && !Contains("Sobol'") && !Contains("structure"));
  const auto study = kept(0.2, 0.5);
  const auto& row = study.summary->rows.front();
  const auto forth = spread_between(row, 0, 2);
  const auto back = spread_between(row, 2, 0);
  REQUIRE((forth && back));
  CHECK(back->above == forth->below);
  CHECK(back->quantiles.front() == -forth->quantiles.back());
  CHECK_FALSE(spread_between(row, 1, 1));
}

TEST_CASE("how sure: with a margin that the study does not have the shares are not told") {
  auto file = compared_with(kept(0.0, 0.5));
  for (auto& row : file.rows) row.comparison.margin *= 2.0;
  const auto line = how_sure_lines(file, 1).at(1);
  CHECK_THAT(line,
             Contains("known for another margin only") && !Contains("a rise matters") && !Contains("flips"));
}

TEST_CASE("how sure: a study that is not about the two scenarios is not told of them, and says why") {
  const auto study = kept(0.0, 0.5);
  const std::vector<std::string> half = {"funding.public_share=0.50"};
  CHECK(fit_to(study, {}, half).why_not.empty());
  CHECK(fit_to(study, {"run.title=x", "run.replicates=7", "run.seed=4"}, half).why_not.empty());
  CHECK_THAT(fit_to(study, {}, {"funding.public_share=0.33"}).why_not,
             Contains("7.5 %, 25 % and 50 % public") && Contains("funding.public_share is 0.33"));
  CHECK_THAT(fit_to(study, {}, {"funding.public_share=2018:0.075 2023:0.5"}).why_not, Contains("2023:0.5"));
  CHECK_THAT(
      fit_to(study, {"apply.elasticity=0.5"}, {"apply.elasticity=0.5", "funding.public_share=0.5"}).why_not,
      Contains("mixes of the defaults") && Contains("apply.elasticity = 0.5"));
  CHECK_THAT(fit_to(study, {}, {"funding.public_share=0.5", "funding.unused=carry"}).why_not,
             Contains("funding.unused = carry"));
  CHECK_THAT(fit_to(study, {}, {}).why_not, Contains("both have the same mix"));
  CHECK(fit_to({.problem = "gone; make it anew"}, {}, half).why_not == "gone; make it anew");

  const auto under = [&](auto change) {
    ComparedWorld world = shipped_world();
    change(world);
    return fit_of(study, world, keys_under({}), keys_under(half)).why_not;
  };
  CHECK_THAT(under([](auto& world) { world.model_version = "1"; }), Contains("model version 1"));
  CHECK_THAT(under([](auto& world) { world.data = "0"; }), Contains("other tables"));
  CHECK_THAT(under([](auto& world) { world.all_years = false; }), Contains("2018 to 2037"));
  CHECK_THAT(under([](auto& world) { world.last_year = 2020; }), Contains("2018 to 2037"));

  const auto text = text_of_study(study, "0.33");
  CHECK_THAT(text, Contains("Not known beyond chance") && !Contains("nine tenths"));
}

TEST_CASE("how sure: programs get the same numbers") {
  const auto json = json_line(how_sure_value(compared_with(kept(0.0, 0.5)), 1));
  CHECK_THAT(json, Contains("\"known\":true") && Contains("\"share_rise_matters\":0.5") &&
                       Contains("\"nine_tenths\":["));
  const auto unknown = json_line(how_sure_value(compared_with({.problem = "none"}), 1));
  CHECK_THAT(unknown, Contains("\"known\":false") && Contains("\"why_not\":\"none\""));
}

}  // namespace taktskifte::report
