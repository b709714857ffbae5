// Lists of municipalities as spreadsheets and statistics banks write them.
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {
namespace {

using Notes = std::vector<std::string>;

const std::string if_in_thousands =
    "if they are in thousands of kroner, or have a mark between thousands, write kroner in digits alone";

const std::string columns_of_list =
    "number,name,region,population,pop_latitude,pop_longitude,gross_opex_per_capita_nok_2015\n";

MunicipalityTable read_list(const std::string& text) {
  return read_municipalities({.name = "m", .text = text});
}

// One message, with exit code 65.
void refused_list(const std::string& text, const std::string& message) {
  const auto complaint = support::complaint_of([&] { (void)read_list(text); });
  CHECK(complaint.exit == ErrorKind::data);
  CHECK(complaint.what == message);
}

}  // namespace

TEST_CASE("Semicolons with decimal commas, and zeros that a spreadsheet took away") {
  std::string spreadsheet = columns_of_list;
  for (char& c : spreadsheet) c = c == ',' ? ';' : c;
  const auto table = read_list(spreadsheet +
                               "101;Halden;Østlandet;31037;59,12146;11,39593;67727\n"
                               "5001;Trondheim;Midt-Norge;193501;63,40183;10,40054;67773,5\n");
  CHECK(table.number == Notes{"0101", "5001"});
  CHECK(table.latitude == std::vector{59.12146, 63.40183});
  CHECK(table.opex_per_head == std::vector{67727.0, 67773.5});
  CHECK(table.notes == Notes{"fields are separated by semicolons; a comma is a decimal mark",
                             "number: the leading zero that a spreadsheet took away is put back (1 row)"});
}

TEST_CASE("A zero is missing by mistake where other numbers have theirs") {
  refused_list(
      columns_of_list +
          "0101,Halden,Østlandet,31037,59.1,11.4,67727\n219,Bærum,Østlandet,125454,59.9,10.5,70538\n",
      "m:3: number = 219: a municipality number has four digits; keep its leading zero");
}

TEST_CASE(
    "A statistics bank's letter, blanks between thousands and marks for what is missing are read and noted") {
  const auto table = read_list(columns_of_list +
                               "K-0101,Halden,Østlandet,31 037,59.1,11.4,67\xC2\xA0"
                               "727\n"
                               "K-0219, Bærum ,Østlandet,125\xE2\x80\xAF"
                               "454,59.9,10.5,..\n"
                               "K-0301,Oslo,Østlandet,673469,59.9,10.7,:\n");
  CHECK(table.number == Notes{"0101", "0219", "0301"});
  CHECK(table.name[1] == "Bærum");
  CHECK(table.population == std::vector{31037.0, 125454.0, 673469.0});
  CHECK(table.opex_per_head[0] == 67727.0);
  CHECK(std::isnan(table.opex_per_head[1]));
  CHECK(std::isnan(table.opex_per_head[2]));
  CHECK(table.notes ==
        Notes{"number: the letter before the four digits is left out (3 rows)",
              "population: blanks between thousands are taken out (2 rows)",
              "gross_opex_per_capita_nok_2015: blanks between thousands are taken out (1 row)",
              "gross_opex_per_capita_nok_2015: the mark of a statistics bank counts as missing (2 rows)"});
}

TEST_CASE("Numbers that are not four digits are told from each other") {
  const auto about = [](const std::string& number, const std::string& what_to_do) {
    refused_list(columns_of_list + "0101,Halden,Østlandet,31037,59.1,11.4,67727\n" + number +
                     ",Oslo,Østlandet,673469,59.9,10.7,70000\n",
                 "m:3: number = " + number + ": a municipality number has four digits; " + what_to_do);
  };
  about("03", "this looks like a county; take its row out, or write the municipality's number");
  about("301.0", "this one was saved as a decimal number; save the column as text");
  about("0301 Oslo", "something stands behind them; write 0301 alone");
  about("NO0301", "something stands before them; write 0301 alone");
  about("abcd", "keep its leading zero");
}

TEST_CASE("Marks where a figure is needed, thousands that can be decimals and damaged letters are named") {
  refused_list(columns_of_list + "0101,Halden,Østlandet,..,59.1,11.4,67727\n",
               "m:2: population = ..: the mark of a statistics bank for a figure that is missing or not "
               "published; write "
               "a number");
  refused_list(columns_of_list + "0101,Halden,Østlandet,31.037,59.1,11.4,67727\n",
               "m:2: population = 31.037: a population is a whole number: this is one with a mark between "
               "thousands, or "
               "one in thousands; write inhabitants in digits alone");
  refused_list(columns_of_list + "0101,Halden,Østlandet,1.231.037,59.1,11.4,67727\n",
               "m:2: population = 1.231.037: thousands are written without separator; write 1231037");
  refused_list(
      columns_of_list + "0219,BÃ¦rum,Ã˜stlandet,125454,59.9,10.5,70538\n",
      "m:2: name = BÃ¦rum: letters were damaged when the file was saved in another encoding; save it "
      "from its "
      "source as UTF-8\n"
      "m:2: region = Ã˜stlandet: letters were damaged when the file was saved in another encoding; save "
      "it from "
      "its source as UTF-8");
  refused_list(columns_of_list + "0101,Halden,Østlandet,31037,\"59,1\",11.4,67727\n",
               "m:2: pop_latitude = 59,1: the decimal mark is a point; write 59.1");
}

TEST_CASE("Projected coordinates are named once for all rows") {
  refused_list(
      columns_of_list +
          "0101,Halden,Østlandet,31037,6649000,262000,67727\n0301,Oslo,Østlandet,673469,6649001,262001,"
          "70000\n",
      "m:2: pop_latitude = 6649000: latitudes in Norway lie in [57.5, 71.5]; this looks like projected "
      "coordinates "
      "in metres, such as UTM 33; convert them to degrees of latitude and longitude (WGS 84) (2 rows "
      "alike, the "
      "last in line 3)\n"
      "m:2: pop_longitude = 262000: longitudes in Norway lie in [4, 31.5]; this looks like projected "
      "coordinates "
      "in metres, such as UTM 33; convert them to degrees of latitude and longitude (WGS 84) (2 rows "
      "alike, the "
      "last in line 3)");
}

TEST_CASE("A row of totals is named as one and nothing else is said of it") {
  const std::string rows = columns_of_list +
                           "0101,Halden,Østlandet,31037,59.1,11.4,67727\n"
                           "0301,Oslo,Østlandet,673469,59.9,10.7,70000\n";
  for (const std::string total : {"0,Hele landet,,5295619,,,", "0000,x,,1,,,", ",I alt:,,704506,,,",
                                  "9999,x,Østlandet,704506,59,10,"}) {
    const auto name =
        total.substr(total.find(',') + 1, total.find(',', total.find(',') + 1) - total.find(',') - 1);
    refused_list(rows + total + "\n",
                 "m:4: name = " + name + ": this is a row of totals, not a municipality; take it out");
  }
}

TEST_CASE("A list without any figure of expenditure, or with figures in another unit, is refused") {
  const std::string column = "m:1: column gross_opex_per_capita_nok_2015: ";
  for (const auto* none : {"", "..", ":"}) {
    refused_list(
        columns_of_list + "0101,Halden,Østlandet,31037,59.1,11.4," + none + "\n",
        column +
            "not one row has a figure, and out of it municipalities pay their part of a project; fill in "
            "kroner "
            "per inhabitant, for some municipalities at least: the others take the median");
  }
  refused_list(columns_of_list + "0101,Halden,Østlandet,31037,59.1,11.4,6772.7\n",
               column +
                   "half of the figures lie below 10 000 kroner per inhabitant, where no municipality is; " +
                   if_in_thousands);
  refused_list(
      columns_of_list + "0301,Oslo,Østlandet,673469,59.9,10.7,52000000\n",
      column +
          "half of the figures lie above a million kroner per inhabitant, where no municipality is; if "
          "they are of "
          "the whole municipality, divide them by its inhabitants");
}

TEST_CASE("A number that lost another digit than its leading zero is refused") {
  const auto list = [](const std::string& others, const std::string& row) {
    return columns_of_list + others + row;
  };
  const auto said = [&](const std::string& number) {
    return "m:4: number = " + number +
           ": a municipality number has four digits; with a leading zero it is of a county in another "
           "region, "
           "or not in use with the other numbers, so a digit was left out by mistake: write all four";
  };
  const std::string nordland =
      "1805,Narvik,Nord-Norge,18705,68.4,17.4,80000\n1806,Hamarøy,Nord-Norge,1800,68.1,15.6,90000\n";
  for (const std::string number : {"180", "184", "104", "804"})
    refused_list(list(nordland, number + ",Bodø,Nord-Norge,51558,67.3,14.4,70000\n"), said(number));
  const std::string viken =
      "3001,Halden,Østlandet,31373,59.1,11.4,70000\n3002,Moss,Østlandet,49273,59.4,10.7,70000\n";
  refused_list(list(viken, "105,Sarpsborg,Østlandet,56732,59.3,11.1,70000\n"), said("105"));
  const std::string oslo = "301,Oslo,Østlandet,693494,59.9,10.7,70000\n";
  CHECK(read_list(list(viken, oslo)).number.front() == "0301");
  CHECK(read_list(list(nordland, oslo)).number.front() == "0301");
  CHECK(read_list(list(nordland, "906,Arendal,Sørlandet,44785,58.5,8.8,70000\n")).number.front() == "0906");
}

TEST_CASE(
    "A real number is no row of totals for its inhabitants alone, but for its name or a number of none") {
  const auto with = [](const std::string& row) {
    return columns_of_list +
           "0101,Halden,Østlandet,31037,59.1,11.4,67727\n0104,Moss,Østlandet,32588,59.4,10.7,67712\n" + row +
           ",Østlandet,63625,59.3,11.1,70000\n";
  };
  CHECK(read_list(with("0105,Sarpsborg")).population.back() == 63625.0);
  for (const std::string row : {"0105,I alt", "9999,Sarpsborg", "0000,Sarpsborg"})
    refused_list(with(row), "m:4: name = " + row.substr(5) +
                                ": this is a row of totals, not a municipality; take it out");
}

TEST_CASE("Some figures in thousands among others in kroner are refused, and told once") {
  const std::string rows =
      "0101;Halden;Østlandet;31037;59.1;11.4;67727\n0104;Moss;Østlandet;32588;59.4;10.7;67712\n"
      "0301;Oslo;Østlandet;673469;59.9;10.7;70000\n";
  const std::string why =
      ": a figure below 1 000 kroner per inhabitant, where no municipality is; " + if_in_thousands;
  const std::string column = ": gross_opex_per_capita_nok_2015 = ";
  const auto with = [&](const std::string& thousands, char separator) {
    std::string text = columns_of_list + rows + "0219;Bærum;Østlandet;125454;59.9;10.5;" + thousands +
                       "\n0402;Kongsvinger;Østlandet;17857;60.2;12;" + thousands + "\n";
    const std::size_t behind_head = columns_of_list.size();
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == (i < behind_head ? ',' : ';')) text[i] = separator;
    return text;
  };
  for (const std::string thousands : {"57.632", "67.7", "68", "999.999"})
    refused_list(with(thousands, ','),
                 "m:5" + column + thousands + why + " (2 rows alike, the last in line 6)");
  refused_list(with("67,712", ';'), "m:5" + column + "67,712" + why + " (2 rows alike, the last in line 6)");
  CHECK(read_list(with("1000", ',')).size() == 5);
}

TEST_CASE("A population in thousands is refused where its last digits are zeros, too") {
  const auto with = [](const std::string& people) {
    return columns_of_list + "0101,Halden,Østlandet,31037,59.1,11.4,67727\n0301,Oslo,Østlandet," + people +
           ",59.9,10.7,70000\n";
  };
  refused_list(with("673.000"),
               "m:3: population = 673.000: a population is a whole number: this is one with a mark between "
               "thousands, or one in thousands; write inhabitants in digits alone");
  CHECK(read_list(with("673469.0")).size() == 2);
}

}  // namespace taktskifte
