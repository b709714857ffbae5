// The scenario files and the manual that come with the program.
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "taktskifte/scenario/manual.hpp"
#include "unit/scenario/written.hpp"

namespace taktskifte {
namespace {

namespace fs = std::filesystem;

const std::string folder = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/";

ResolvedScenario shipped(const std::string& name) { return read_scenario(folder + name + ".ini", {}); }

}  // namespace

TEST_CASE("every shipped scenario reads clean, has a title and finds its data") {
  std::set<std::string> names;
  for (const auto& file : fs::directory_iterator(folder)) {
    if (file.path().extension() != ".ini") continue;
    const auto complaint = support::complaint_of([&] {
      const auto resolved = read_scenario(file.path().string(), {});
      CHECK_FALSE(resolved.scenario.title.empty());
      CHECK(fs::is_regular_file(resolved.scenario.data.municipalities));
      CHECK(fs::is_regular_file(resolved.scenario.data.institutions));
      CHECK(support::content(file.path().string()).starts_with("# Question: "));
      CHECK(manual_markdown().find("`" + file.path().filename().string() + "`") != std::string::npos);
    });
    CHECK(complaint.what.empty());
    names.insert(file.path().stem().string());
  }
  CHECK(names == std::set<std::string>{"today",
                                       "today-05",
                                       "today-10",
                                       "today-2024",
                                       "flow-2019",
                                       "parity",
                                       "parity-2024",
                                       "parity-ramp",
                                       "actor-politicians",
                                       "actor-politicians-parity",
                                       "actor-funding-bodies",
                                       "actor-funding-bodies-parity",
                                       "actor-institutes",
                                       "actor-institutes-parity",
                                       "actor-public-sector",
                                       "actor-public-sector-parity",
                                       "actor-business",
                                       "actor-business-parity",
                                       "problem-owner",
                                       "problem-owner-parity",
                                       "newcomers",
                                       "newcomers-parity",
                                       "slow-response",
                                       "slow-response-parity",
                                       "version-1",
                                       "version-1-parity",
                                       "ministry-health"});
}

TEST_CASE("the shipped scenarios differ from today in their share alone") {
  const auto share = [](const char* name, int year) {
    return shipped(name).scenario.funding.public_share.at(Year{year});
  };
  CHECK(share("today", 2018) == 0.075);
  CHECK(share("today-05", 2018) == 0.05);
  CHECK(share("today-10", 2018) == 0.10);
  CHECK(share("flow-2019", 2018) == 0.144);
  CHECK(share("parity", 2018) == 0.5);
  CHECK(share("parity-ramp", 2018) == 0.075);
  CHECK(share("parity-ramp", 2023) == 0.5);
  const auto today = shipped("today");
  for (const auto* name : {"today-05", "today-10", "flow-2019", "parity", "parity-ramp"}) {
    INFO(name);
    const auto other = shipped(name);
    CHECK(burn_in_text(other) == burn_in_text(today));
    for (std::size_t i = 0; i < keys().size(); ++i) {
      const auto key = keys()[i].name;
      if (key != "funding.public_share" && key != "run.title")
        CHECK(other.entries[i].text == today.entries[i].text);
    }
  }
}

TEST_CASE("the scenarios of 2024 differ from those of 2018 in their municipalities alone") {
  for (const std::string name : {"today", "parity"}) {
    const auto of_2018 = shipped(name);
    const auto of_2024 = shipped(name + "-2024");
    for (std::size_t i = 0; i < keys().size(); ++i) {
      const auto key = keys()[i].name;
      INFO(name << ": " << key);
      if (key == "run.title") continue;
      CHECK((of_2024.entries[i].text == of_2018.entries[i].text) == (key != "data.municipalities"));
    }
  }
}

TEST_CASE("scenarios/README.md is the generated manual (taktskifte params --markdown)") {
  CHECK(support::content(folder + "README.md") == manual_markdown());
}

TEST_CASE("the manual names every key once, with all that the table says of it") {
  const std::string manual = manual_markdown();
  for (const Key& key : keys()) {
    INFO(key.name);
    const std::string start = "\n| `" + std::string(key.name) + "` | ";
    const auto at = manual.find(start);
    REQUIRE(at != std::string::npos);
    CHECK(manual.find(start, at + 1) == std::string::npos);
    const std::string row = manual.substr(at + 1, manual.find('\n', at + 1) - at - 1);
    CHECK(row.find(key.doc) != std::string::npos);
    CHECK(row.find(to_string(key.evidence.status)) != std::string::npos);
    for (std::size_t first = 0; first < key.source.size();) {  // one link, or several with " ; " between
      const auto end = std::min(key.source.find(" ; ", first), key.source.size());
      CHECK(row.find(key.source.substr(first, end - first)) != std::string::npos);
      first = end + 3;
    }
    CHECK(row.find(key.standard) != std::string::npos);
    int cells = 0;
    for (std::size_t i = 0; i < row.size(); ++i) cells += row[i] == '|' && (i == 0 || row[i - 1] != '\\');
    CHECK(cells == 9);
  }
}

TEST_CASE("the messages that the manual shows are the ones that come") {
  const auto complaint = test::complaint_about(std::string(9, '\n') +
                                                   "[funding]\n\npublic_share = 1.4\n\npot_mnok = 1 460\n"
                                                   "publik_share = 0.5\n",
                                               {"apply.elasticity=0,5"});
  const std::string manual = manual_markdown();
  std::string rest = complaint.what + "\n";
  int lines = 0;
  for (auto end = rest.find('\n'); end != std::string::npos;
       rest.erase(0, end + 1), end = rest.find('\n'), ++lines) {
    const std::string line = rest.substr(0, end);
    INFO(line);
    CHECK(manual.find(line.starts_with("x.ini") ? "scenarios/" + line + "\n" : line + "\n") !=
          std::string::npos);
  }
  CHECK(lines == 4);
}

TEST_CASE("the list and the page of a key say what it is") {
  CHECK(key_list().find("funding.pot_mnok") != std::string::npos);
  const std::string page = key_page(*find_key("apply.elasticity"));
  CHECK(page.starts_with("apply.elasticity\n"));
  CHECK(page.find("accepted        0 to 5\n") != std::string::npos);
  CHECK(page.find("worth sweeping  0 to 0.9, uniform\n") != std::string::npos);
  CHECK(page.find("status          derived: http") != std::string::npos);
  CHECK(page.find("confidence      medium\n") != std::string::npos);
  CHECK(page.find("as a fact") == std::string::npos);
  CHECK(key_page(*find_key("apply.effort")).find("as a fact       1900:VALUE") != std::string::npos);
  const std::string share = key_page(*find_key("funding.public_share"));
  CHECK(share.find("as a fact       policy.burn_in_public_share; no year here reaches the burn-in") !=
        std::string::npos);
  CHECK(share.find("1900:VALUE") == std::string::npos);
  CHECK(key_page(*find_key("choice.experience")).find("status          assumed; compare http") !=
        std::string::npos);
}

TEST_CASE("every actor's scenario shares today's burn-in, and its twin differs in the public share alone") {
  const auto today = burn_in_text(shipped("today"));
  for (const std::string name : {"actor-politicians", "actor-funding-bodies", "actor-institutes",
                                 "actor-public-sector", "actor-business", "problem-owner"}) {
    INFO(name);
    const auto at_today = shipped(name);
    const auto at_parity = shipped(name + "-parity");
    CHECK(burn_in_text(at_today) == today);
    CHECK(burn_in_text(at_parity) == today);
    int levers = 0;
    for (std::size_t i = 0; i < keys().size(); ++i) {
      const auto key = keys()[i].name;
      if (at_today.entries[i].text != shipped("today").entries[i].text && key != "run.title") ++levers;
      if (key != "funding.public_share" && key != "run.title")
        CHECK(at_parity.entries[i].text == at_today.entries[i].text);
    }
    CHECK(levers >= 2);
    CHECK(at_parity.scenario.funding.public_share.at(Year{2018}) == 0.5);
  }
}

TEST_CASE("a twin at parity differs from its scenario in the public share alone") {
  for (const std::string name : {"newcomers", "slow-response", "version-1"}) {
    INFO(name);
    const auto at_today = shipped(name);
    const auto at_parity = shipped(name + "-parity");
    for (std::size_t i = 0; i < keys().size(); ++i) {
      const auto key = keys()[i].name;
      if (key != "funding.public_share" && key != "run.title")
        CHECK(at_parity.entries[i].text == at_today.entries[i].text);
    }
    CHECK(at_today.scenario.funding.public_share.at(Year{2018}) == 0.075);
    CHECK(at_parity.scenario.funding.public_share.at(Year{2018}) == 0.5);
  }
}

TEST_CASE("when one ministry goes to half, the others stay where they were") {
  const auto s = shipped("ministry-health").scenario;
  const auto& w = s.ministry.weights;
  double mean = 0.0;
  for (std::size_t m = 0; m < ministry_count; ++m) mean += w[m] * s.ministry.factor[m].at(Year{2018});
  const double share = s.funding.public_share.at(Year{2018});
  CHECK(share * s.ministry.factor[3].at(Year{2018}) / mean == Approx(0.5).epsilon(1e-4));
  CHECK(share / mean == Approx(0.075).epsilon(1e-4));  // numbers in the file have five digits
}

TEST_CASE("the tables of keys in engine/MODEL.md are the table of keys, and none is left out") {
  const std::string file = std::string(TAKTSKIFTE_SOURCE_DIR) + "/engine/MODEL.md";
  const std::string page = support::content(file);
  CHECK(with_key_tables(page, file) == page);
  for (const Key& key : keys()) {
    INFO(key.name);
    if (!key.name.starts_with("data."))
      CHECK(page.find("| `" + std::string(key.name) + "` |") != std::string::npos);
  }
}

TEST_CASE("a page with an unknown section or an open table of keys is refused with its line") {
  const auto unknown = support::complaint_of(
      [] { with_key_tables("text\n<!-- keys: aply -->\n<!-- end of keys -->\n", "x.md"); });
  CHECK(unknown.exit == ErrorKind::data);
  CHECK(unknown.says("x.md:2: no key begins with aply."));
  const auto open = support::complaint_of([] { with_key_tables("<!-- keys: apply -->\ntext\n", "x.md"); });
  CHECK(open.says("x.md:1: the table has no end"));
}

}  // namespace taktskifte
