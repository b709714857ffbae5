// What may stand in a scenario file, and what the message says about the rest.
#include <catch2/catch.hpp>
#include <string>

#include "unit/scenario/written.hpp"

namespace taktskifte {

using test::complaint_about;
using test::read_text;

TEST_CASE("byte-order mark, carriage returns, comments, blanks and a missing last line end are fine") {
  const auto resolved = read_text(
      "\xEF\xBB\xBF# a comment = with # marks\r\n\r\n  [funding]  \r\n\tpublic_share =0.3\r\n  # "
      "more\r\n[run]\r\nyears= 7");
  CHECK(resolved.scenario.funding.public_share.at(Year{2018}) == 0.3);
  CHECK(resolved.scenario.run.years == 7);
  CHECK(entry_of(resolved, "funding.public_share").origin == "x.ini:4");
  CHECK(entry_of(resolved, "run.years").origin == "x.ini:7");
}

TEST_CASE("a key may carry its section, and a section may come twice") {
  const auto resolved =
      read_text("funding.public_share = 0.3\n[run]\nyears = 7\n[apply]\nbelief = 2\n[run]\nseed = 5\n");
  CHECK(resolved.scenario.funding.public_share.at(Year{2018}) == 0.3);
  CHECK(resolved.scenario.run.seed == 5);
}

TEST_CASE("an empty file is a scenario of defaults") {
  CHECK(read_text("").scenario.run.years == 20);
  CHECK(read_text("# nothing\n").scenario.run.years == 20);
}

TEST_CASE("values may hold '=', brackets and quotes") {
  CHECK(read_text("[run]\ntitle = a = [b] \"c\" Ø\n").scenario.title == "a = [b] \"c\" Ø");
}

TEST_CASE("each mistake has its place, its text, a reason and an advice") {
  const auto message = [](const std::string& text) {
    const auto complaint = complaint_about(text);
    CHECK(complaint.exit == ErrorKind::scenario);
    return complaint.what;
  };
  CHECK(message("[funding]\npublic_share = 1.4\n") ==
        "x.ini:2: funding.public_share = 1.4: a share lies in [0, 1]; write for example 0.075");
  CHECK(message("[funding]\n\npublic_share = 0.5 # half\n") ==
        "x.ini:3: public_share = 0.5 # half: a '#' cannot stand behind something else; move the comment '# "
        "half' to "
        "a line of its own");
  CHECK(message("[run]\nyears 20\n") ==
        "x.ini:2: years 20: a line without '='; write key = value, or start a comment with #");
  CHECK(message("[run]\n; old comment\n") ==
        "x.ini:2: ; old comment: a line without '='; write key = value, or start a comment with #");
  CHECK(message("[run]\n= 20\n") == "x.ini:2: = 20: no key in front of '='; write key = value");
  CHECK(message("[run\nyears = 20\n") == "x.ini:1: [run: a section without ']'; write for example [funding]");
  CHECK(message("[run]\nyears = 20\nseed = 2\nyears = 30\n") ==
        "x.ini:4: run.years = 30: the key stands in line 2 already; keep one of the two");
  CHECK(message("run.years = 20\n[run]\nyears = 30\n") ==
        "x.ini:3: run.years = 30: the key stands in line 1 already; keep one of the two");
  CHECK(message("[run]\nyears =\n") == "x.ini:2: run.years = : the value is missing; write a whole number");
  CHECK(message("[data]\nmunicipalities =\n") ==
        "x.ini:2: data.municipalities = : the name of the file is missing; write for example "
        "data/municipalities_2018.csv");
}

TEST_CASE("an unknown key or section names the nearest valid one") {
  const auto message = [](const std::string& text) { return complaint_about(text).what; };
  CHECK(message("[funding]\npublik_share = 0.5\n") ==
        "x.ini:2: funding.publik_share = 0.5: no such key; did you mean funding.public_share?");
  CHECK(message("[run]\npot_mnok = 5\n") ==
        "x.ini:2: run.pot_mnok = 5: no such key; did you mean funding.pot_mnok?");
  CHECK(message("pot_mnok = 5\n") ==
        "x.ini:1: pot_mnok = 5: a key needs its section; write funding.pot_mnok, or put the line under "
        "[funding]");
  CHECK(message("elasticity = 5\n") ==
        "x.ini:1: elasticity = 5: a key needs its section; write apply.elasticity or private.elasticity");
  CHECK(message("[fundng]\npublic_share = 0.5\n") ==
        "x.ini:1: [fundng]: no such section; did you mean [funding]?");
  CHECK(message("[zzzzzzzzzzzz]\nfoo = 0.5\n").find('\n') == std::string::npos);
  // A section that is almost right has its keys checked all the same.
  CHECK(message("[fundng]\npublic_share = 1.5\n") ==
        "x.ini:1: [fundng]: no such section; did you mean [funding]?\n"
        "x.ini:2: funding.public_share = 1.5: a share lies in [0, 1]; write for example 0.075");
}

TEST_CASE("values that do not fit their key are refused with a way out") {
  const auto message = [](const std::string& key, const std::string& value) {
    const auto dot = key.find('.');
    const auto complaint =
        complaint_about("[" + key.substr(0, dot) + "]\n" + key.substr(dot + 1) + " = " + value);
    CHECK(complaint.exit == ErrorKind::scenario);
    const std::string start = "x.ini:2: " + key + " = " + value + ": ";
    REQUIRE(complaint.what.starts_with(start));
    return complaint.what.substr(start.size());
  };
  CHECK(message("run.seed", "-1") == "a seed lies in [0, 9223372036854775807]; write for example 1");
  CHECK(message("run.seed", "9223372036854775808").starts_with("the number is too large to be kept"));
  CHECK(message("run.seed", "1.5") == "not a whole number; write for example 2");
  CHECK(message("run.replicates", "0") ==
        "the value lies in [1, 10000000] (replicates); write for example 200");
  CHECK(message("run.replicates", "1e3") == "a whole number is written in plain digits; write 1000");
  CHECK(message("run.replicates", "4294967295") ==
        "the value lies in [1, 10000000] (replicates); write for example 200");
  CHECK(message("run.burn_in_years", "9") == "the value lies in [10, 1000] (years); write for example 20");
  CHECK(message("run.first_year", "18") == "the value lies in [1900, 2200]; write for example 2018");
  CHECK(message("apply.elasticity", "0,5") == "the decimal mark is a point; write 0.5");
  CHECK(message("apply.elasticity", "50%") == "percent are not understood; write 0.5");
  CHECK(message("apply.elasticity", "nan") == "not a finite number; write a finite one");
  CHECK(message("apply.elasticity", "inf") == "not a finite number; write a finite one");
  CHECK(message("apply.elasticity", "1e999").starts_with("the number is too large or too small"));
  CHECK(message("apply.elasticity", "high") == "not a number; write for example 0.33");
  CHECK(message("funding.pot_mnok", "1 460") == "thousands are written without separator; write 1460");
  CHECK(message("funding.public_share", "2018:0.1 2020:1.2") ==
        "in 2020: a share lies in [0, 1]; write for example 0.075");
  CHECK(message("funding.unused", "burn") == "no such choice; write lost, carry or other_side");
  CHECK(message("project.years_distribution", "0.5 0.5") ==
        "2 values instead of 3; write for example 0.1 0.3 0.6 (with blanks between)");
  CHECK(message("project.years_distribution", "0.1 0,3 0.6") ==
        "'0,3': the decimal mark is a point; write 0.3");
  CHECK(message("project.years_distribution", "-0.1 0.3 0.8") ==
        "'-0.1': a share lies in [0, 1]; write for example 0.1 0.3 0.6");
}

TEST_CASE("choices, lists and the largest seed are stored") {
  const auto resolved = read_text(
      "[funding]\nunused = other_side\n[project]\nyears_distribution = 0.2  0.3\t0.5\n"
      "[run]\nseed = 9223372036854775807\n");
  CHECK(resolved.scenario.funding.unused == UnusedRule::other_side);
  CHECK(resolved.scenario.project.years_distribution == std::array{0.2, 0.3, 0.5});
  CHECK(resolved.scenario.run.seed == 9223372036854775807ULL);
  CHECK(read_text("[funding]\nunused = carry\n").scenario.funding.unused == UnusedRule::carry);
}

TEST_CASE("all mistakes of a file and of --set come in one go, in order") {
  const auto complaint = complaint_about(
      "[run]\nyears = 0\nyears = 3\nnonsense\n[funding]\npublic_shar = 1\nunused = no\n"
      "[barometer]\ngap_quality = 0.5\n",
      {"run.replicates=0", "runs.seed=1"});
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.what ==
        "x.ini:3: run.years = 3: the key stands in line 2 already; keep one of the two\n"
        "x.ini:4: nonsense: a line without '='; write key = value, or start a comment with #\n"
        "x.ini:6: funding.public_shar = 1: no such key; did you mean funding.public_share?\n"
        "x.ini:2: run.years = 0: the value lies in [1, 1000] (years); write for example 20\n"
        "x.ini:7: funding.unused = no: no such choice; write lost, carry or other_side\n"
        "--set: run.replicates = 0: the value lies in [1, 10000000] (replicates); write for example 200\n"
        "--set: runs.seed = 1: no such key; did you mean run.seed?\n"
        "x.ini:9: barometer.gap_quality = 0.5: barometer.base_quality + barometer.gap_quality is 1.2 and has "
        "to lie "
        "between 0.01 and 0.99; bring the two nearer to 0.5");
}

