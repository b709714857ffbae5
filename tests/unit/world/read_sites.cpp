#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {
namespace {

const std::string shipped_sites =
    std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/data/research_institutions.csv";
const std::string columns_of_sites = "institution_id,type,is_main,latitude,longitude\n";

support::Complaint about_sites(const std::string& text) {
  const support::Scratch scratch;
  const std::string file = scratch.file("s.csv");
  support::write_content(file, text);
  auto complaint = support::complaint_of([&] { (void)read_sites(read_data_text(file)); });
  for (auto at = complaint.what.find(file); at != std::string::npos; at = complaint.what.find(file))
    complaint.what.replace(at, file.size(), "s");
  return complaint;
}

void refused_sites(const std::string& text, const std::string& message) {
  const auto complaint = about_sites(text);
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.what == message);
}

}  // namespace

TEST_CASE("the real research sites are read whole") {
  const auto sites = read_sites(read_data_text(shipped_sites));
  REQUIRE(sites.size() == 130);
  std::set<std::string> institutions;
  for (const auto& site : sites) institutions.insert(site.institution);
  CHECK(institutions.size() == 74);
  CHECK(std::count_if(sites.begin(), sites.end(), [](const Site& site) { return site.is_main; }) == 74);
  const auto of_type = [&](SiteType type) {
    return std::count_if(sites.begin(), sites.end(), [&](const Site& site) { return site.type == type; });
  };
  CHECK(of_type(SiteType::institute) == 70);
  CHECK(of_type(SiteType::university) == 33);
  CHECK(of_type(SiteType::university_college) == 27);
  CHECK(sites.front().institution == "UIO");
  CHECK(sites.front().type == SiteType::university);
  CHECK(sites.front().is_main);
  CHECK(sites.front().latitude == 59.91273);
  CHECK(sites.front().longitude == 10.74609);
}

TEST_CASE("every field of a site has its check") {
  refused_sites(columns_of_sites, "s: no site in it; add a row below the names of the columns");
  refused_sites(
      columns_of_sites + ",hospital,yes,10,60\n",
      "s:2: institution_id = : the name is missing; write the institution's short name\n"
      "s:2: type = hospital: no such type; write institute, university or university_college\n"
      "s:2: is_main = yes: neither 1 nor 0; write 1 for the main site and 0 for a further one\n"
      "s:2: latitude = 10: latitudes in Norway lie in [57.5, 71.5]; check that latitude and longitude "
      "are not swapped\n"
      "s:2: longitude = 60: longitudes in Norway lie in [4, 31.5]; check that latitude and longitude are "
      "not swapped");
  refused_sites(
      "institution_id,type\n",
      "s:1: columns is_main, latitude, longitude are missing; add them to the first line and to every row");
  CHECK(about_sites(columns_of_sites + "A,institute,1,59.9,10.7\n").exit == std::nullopt);
}

TEST_CASE("every institution has exactly one main site") {
  const std::string main = "A,institute,1,59.9,10.7\n";
  const std::string further = "A,institute,0,60.4,5.3\n";
  CHECK(about_sites(columns_of_sites + further + main).exit == std::nullopt);
  refused_sites(
      columns_of_sites + main + further + main,
      "s:4: institution_id = A: its main site stands in line 2 already; write is_main = 0 in one of the two");
  refused_sites(columns_of_sites + "B,institute,1,59.9,10.7\n" + further + further,
                "s:3: institution_id = A: no main site; write is_main = 1 in one of its rows");
}

TEST_CASE("two sites of an institution at one place count twice, and that is said") {
  const support::Scratch scratch;
  support::write_content(scratch.file("s.csv"), columns_of_sites +
                                                    "A,institute,1,59.9,10.7\nA,institute,0,59.9,10.7\n"
                                                    "B,institute,1,59.9,10.7\n");
  std::vector<std::string> notes;
  CHECK(read_sites(read_data_text(scratch.file("s.csv")), &notes).size() == 3);
  CHECK(notes ==
        std::vector<std::string>{"institution_id = A stands at one place in lines 2 and 3 and counts twice"});
}

TEST_CASE("a truncated copy of the real sites is refused with its line") {
  const std::string text = support::content(shipped_sites);
  const auto complaint = about_sites(text.substr(0, text.rfind("59.12478")));
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.what.starts_with("s:130: the file is truncated"));
}

TEST_CASE("a missing list of sites is no input") {
  const support::Scratch scratch;
  CHECK(support::complaint_of([&] { (void)read_sites(read_data_text(scratch.file("no.csv"))); }).exit ==
        ErrorKind::no_input);
}

}  // namespace taktskifte
