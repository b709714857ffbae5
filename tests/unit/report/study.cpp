#include "taktskifte/report/study.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/study_data.hpp"
#include "support/made_up_study.hpp"
#include "support/scratch.hpp"

using Catch::Matchers::Contains;
using Json = nlohmann::ordered_json;

namespace taktskifte::report {
namespace {

std::string written(const StudySummary& summary) { return json_line(study_data(summary)); }

/// One of every part, and sets that disagree.
StudySummary whole_study() {
  StudySummary study = support::made_up_study(0.2, 0.5);
  study.curve = {{.public_share = 0.1369863,  // more digits than other numbers are kept with
                  .mean = {0.1, 0.2, 0.3, 0.4},
                  .standard_error = {0.01, 0.02, 0.03, 0.04}}};
  return study;
}

/// What reading a file of this content says; empty if it is read.
std::string complaint_of(const std::string& content) {
  const support::Scratch scratch;
  const auto file = scratch.file("summary.json");
  std::ofstream(file) << content;
  try {
    (void)read_study(file);
    return "";
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::data);
    return error.what();
  }
}

}  // namespace

TEST_CASE("a summary of a study is read as it was written") {
  const support::Scratch scratch;
  const auto file = scratch.file("summary.json");
  const auto text = written(whole_study());
  std::ofstream(file) << text << '\n';
  const auto again = read_study(file);
  CHECK(written(again) == text);
  CHECK(again.row("unused_nok")->margin == 73.0);
  CHECK(again.mix(0.25) == std::size_t{1});
  CHECK_FALSE(again.mix(0.3));
}

TEST_CASE("the members of a summary have the names and values that other programs read") {
  const auto json = Json::parse(written(whole_study()));
  CHECK(
      json["keys"][0].dump() ==
      R"({"key":"choice.experience","unit":"log odds","low":0,"high":1.5,"default":0.6,"distribution":"uniform"})");
  const auto& row = json["rows"][0];
  CHECK(
      row["boxes"].dump() ==
      R"([{"sides":[{"key":1,"low":null,"high":0.37,"needed":true},{"key":0,"low":0.25,"high":null,"needed":false}],"density":0.91,"coverage":0.62,"share":0.17}])");
  CHECK(row["flips"].dump() == R"([{"key":0,"at":0.66,"from":"within","to":"above"}])");
  CHECK(row["effects"].dump() == R"([{"key":0,"mean_absolute":0.005,"deviation":0.005,"among_first":1}])");
  CHECK(row["indices"].dump() ==
        R"([{"key":0,"first":[0.4,0.3,0.5,"told from 0"],"total":[0.6,0.5,0.7,"told from 0"]}])");
  CHECK(row["swings"].dump() == R"([{"key":0,"at_low":0,"at_high":0.01}])");
  CHECK(
      json["choices"].dump() ==
      R"([{"worth":5,"mean":[1,4,7],"high":[2,5,8],"most":[3,6,9],"best_share":[0.125,0.25,0.625],"least_mean":0,"least_high":1,"least_most":2,"sets":990,"missing":10,"perfect":80,"noise":1.5,"information":[{"key":0,"value":12.5}]}])");
  CHECK(json["curve"].dump() ==
        R"([{"public_share":0.1369863,"mean":[0.1,0.2,0.3,0.4],"standard_error":[0.01,0.02,0.03,0.04]}])");
}

TEST_CASE("a box that was read is open where it was open") {
  const support::Scratch scratch;
  const auto file = scratch.file("summary.json");
  std::ofstream(file) << written(whole_study());
  const auto sides = read_study(file).rows.front().boxes.front().sides;
  CHECK(sides[0].low == -support::infinite);
  CHECK(sides[0].high == 0.37);
  CHECK(sides[1].high == support::infinite);
}

TEST_CASE("the kept study of this model version is written as it stands") {
  std::ifstream file(kept_study());
  const std::string kept{std::istreambuf_iterator<char>(file), {}};
  REQUIRE(!kept.empty());
  CHECK((Json::parse(kept) == Json::parse(written(read_study(kept_study())))));
}

TEST_CASE("a summary that is missing, damaged or of another model says how it is made anew") {
  const auto command = Contains("taktskifte study -o results/study --summary scenarios/study/summary.json");
  const auto text = written(support::made_up_study(0.0, 0.5));
  CHECK(complaint_of(text).empty());
  CHECK_THROWS_WITH(read_study("/no/such/summary.json"), command);

  auto other = Json::parse(text);
  other["model_results_version"] = model_results_version + 1;
  CHECK_THAT(complaint_of(other.dump()),
             Contains("is of model version " + std::to_string(model_results_version + 1)) && command);
  other = Json::parse(text);
  other["format"] = 99;
  CHECK_THAT(complaint_of(other.dump()), Contains("another format") && command);

  for (std::size_t part = 0; part < 40; ++part)
    CHECK_THAT(complaint_of(text.substr(0, text.size() * part / 40)), command);
  const Json whole = Json::parse(text);
  for (const auto& member : whole.items()) {
    if (member.key() == "renew" || member.key().ends_with("_columns")) continue;
    other = Json::parse(text);
    other.erase(member.key());
    INFO(member.key());
    CHECK_THAT(complaint_of(other.dump()), command);
    other = Json::parse(text);
    other[member.key()] = "something else";
    CHECK_THAT(complaint_of(other.dump()), command);
  }
  other = Json::parse(text);
  other["rows"][0]["flips"][0]["key"] = 7;  // there are two
  CHECK_THAT(complaint_of(other.dump()), Contains("beyond what it counts") && command);
  for (const std::string once : {"{", "\"origin\":{", "\"rows\":[{"}) {
    auto twice = text;
    const auto at = twice.find(once);
    REQUIRE(at != std::string::npos);
    twice.insert(at + once.size(), R"("scenario":"a","scenario":"b",)");
    INFO(once);
    CHECK_THAT(complaint_of(twice), Contains("two members are called scenario") && command);
  }
}

TEST_CASE("what a study found is told in tables") {
  std::ostringstream out;
  print(out, study_document(support::made_up_study(0.0, 0.5)), Form::markdown);
  CHECK_THAT(out.str(), Contains("choice.experience") && Contains("0.660 (within to above)") &&
                            Contains("0.60 (0.50 to 0.70)"));
}

}  // namespace taktskifte::report