TEST_CASE("files that are no text are refused with the line") {
  const auto bad = complaint_about("[run]\ntitle = bl\xE5\n");
  CHECK(bad.exit == ErrorKind::scenario);
  CHECK(bad.what == "x.ini:2: bytes that are not UTF-8 text; save the file as UTF-8");
  CHECK(complaint_about(std::string("[run]\n\0\n", 8)).says("x.ini:2: bytes that are not UTF-8 text"));
  CHECK(complaint_about("\xC0\xAF").says("x.ini:1: bytes that are not UTF-8"));
  CHECK(complaint_about("# \xED\xA0\x80").says("not UTF-8"));
  CHECK(complaint_about("# \xF4\x90\x80\x80").says("not UTF-8"));
  CHECK(complaint_about("# \xE2\x82").says("not UTF-8"));
  CHECK(complaint_about("# \xE2\x82\xAC \xF0\x9F\x98\x80\n").exit == std::nullopt);
}

TEST_CASE("a carriage return alone is no line end") {
  CHECK(complaint_about("[run]\nyears = 3\r\r\n").what ==
        "x.ini:2: a carriage return without line feed; save the file with LF or CRLF line ends");
  CHECK(complaint_about("[run]\ryears = 3\r").says("x.ini:1: a carriage return"));
}

