#include "taktskifte/world/number_list.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "taktskifte/core/error.hpp"

using Catch::Matchers::Contains;
using taktskifte::choose_municipalities;
using taktskifte::ErrorKind;
using taktskifte::NumberedMunicipalities;
using taktskifte::read_number_list;

namespace {

std::vector<std::string> numbers_in(const std::string& text, const std::string& column = "") {
  std::vector<std::string> numbers;
  for (const auto& one : read_number_list({.name = "mine.txt", .text = text}, column))
    numbers.push_back(one.number);
  return numbers;
}

std::string refusal(const std::string& text, ErrorKind kind, const std::string& column = "") {
  try {
    numbers_in(text, column);
  } catch (const taktskifte::Error& error) {
    CHECK(error.kind() == kind);
    return error.what();
  }
  FAIL("no error");
  return "";
}

const std::vector<std::string> two{"0301", "1103"};

const NumberedMunicipalities of_2018{.year = 2018,
                                     .number = {"0101", "5001", "5030", "1902"},
                                     .name = {"Halden", "Trondheim", "Klæbu", "Tromsø"},
                                     .successor_2024 = {"3101", "5001", "5001", "5501"},
                                     .predecessors_2018 = {}};

}  // namespace

TEST_CASE("numbers of municipalities are read as people and spreadsheets write them") {
  for (const char* const text :
       {"0301\n1103\n", "301\n1103", "# mine\n\nK-0301\r\n1103 Stavanger\r\n", "0301 Åmot\n \"1103\"\n",
        "kommunenummer;kommunenavn;tall\n0301;Oslo;1\n1103;Stavanger;2,5\n",
        "name,number,x\nOslo,0301,9\nStavanger,\"1103\",8\n", "Knr\n301\n1103\n", "x,y\na,0301\nb,1103\n",
        "number;name\n\"=\"\"0301\"\"\";Oslo\n\"=\"\"1103\"\"\";Stavanger\n",
        "region,value\n0301 Oslo,1\n1103 Stavanger,2\n",
        "# from KS; 2018\n\nnumber,name\n0301,Oslo\n1103,Stavanger\n",
        "sep=;\n# mine\nkommunenr;navn\n0301;Oslo\n#0101;Halden\n1103;Stavanger\n# end",
        "\"# mine, of 2018\";\r\nnumber;name\r\n301;Oslo\r\n1103;Stavanger\r\n"}) {
    INFO(text);
    CHECK(numbers_in(text) == two);
  }
  CHECK(numbers_in("a,b\n0301,5001\n1103,5030\n", "a") == two);
  CHECK(numbers_in("0301-2\n") == std::vector<std::string>{"0301-2"});
}

TEST_CASE("what is no list of numbers is refused with its line") {
  CHECK_THAT(refusal("", ErrorKind::data), Contains("mine.txt: is empty"));
  CHECK_THAT(refusal("0301\n12\n0\n", ErrorKind::data), Contains("mine.txt:2") && Contains("mine.txt:3"));
  CHECK_THAT(refusal("0301,1103\n", ErrorKind::data), Contains("mine.txt"));
  CHECK_THAT(refusal("a,b\n0301,1103\n", ErrorKind::data),
             Contains("several columns") && Contains("--column"));
  CHECK_THAT(refusal("a,b\nx,y\n", ErrorKind::data), Contains("no column holds"));
  CHECK_THAT(refusal("a,b\n0301,1103\n", ErrorKind::usage, "c"), Contains("its columns are a, b"));
  CHECK_THAT(refusal("number\n\n", ErrorKind::data), Contains("no number of a municipality"));
  CHECK_THAT(refusal("# mine\n\n0301,Oslo\n1103,Stavanger\n", ErrorKind::data),
             Contains("mine.txt:3: a municipality"));
  CHECK_THAT(refusal("# mine\nnumber,name\n0301,Oslo\n# 2\nx,y\n", ErrorKind::data), Contains("mine.txt:5"));
}

TEST_CASE("numbers of another year mean all that became one, or was") {
  const auto chosen = [](const std::string& text, const NumberedMunicipalities& known) {
    return choose_municipalities(known, read_number_list({.name = "mine.txt", .text = text}, ""));
  };
  CHECK(chosen("5001\n", of_2018).positions == std::vector<std::size_t>{1});
  CHECK(chosen("5001\n", of_2018).notes.empty());
  const auto new_ones = chosen("5001\n3101\n", of_2018);  // with Klæbu, as in 2024
  CHECK(new_ones.positions == std::vector<std::size_t>{0, 1, 2});
  CHECK_THAT(new_ones.notes.at(0),
             Contains("Read as numbers of 2024") && Contains("5001 for 5001 Trondheim, 5030 Klæbu"));
  const auto mixed = chosen("5001\n3101\n1902\n3005\n5001\n", of_2018);  // 1902 is no number of 2024
  CHECK(mixed.positions == std::vector<std::size_t>{0, 1, 3});
  CHECK_THAT(mixed.notes.at(0), Contains("Not found") && Contains("of 2018") && Contains("3005 (line 4)"));
  CHECK_THAT(mixed.notes.back(), Contains("More than once in the list: 5001"));

  const NumberedMunicipalities of_2024{.year = 2024,
                                       .number = {"3101", "5001"},
                                       .name = {"Halden", "Trondheim"},
                                       .successor_2024 = {},
                                       .predecessors_2018 = {{"0101"}, {"5001", "5030"}}};
  const auto old_ones = chosen("0101\n5030\n", of_2024);
  CHECK(old_ones.positions == std::vector<std::size_t>{0, 1});
  CHECK_THAT(old_ones.notes.at(0), Contains("Read as numbers of 2018"));
}

TEST_CASE("predecessors come from the list's own column") {
  const auto found = taktskifte::predecessors_2018(
      {.name = "x.csv", .text = "number,predecessors_2018_shares\n5001,5001:0.7;5030:0.3\n3101,0101:1.00\n"});
  CHECK(found.at("5001") == std::vector<std::string>{"5001", "5030"});
  CHECK(found.at("3101") == std::vector<std::string>{"0101"});
  CHECK(taktskifte::predecessors_2018({.name = "x.csv", .text = "number,name\n5001,x\n"}).empty());
}
