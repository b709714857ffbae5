#include <catch2/catch.hpp>
#include <limits>
#include <sstream>
#include <string>

#include "taktskifte/report/document.hpp"

namespace taktskifte::report {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const std::string mark = "\xEF\xBB\xBF";
constexpr double infinity = std::numeric_limits<double>::infinity();

std::string printed(const Document& document, Form form) {
  std::ostringstream out;
  print(out, document, form);
  return out.str();
}

Document of(Block block) { return {.data = {}, .blocks = {std::move(block)}}; }

const Table plain{
    .title = "Places",
    .columns = columns({"name", "share", "verdict"}, 1),
    .rows = {{{word("Ås"), number(0.5, 2), word("holds")}}, {{word("Oslo"), number(-12.25, 2), word("no")}}}};

Table grouped() {
  Table table = plain;
  table.rows[0].group = "north";
  table.rows[1].group = "south";
  return table;
}

}  // namespace

TEST_CASE("Members of one name are refused, since programs would keep one of them alone") {
  CHECK(json_line(object("a", 1, "b", object("a", 2))) == R"({"a":1,"b":{"a":2}})");
  CHECK(json_line(Value::Members{}) == "{}");
  CHECK_THROWS_WITH(object("a", 1, "b", 2, "a", 1), Catch::Contains("two members of the name a"));
  CHECK_THROWS_WITH(Value(Value::Members{{"b", 1}, {"b", 1}}), Catch::Contains("two members of the name b"));
}

TEST_CASE(
    "The last of the columns of numbers stands to the right, even alone, and the last of others to the "
    "left") {
  CHECK(number_columns({}, 1).empty());
  CHECK(columns({}, 1).empty());
  CHECK(number_columns({"share"}, 1).back().align == Align::right);
  CHECK(number_columns({"name", "share"}, 1).front().align == Align::left);
  CHECK(columns({"name"}, 0).back().align == Align::left);
}

TEST_CASE("Columns of a table in text are as wide as their characters, not their bytes") {
  CHECK(printed(of({plain}), Form::text) ==
        "name   share  verdict\n"
        "Ås      0.50  holds\n"
        "Oslo  -12.25  no\n");
  CHECK(printed(of({grouped()}), Form::text) ==
        "name     share  verdict\n"
        "north\n"
        "  Ås      0.50  holds\n"
        "south\n"
        "  Oslo  -12.25  no\n");
  const Table wide{.title = "",
                   .columns = {{"a", Align::right, 4}, {"b", Align::right, 3}},
                   .rows = {{{word("1"), word("2")}}}};
  CHECK(printed(of({wide}), Form::text) == "   a    b\n   1    2\n");
}

TEST_CASE("A table without rows is its line of names in every form") {
  const Table empty{.title = "None", .columns = columns({"name", "share"}, 1), .rows = {}};
  CHECK(printed(of({empty}), Form::text) == "name  share\n");
  CHECK(printed(of({empty}), Form::markdown) == "| name | share |\n| --- | --- |\n");
  CHECK(printed(of({empty}), Form::csv) == mark + "table,name,share\n");
  CHECK(json_line(tables_of(of({empty}))) == R"([{"title":"None","columns":["name","share"],"rows":[]}])");
}

TEST_CASE("Bars and line feeds do not end the cell of a table in Markdown") {
  const Table table{.title = "", .columns = columns({"a|b"}, 1), .rows = {{{word("1 | 2\n3")}}}};
  CHECK(printed(of({table}), Form::markdown) == "| a\\|b |\n| --- |\n| 1 \\| 2 3 |\n");
  CHECK(printed(of({grouped()}), Form::markdown) ==
        "|  | name | share | verdict |\n| --- | --- | --- | --- |\n"
        "| north | Ås | 0.50 | holds |\n| south | Oslo | -12.25 | no |\n");
}

TEST_CASE("CSV holds full digits, quotes what would break a line, and a column for each member") {
  Table table{.title = "T",
              .columns = columns({"name", "effect", "seen"}, 1),
              .rows = {{{word("a, \"b\"\nc"),
                         {"+0.1 ± 0.0", Value::Members{{"value", 0.1}, {"low", 1.0 / 3.0}}},
                         {"", true}}},
                       {{word("d"), {"0", 7}, {"", {}}}},
                       {{word("e"), {"", Value::Members{{"value", nan}, {"low", -infinity}}}, {"", false}}}}};
  CHECK(printed(of({table}), Form::csv) == mark +
                                               "table,name,effect,effect low,seen\n"
                                               "T,\"a, \"\"b\"\"\nc\",0.1,0.3333333333333333,true\n"
                                               "T,d,7,,\n"
                                               "T,e,,,false\n");
  CHECK(printed({.data = {}, .blocks = {{plain}, {Heading{"no table"}}, {grouped()}}}, Form::csv) ==
        mark +
            "table,name,share,verdict\nPlaces,Ås,0.5,holds\nPlaces,Oslo,-12.25,no\n\n"
            "table,group,name,share,verdict\nPlaces,north,Ås,0.5,holds\nPlaces,south,Oslo,-12.25,no\n");
}

