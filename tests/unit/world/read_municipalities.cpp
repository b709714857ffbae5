#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>
#include <string>

#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {
namespace {

const std::string shipped = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/data/municipalities_2018.csv";

const std::string head =
    "number,name,region,population,pop_latitude,pop_longitude,gross_opex_per_capita_nok_2015\n";
const std::string oslo = "0301,Oslo,Østlandet,673469,59.9,10.7,70000\n";

// The complaint about a file with this text, the file's name taken out.
support::Complaint about(const std::string& text) {
  const support::Scratch scratch;
  const std::string file = scratch.file("m.csv");
  support::write_content(file, text);
  auto complaint = support::complaint_of([&] { (void)read_municipalities(read_data_text(file)); });
  for (auto at = complaint.what.find(file); at != std::string::npos; at = complaint.what.find(file))
    complaint.what.replace(at, file.size(), "m");
  return complaint;
}

// The shipped table with one text replaced by another.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = support::content(shipped);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

void refused(const std::string& text, const std::string& message) {
  const auto complaint = about(text);
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.what == message);
}

}  // namespace

TEST_CASE("the real municipalities of 2024 are read whole") {
  const std::string file = TAKTSKIFTE_SOURCE_DIR "/scenarios/data/municipalities_2024.csv";
  const auto table = read_municipalities(read_data_text(file));
  CHECK(table.size() == 357);
  // Published national total of 1 January 2024.
  CHECK(std::accumulate(table.population.begin(), table.population.end(), 0.0) == 5550203.0);
  CHECK(std::count_if(table.opex_per_head.begin(), table.opex_per_head.end(),
                      [](double opex) { return std::isnan(opex); }) == 44);
  CHECK(table.copy_of(356) == 0);
}

TEST_CASE("the real municipalities of 2018 are read whole") {
  const auto table = read_municipalities(read_data_text(shipped));
  REQUIRE(table.size() == 422);
  CHECK(table.name.size() == 422);
  CHECK(table.region.size() == 422);
  CHECK(table.latitude.size() == 422);
  CHECK(table.longitude.size() == 422);
  CHECK(table.opex_per_head.size() == 422);
  // Published national total of 1 January 2018.
  CHECK(std::accumulate(table.population.begin(), table.population.end(), 0.0) == 5295619.0);
  CHECK(std::set<std::string>(table.number.begin(), table.number.end()).size() == 422);
  CHECK(table.number.front() == "0101");
  CHECK(table.name.front() == "Halden");
  CHECK(table.region.front() == Region::ostlandet);
  CHECK(table.population.front() == 31037.0);
  CHECK(table.latitude.front() == 59.12146);
  CHECK(table.longitude.front() == 11.39593);
  CHECK(table.opex_per_head.front() == 67727.0);
  const auto regions = [&](Region region) {
    return std::count(table.region.begin(), table.region.end(), region);
  };
  CHECK(regions(Region::nord_norge) == 87);
  CHECK(regions(Region::midt_norge) == 47);
  CHECK(regions(Region::vestlandet) == 121);
  CHECK(regions(Region::ostlandet) == 137);
  CHECK(regions(Region::sorlandet) == 30);
  CHECK(std::count_if(table.opex_per_head.begin(), table.opex_per_head.end(),
                      [](double x) { return std::isnan(x); }) == 25);
}

TEST_CASE("one row, columns in any order and further columns are enough") {
  const support::Scratch scratch;
  support::write_content(
      scratch.file("m.csv"),
      "note,gross_opex_per_capita_nok_2015,pop_longitude,pop_latitude,population,region,name,number\n"
      "x,70000,10.7,59.9,673469,Østlandet,Oslo,0301\n");
  const auto table = read_municipalities(read_data_text(scratch.file("m.csv")));
  REQUIRE(table.size() == 1);
  CHECK(table.number[0] == "0301");
  CHECK(table.longitude[0] == 10.7);
  CHECK(table.opex_per_head[0] == 70000.0);
  CHECK(table.notes.empty());
}

