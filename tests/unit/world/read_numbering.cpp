#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "support/exit_of.hpp"
#include "taktskifte/world/synthetic.hpp"

namespace taktskifte {
namespace {

// Two municipalities with further columns.
DataText list(const std::string& columns, const std::string& first, const std::string& second) {
  return {.name = "m.csv",
          .text = "number,name,region,population,pop_latitude,pop_longitude,gross_opex_per_capita_nok_2015" +
                  columns + "\n0301,Oslo,Østlandet,673469,59.9,10.7,70000" + first +
                  "\n1103,Stavanger,Vestlandet,130000,58.9,5.7,70000" + second + "\n"};
}

void refused_numbering(const DataText& data, const std::string& message) {
  const auto complaint = support::complaint_of([&] { (void)read_municipalities(data); });
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.what == message);
}

Numbering shipped_numbering(const std::string& file) {
  return read_municipalities(read_data_text(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/data/" + file))
      .numbering;
}

}  // namespace

TEST_CASE("the shipped lists say which year their numbers are of, and that of 2018 what became of each") {
  const auto of_2018 = shipped_numbering("municipalities_2018.csv");
  CHECK(of_2018.year == 2018);
  REQUIRE(of_2018.successor_2024.size() == 422);
  const auto now = read_municipalities(
      read_data_text(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/data/municipalities_2024.csv"));
  const std::set<std::string> numbers(now.number.begin(), now.number.end());
  for (std::size_t m = 0; m < 422; ++m) {
    INFO(of_2018.successors_2024_shares[m]);
    CHECK(numbers.count(of_2018.successor_2024[m]) == 1);
    CHECK(of_2018.successors_2024_shares[m].find(of_2018.successor_2024[m] + ":") != std::string::npos);
  }
  CHECK(now.numbering.year == 2024);
  CHECK(now.numbering.successor_2024.empty());
  CHECK(now.numbering.successors_2024_shares.empty());
}

TEST_CASE("a list need not say anything of its numbers") {
  const auto silent = read_municipalities(list("", "", "")).numbering;
  CHECK(!silent.year);
  CHECK(silent.successor_2024.empty());
  const auto empty =
      read_municipalities(list(",number_year,successor_2024,successors_2024_shares", ",,,", ",,,")).numbering;
  CHECK(!empty.year);
  CHECK(empty.successor_2024 == std::vector<std::string>{"", ""});
  CHECK(empty.successors_2024_shares == std::vector<std::string>{"", ""});
}

TEST_CASE("years of numbers that are none or differ are refused") {
  const std::string remedy =
      "the year in which the numbers are valid is a whole number such as 2018; correct it, or take the "
      "column "
      "out if it is unknown";
  for (const std::string year : {"18", "2018.5", "20180101", "soon", "-2018", "nan"})
    refused_numbering(list(",number_year", "," + year, "," + year),
                      "m.csv:2: number_year = " + year + ": " + remedy);
  refused_numbering(
      list(",number_year", ",2018", ",2024"),
      "m.csv:3: number_year = 2024: the first row has \"2018\", and all numbers of a list are valid in the "
      "same year; give every row that year");
  CHECK(support::complaint_of([] { (void)read_municipalities(list(",number_year", ",2018", ",")); }).exit ==
        ErrorKind::data);
}

TEST_CASE("successors that are no municipalities or no shares are refused, once for a column") {
  for (const std::string number : {"301", "Oslo", "0301-2", " 301"})
    refused_numbering(
        list(",successor_2024", ",0301", "," + number),
        "m.csv:3: successor_2024 = " + number +
            ": a municipality number has four digits (so in 1 row); correct it, or take the column out, "
            "which "
            "the model does not use");
  for (const std::string shares : {"0301", "0301:", "0301:0.5", "0301:1.5", "0301:0.6;1103:0.6", "0301:1.0;",
                                   "301:1.0", "0301:1,00", "0301:-0.5;1103:1.0", "0301:nan"}) {
    INFO(shares);
    const std::string both = ",\"" + shares + "\"";
    const auto complaint = support::complaint_of(
        [&] { (void)read_municipalities(list(",successors_2024_shares", both, both)); });
    CHECK(complaint.exit == ErrorKind::data);
    CHECK(complaint.says("m.csv:2: successors_2024_shares = " + shares));
    CHECK(complaint.says("which add up to 1 (so in 2 rows)"));
  }
  // Thirds to the hundredth.
  const auto thirds =
      read_municipalities(list(",successors_2024_shares", ",0301:1", ",0301:0.33;1103:0.33;4601:0.33"));
  CHECK(thirds.numbering.successors_2024_shares[1] == "0301:0.33;1103:0.33;4601:0.33");
}

TEST_CASE("a synthetic population keeps the year of the numbers and the successors of each row") {
  const auto data = read_municipalities(list(",number_year,successor_2024", ",2018,0301", ",2018,1103"));
  const auto table = synthetic_population(data, 5, 7);
  CHECK(table.numbering.year == 2018);
  const auto successors = of_each(table, table.numbering.successor_2024);
  REQUIRE(successors.size() == 5);
  CHECK(table.numbering.successors_2024_shares.empty());
  for (std::size_t m = 0; m < 5; ++m) CHECK(municipality_number(table, m).substr(0, 4) == successors[m]);
}

}  // namespace taktskifte
