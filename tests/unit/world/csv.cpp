#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "world/csv.hpp"

namespace taktskifte {
namespace {

using Fields = std::vector<std::string>;

struct Read {
  CsvTable table;
  std::string diagnostics;  // without the folder of the test
};

Read read(const std::string& bytes, const std::vector<CsvColumn>& columns = {}) {
  const support::Scratch scratch;
  const std::string file = scratch.file("t.csv");
  support::write_content(file, bytes);
  Diagnostics diagnostics;
  Read result;
  try {
    result.table = read_csv(read_data_text(file), columns, diagnostics);
  } catch (const Error& error) {
    diagnostics.add({file, 0}, error.what());
  }
  result.diagnostics = support::complaint_of([&] { diagnostics.throw_if_any(ErrorKind::data); }).what;
  for (auto at = result.diagnostics.find(file); at != std::string::npos; at = result.diagnostics.find(file))
    result.diagnostics.replace(at, file.size(), "t");
  return result;
}

}  // namespace

TEST_CASE("plain rows, with LF or CRLF") {
  for (const auto* text : {"a,b\n1,x\n2,\n", "a,b\r\n1,x\r\n2,\r\n",
                           "\xEF\xBB\xBF"
                           "a,b\n1,x\r\n2,\n"}) {
    const auto [table, diagnostics] = read(text);
    CHECK(diagnostics.empty());
    CHECK(table.header == Fields{"a", "b"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].fields == Fields{"1", "x"});
    CHECK(table.rows[1].fields == Fields{"2", ""});
    CHECK(table.rows[1].line == 3);
  }
}

TEST_CASE("quoted fields hold commas, quotes, blanks and line ends") {
  const auto [table, diagnostics] = read("a,b\n\"1,\"\"2\"\"\",\" x\ny \"\n\"\",z\n");
  CHECK(diagnostics.empty());
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].fields == Fields{"1,\"2\"", " x\ny "});
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].fields == Fields{"", "z"});
  CHECK(table.rows[1].line == 4);
}

TEST_CASE("a quoted field may end a row") {
  const auto [table, diagnostics] = read("a\n\"x\"\n");
  CHECK(diagnostics.empty());
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].fields == Fields{"x"});
}

TEST_CASE("rows of the wrong length are named and left out, the others are read") {
  const auto [table, diagnostics] = read("a,b\n1\n1,2,3\n\n4,5\n");
  CHECK(diagnostics ==
        "t:2: 1 field instead of 2; give the row one field for each column\n"
        "t:3: 3 fields instead of 2; give the row one field for each column\n"
        "t:4: an empty line; take it out");
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].fields == Fields{"4", "5"});
  CHECK(table.rows[0].line == 5);
  CHECK(read("a,b\n1,2\n,\n\n , \n3,4\n").diagnostics == "t:3: 3 empty lines; take them out");
}

TEST_CASE("empty rows at the end are skipped, and that is said") {
  for (const auto* text : {"a,b\n1,2\n,\n\n , \n", "a;b\r\n1;2\r\n;\r\n\r\n;\r\n", "a,b\n1,2\n,\n,\n,"}) {
    const auto [table, diagnostics] = read(text);
    CHECK(diagnostics.empty());
    CHECK(table.rows.size() == 1);
    CHECK(table.notes.back() == "3 empty rows at the end are skipped");
  }
  CHECK(read("a,b\n1,2\n").table.notes.empty());
}

TEST_CASE("the header decides whether semicolons or commas separate") {
  const auto [table, diagnostics] = read("a;b\n1,5;\"x;y\"\n");
  CHECK(diagnostics.empty());
  CHECK(table.semicolons);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].fields == Fields{"1,5", "x;y"});
  CHECK(table.notes == Fields{"fields are separated by semicolons; a comma is a decimal mark"});
  CHECK(read("a,b\n1;5,2\n").table.rows[0].fields == Fields{"1;5", "2"});
  const auto declared = read("sep=;\r\na;b\r\n1;2\r\n").table;
  CHECK(declared.header == Fields{"a", "b"});
  CHECK(declared.rows[0].line == 3);
}

TEST_CASE("a file that ends within a row is truncated") {
  CHECK(
      read("a,b,c\n1,2,3\n4,5").diagnostics ==
      "t:3: the file is truncated: it ends within this row, after 2 of 3 fields; restore it from its source");
  CHECK(read("a,b,c\n1,2,3\n4").diagnostics.find("t:3: the file is truncated") == 0);
  CHECK(read("a,b\n1,\"2").diagnostics ==
        "t:2: a quote is opened and never closed; close it, or restore the end of the file");
  CHECK(read("a,b\n1,\"2\n3,4\n").diagnostics.find("t:2: a quote is opened") == 0);
}

TEST_CASE("a last row without line end may be cut short, however many fields it has") {
  CHECK(read("a,b\n1,2\n3,45").diagnostics.find("t:3: the last row has no line end") == 0);
  CHECK(read("a\n\"x\"").diagnostics.find("t:2: the last row has no line end") == 0);
}

