#include "taktskifte/report/study.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/made_up_study.hpp"
#include "support/scratch.hpp"

using Catch::Matchers::Contains;
using Json = nlohmann::ordered_json;

namespace taktskifte::report {
namespace {

std::string written(const StudySummary& summary) { return json_line(study_document(summary).data); }

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
  const auto text = written(support::made_up_study(0.2, 0.5));
  std::ofstream(file) << text << '\n';
  const auto again = read_study(file);
  CHECK(written(again) == text);
  CHECK(again.row("unused_nok")->margin == 73.0);
  CHECK(again.mix(0.25) == std::size_t{1});
  CHECK_FALSE(again.mix(0.3));
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
}

TEST_CASE("what a study found is told in tables") {
  std::ostringstream out;
  print(out, study_document(support::made_up_study(0.0, 0.5)), Form::markdown);
  CHECK_THAT(out.str(), Contains("choice.experience") && Contains("0.660 (within to above)") &&
                            Contains("0.60 (0.50 to 0.70)"));
}

}  // namespace taktskifte::report