TEST_CASE("Columns of one name are told apart in CSV, whatever gave them their names") {
  const Table table{.title = "T",
                    .columns = columns({"table", "a", "low", "a low"}, 1),
                    .rows = {{{word("x"), {"", object("value", 1, "low", 2)}, {"", 3}, {"", 4}}}}};
  CHECK(printed(of({table}), Form::csv) ==
        mark + "table (column 1),table (column 2),a,a low (column 4),low,a low (column 6)\nT,x,1,2,3,4\n");
}

TEST_CASE("CSV for Excel has semicolons, decimal commas and no formulas") {
  const Table table{
      .title = "T",
      .columns = columns({"name", "value"}, 1),
      .rows = {{{word("a;b, c"), {"", -0.5}}}, {{word("=1+1"), {"", 1e-7}}}, {{word("d"), {"", 3}}}}};
  CHECK(printed(of({table}), Form::excel) ==
        mark + "table;name;value\nT;\"a;b, c\";-0,5\nT;'=1+1;1e-07\nT;d;3\n");

  const Table numbers{.title = "1-2",
                      .columns = columns({"2018"}, 1),
                      .rows = {{{word("0301")}}, {{word("1103")}}, {{word("3e5")}}, {{word("0301 Oslo")}}}};
  CHECK(printed(of({numbers}), Form::excel) ==
        mark +
            "table;2018\n\"=\"\"1-2\"\"\";\"=\"\"0301\"\"\"\n\"=\"\"1-2\"\"\";\"=\"\"1103\"\"\"\n"
            "\"=\"\"1-2\"\"\";\"=\"\"3e5\"\"\"\n\"=\"\"1-2\"\"\";0301 Oslo\n");
}

TEST_CASE("A table for spreadsheets alone is shown nowhere else") {
  const Document document{.data = {},
                          .blocks = {{plain}, {grouped(), false, taktskifte::report::Shown::spreadsheet}}};
  CHECK(printed(document, Form::text) == printed(of({plain}), Form::text));
  CHECK(printed(document, Form::markdown) == printed(of({plain}), Form::markdown));
  CHECK(printed(document, Form::csv).find("south") != std::string::npos);
}

TEST_CASE("JSON keeps the order of members, whole numbers whole, and null for what is no number") {
  const Value value = Value::Members{{"z", 1},
                                     {"a", Value::List{1.0, 0.1, -0.0, 1e300, nan, infinity, -infinity}},
                                     {"some", std::optional<double>(2.5)},
                                     {"none", std::optional<double>()},
                                     {"truth", true},
                                     {"large", std::int64_t{9'007'199'254'740'993}},
                                     {"empty", Value::Members{}},
                                     {"list", Value::List{}}};
  CHECK(json_line(value) ==
        R"({"z":1,"a":[1,0.1,-0.0,1e+300,null,null,null],"some":2.5,"none":null,"truth":true,)"
        R"("large":9007199254740993,"empty":{},"list":[]})");
  CHECK(printed({.data = Value::Members{{"a", 1}}, .blocks = {}}, Form::json) == "{\n \"a\": 1\n}\n");
}

TEST_CASE("Text in JSON cannot steer a terminal, and bytes that are no text are marked") {
  CHECK(json_line("a\"b\\c\n\x1B[31m") == R"("a\"b\\c\n\u001b[31m")");
  CHECK(json_line("Ås \u202E\x7F \U0001F600") == "\"\\u00c5s \\u202e\\u007f \\ud83d\\ude00\"");
  CHECK(json_line("x\xE6y") == R"("x\ufffdy")");
}

TEST_CASE("Blocks stand apart in text unless they are joined or follow a heading, and always in Markdown") {
  const Document document{.data = {},
                          .blocks = {{Heading{"Head", 1}, false, Shown::page},
                                     {Lines{{"first"}, {"second", 1}, {"third", 2}}},
                                     {Paragraph{"joined"}, true},
                                     {Heading{"Part"}},
                                     {Paragraph{"below"}},
                                     {Paragraph{"item", 2}, true},
                                     {KeyValues{{{"made by", {"one", "two"}}, {"Ås", {"three"}}}}},
                                     {Paragraph{"on a screen"}, true, Shown::screen}}};
  CHECK(printed(document, Form::text) ==
        "first\n  second\n    third\njoined\n\nPart\nbelow\n  item\n\n"
        "made by      one\n             two\nÅs           three\non a screen\n");
  CHECK(printed(document, Form::markdown) ==
        "# Head\n\nfirst\n* second\n  * third\n\njoined\n\n## Part\n\nbelow\n\n* item\n\n"
        "* made by: one two\n* Ås: three\n");
}

TEST_CASE("Paragraphs are broken at spaces into lines of at most 100 characters") {
  std::string text;
  for (int word = 0; word < 60; ++word) text += "ååå ";
  std::istringstream lines(printed(of({Paragraph{text, 2}}), Form::text));
  std::size_t characters = 0;
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.starts_with("  ååå"));
    characters = std::max(characters, (line.size() - 2) / 7 * 4 + 2 + 3);  // words of 6 bytes and a space
  }
  CHECK(characters <= text_columns);
  CHECK(characters > text_columns - 4);
  const std::string word(150, 'x');
  CHECK(printed(of({Paragraph{"a " + word + " b"}}), Form::text) == "a\n" + word + "\nb\n");
}

}  // namespace taktskifte::report
