#include "taktskifte/results/destination.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/exit_of.hpp"
#include "support/sample_results.hpp"
#include "support/scratch.hpp"

using namespace taktskifte;
using namespace taktskifte::support;

namespace {

const SampleSize size{.scenarios = 2, .replicates = 2, .years = 2, .municipalities = 5};

Entry& entry(ResultHeader& header, std::string_view key) {
  for (auto& one : header.scenarios[1].entries)
    if (one.key->name == key) return one;
  throw std::invalid_argument("no such key");
}

}  // namespace

TEST_CASE("a study is the same whatever its replicates, titles, comments, defaults and names of tables") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  auto header = sample_header(size);
  CHECK(study_difference(reader, header).empty());
  entry(header, "run.replicates") = {find_key("run.replicates"), "17", "--set", {}};
  entry(header, "run.title") = {find_key("run.title"), "another", "today.ini:2", {}};
  entry(header, "data.municipalities") = {find_key("data.municipalities"), "m.csv", "--set", {}};
  entry(header, "apply.effort").text = "7";  // the default of another version
  header.scenarios[1].text += "# a comment\n";
  CHECK(study_difference(reader, header).empty());
}

TEST_CASE("a study is another with other scenarios, keys, tables or with panels, and says which") {
  const Scratch scratch;
  write_sample(scratch.file("x.h5"), size);
  const ResultReader reader(scratch.file("x.h5"));
  const auto difference = [&](auto change) {
    auto header = sample_header(size);
    change(header);
    return study_difference(reader, header);
  };
  CHECK(difference([](auto& h) { h.scenarios[1].scenario.name = "equality"; }) ==
        "its scenarios are today, quarter, and not today, equality");
  CHECK(difference([](auto& h) { h.scenarios.pop_back(); }) ==
        "its scenarios are today, quarter, and not today");
  CHECK(difference([](auto& h) { entry(h, "funding.public_share").text = "0.26"; }) ==
        "funding.public_share is 0.25 in its quarter, and 0.26 in the one to be written");
  CHECK(difference([](auto& h) {
          entry(h, "apply.effort") = {find_key("apply.effort"), "7", "x.ini:4", {}};
        }).starts_with("apply.effort is 1 in its quarter"));
  CHECK(difference([](auto& h) { h.data.institutions.text += "\n"; }) == "it was made from other tables");
  CHECK(difference([](auto& h) { h.trajectories = true; }) == "it has no panels");
}

TEST_CASE("what comes under the name after the first look is found by the second") {
  const Scratch scratch;
  const auto header = sample_header(size);
  const Destination destination(scratch.file("x.h5"), {}, header, false);
  destination.check_again();
  write_sample(scratch.file("x.h5"), size);
  destination.check_again();  // the same study
  write_content(scratch.file("x.h5"), "precious");
  const auto complaint = complaint_of([&] { destination.check_again(); });
  CHECK(complaint.exit == ErrorKind::cannot_create);
  CHECK(complaint.says("--overwrite"));
  Destination(scratch.file("x.h5"), {}, header, true).check_again();
  CHECK(complaint_of([&] {
          Destination(scratch.file("x.h5"), {scratch.file("./x.h5")}, header, true);
        }).exit == ErrorKind::usage);
}