TEST_CASE("a damaged copy of the real table is refused with the line") {
  const std::string text = support::content(shipped);
  const auto cut = about(text.substr(0, text.size() / 2));
  CHECK(cut.exit == ErrorKind::data);
  const auto whole = text.substr(0, text.size() / 2);
  const auto line = std::to_string(std::count(whole.begin(), whole.end(), '\n') + 1);
  CHECK(cut.what.starts_with("m:" + line + ": the file is truncated: it ends within this row"));

  refused(changed("0104,Moss", "0101,Moss"),
          "m:3: number = 0101: the number stands in line 2 already; keep one of the two rows");
  refused(changed("0104,Moss", "104,Moss"),
          "m:3: number = 104: a municipality number has four digits; keep its leading zero");
  refused(changed("59.12146,11.39593", "11.39593,59.12146"),
          "m:2: pop_latitude = 11.39593: latitudes in Norway lie in [57.5, 71.5]; check that latitude and "
          "longitude are "
          "not swapped\n"
          "m:2: pop_longitude = 59.12146: longitudes in Norway lie in [4, 31.5]; check that latitude and "
          "longitude are "
          "not swapped");
  refused(changed("Østlandet,31037", "Skåne,31037"),
          "m:2: region = Skåne: no such region; write one of Nord-Norge, Midt-Norge, Vestlandet, Østlandet, "
          "Sørlandet");
  refused(changed("Østlandet,31037", "Østlandet,-31037"),
          "m:2: population = -31037: a population is a whole number of at least 1 and at most a billion; "
          "correct it");
  refused(changed("Østlandet,31037", "Østlandet,31 07"),
          "m:2: population = 31 07: '07' stands behind the number; write 31");
  refused(
      changed(",pop_latitude,", ",breddegrad,"),
      "m:1: column pop_latitude is missing; add it to the first line and to every row; rename breddegrad to "
      "pop_latitude");
}

TEST_CASE("each field has its check") {
  refused(head, "m: no municipality in it; add a row below the names of the columns");
  refused("", "m: the file is empty; its first line names the columns");
  refused(
      head + "0301,,Østlandet,0,59.9,nan,-1\n",
      "m:2: name = : the name is missing; write the municipality's name\n"
      "m:2: population = 0: a population is a whole number of at least 1 and at most a billion; correct it\n"
      "m:2: pop_longitude = nan: not a number; write digits with a decimal point, for example 59.5\n"
      "m:2: gross_opex_per_capita_nok_2015 = -1: expenditure is above 0 and at most a billion; correct it, "
      "or leave the field "
      "empty if unknown");
  refused(head + "0301,Oslo,Østlandet,0.5,71.6,3.9,70000\n",
          "m:2: population = 0.5: a population is a whole number of at least 1 and at most a billion; "
          "correct it\n"
          "m:2: pop_latitude = 71.6: latitudes in Norway lie in [57.5, 71.5]; check that latitude and "
          "longitude are not swapped\n"
          "m:2: pop_longitude = 3.9: longitudes in Norway lie in [4, 31.5]; check that latitude and "
          "longitude are not swapped");
  CHECK(about(head + oslo).exit == std::nullopt);
  CHECK(about(head + "0301,Oslo,Østlandet,1,57.5,31.5,70000\n").exit == std::nullopt);
  CHECK(about(head + "0301,Oslo,Østlandet,1,71.5,4,70000\n").exit == std::nullopt);
}

TEST_CASE("mistakes of the form and of the content come in one go") {
  const auto complaint = about(head + "0301,Oslo\n" + oslo + oslo + "12,X,Y,0,1,2,3\n");
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.says("m:2: 2 fields instead of 7"));
  CHECK(complaint.says("m:4: number = 0301: the number stands in line 3 already"));
  CHECK(complaint.says("m:5: number = 12:"));
  CHECK(complaint.says("m:5: region = Y:"));
  CHECK(complaint.says("m:5: pop_latitude = 1:"));
}

TEST_CASE("all missing columns are named in one message") {
  refused("number,name\n",
          "m:1: columns region, population, pop_latitude, pop_longitude, gross_opex_per_capita_nok_2015 are "
          "missing; add them to the first line and to every row");
}

TEST_CASE("a missing table is no input") {
  const support::Scratch scratch;
  CHECK(support::complaint_of([&] {
          (void)read_municipalities(read_data_text(scratch.file("no.csv")));
        }).exit == ErrorKind::no_input);
}

TEST_CASE("size classes meet at 5 000 and 20 000 inhabitants") {
  CHECK(size_class(1.0) == SizeClass::small);
  CHECK(size_class(4999.0) == SizeClass::small);
  CHECK(size_class(5000.0) == SizeClass::medium);
  CHECK(size_class(20000.0) == SizeClass::medium);
  CHECK(size_class(20001.0) == SizeClass::large);
}

}  // namespace taktskifte