TEST_CASE("of very many mistakes the first fifty are named and the others counted") {
  std::string text = "run.years = 3\n";
  for (int i = 0; i < 100000; ++i) text += "a" + std::to_string(i) + "=1\n";
  const auto complaint = complaint_about(text);
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("x.ini:51: a49"));
  CHECK_FALSE(complaint.says("x.ini:52: "));
  CHECK(complaint.says("x.ini: and 99950 more mistakes; correct these first"));
}

TEST_CASE("an endless line is refused in a short message, whatever stands in it") {
  const std::string endless(1000000, 'a');
  for (const auto& text :
       {endless, endless + "=1", "[" + endless + "]", "[run]\ntitle = " + endless,
        "[run]\nseed = 1" + endless, "[funding]\npublic_share = " + std::string(1000000, '9'),
        "[data]\nmunicipalities = ../" + endless, "base = " + endless}) {
    INFO(text.substr(0, 30));
    const auto complaint = complaint_about(text);
    CHECK((complaint.exit == ErrorKind::scenario || complaint.exit == ErrorKind::no_input));
    CHECK(complaint.says("x.ini:"));
    CHECK(complaint.what.size() < 1000);
  }
}

TEST_CASE("a file above 1 MiB is refused, one of 1 MiB is read") {
  const std::string line(1023, '#');
  std::string text;
  for (int i = 0; i < 1024; ++i) text += line + '\n';
  CHECK(complaint_about(text).exit == std::nullopt);
  const auto complaint = complaint_about(text + "\n");
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("x.ini: the file is larger than 1048576 bytes"));
}

}  // namespace taktskifte