TEST_CASE("stray quotes and carriage returns are mistakes of their line") {
  const auto [table, diagnostics] = read("a,b\n1,x\"y\n\"1\"2,3\n4\r5,6\n7,8\n");
  CHECK(diagnostics ==
        "t:2: a quote within an unquoted field; put the whole field in quotes and double its quotes\n"
        "t:3: text behind a closing quote; double the quotes within a field\n"
        "t:4: a carriage return without line feed; save the file with LF or CRLF line ends");
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].line == 5);
}

TEST_CASE("the header names each column once") {
  CHECK(read("a,b,a\n1,2,3\n").diagnostics == "t:1: column a stands twice; keep one of the two");
  CHECK(read("").diagnostics == "t: the file is empty; its first line names the columns");
  CHECK(read("a;b\n").diagnostics.empty());
}

TEST_CASE("columns are found by name; a missing one is the only complaint, with the heading it may have") {
  const std::vector<CsvColumn> columns = {{"name", {"navn"}}, {"people", {"folk", "innbyggere"}}};
  const auto found = read("people,x,name\n1,2,3\n", columns);
  CHECK(found.diagnostics.empty());
  CHECK(found.table.at == std::vector<std::size_t>{2, 0});
  const auto one = read("name,x\n1\n1,2,3\n", columns);
  CHECK(one.diagnostics == "t:1: column people is missing; add it to the first line and to every row");
  CHECK(one.table.rows.empty());
  CHECK(read("Navn;Innbyggere\n1\n", columns).diagnostics ==
        "t:1: columns name, people are missing; add them to the first line and to every row; rename Navn to "
        "name, "
        "Innbyggere to people");
  CHECK(read("name\tpeople\n", columns).diagnostics ==
        "t:1: columns name, people are missing; separate the fields with commas or semicolons, not tabs");
}

TEST_CASE("Windows-1252 is read and said, other bytes are refused with their line") {
  const auto spreadsheet = read("a,b\r\nB\xE6rum,\x80\r\n");
  CHECK(spreadsheet.diagnostics.empty());
  CHECK(spreadsheet.table.rows[0].fields == Fields{"Bærum", "€"});
  CHECK(spreadsheet.table.notes == Fields{"read as Windows-1252, not UTF-8"});
  const auto refused = "t: t:3: bytes that are not UTF-8 text; save the file as UTF-8";
  CHECK(read("a,b\n1,2\n3,\x81\n").diagnostics == refused);         // no character of Windows-1252
  CHECK(read("a,\xC3\xA6\n1,2\n3,\xF8\n").diagnostics == refused);  // UTF-8 with a damaged byte
  CHECK(read("a,b\n1,2\n3,\xF8\x01\n").diagnostics == refused);
  CHECK(read(std::string("a,b\n1,\0\n", 8)).diagnostics.find("t: t:2: bytes") == 0);
  CHECK(read(std::string("\xFF\xFE"
                         "a\0",
                         4))
            .diagnostics.find("t: t:1: this is UTF-16") == 0);
}

TEST_CASE("a file above 64 MiB is refused") {
  const support::Scratch scratch;
  const std::string file = scratch.file("big.csv");
  support::write_content(file, "a\n");
  std::filesystem::resize_file(file, (std::uintmax_t{64} << 20) + 1);
  const auto said = support::complaint_of([&] { (void)read_data_text(file); });
  CHECK(said.exit == ErrorKind::data);
  CHECK(said.what == file + ": the file is larger than 67108864 bytes; check that it is the right one");
}

TEST_CASE("tables of a size that no municipality needs are refused before they fill the memory") {
  const std::string commas(1000000, ',');
  CHECK(read(commas + "\n").diagnostics ==
        "t:1: more than 200 fields in one row; check that it is the right file");
  CHECK(read("a,b\n1,2\n" + commas + "\n").diagnostics ==
        "t:3: more than 200 fields in one row; check that it is the right file");
  std::string rows = "a\n";
  for (int row = 0; row < 20001; ++row) rows += "1\n";
  const auto many = read(rows);
  CHECK(many.diagnostics == "t:20002: more than 20000 rows; check that it is the right file");
  CHECK(many.table.rows.size() == 20000);
}

TEST_CASE("a missing file is no input") {
  const support::Scratch scratch;
  const auto said = support::complaint_of([&] { (void)read_data_text(scratch.file("no.csv")); });
  CHECK(said.exit == ErrorKind::no_input);
  CHECK(said.what == scratch.file("no.csv") + ": no such file; check its name");
}

TEST_CASE("numbers fill their field and are finite") {
  CHECK(csv_number("59.5") == std::optional<double>(59.5));
  CHECK(csv_number("-3") == std::optional<double>(-3.0));
  for (const auto* text : {"", " 1", "1 ", "1,5", "1 000", "nan", "inf", "1e999", "x", "+1", "0x1"})
    CHECK_FALSE(csv_number(text).has_value());
}

}  // namespace taktskifte
