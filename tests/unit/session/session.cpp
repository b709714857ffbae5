#include "taktskifte/taktskifte.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Free {
  void operator()(taktskifte_session* session) const { taktskifte_free(session); }
};
using Session = std::unique_ptr<taktskifte_session, Free>;

const std::string folder = std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/";

std::string shipped(const std::string& name) {
  std::ifstream in(folder + name);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

Session with_texts(const std::vector<std::string>& names = {"today.ini", "parity.ini",
                                                            "data/municipalities_2018.csv",
                                                            "data/research_institutions.csv"}) {
  Session session(taktskifte_new());
  REQUIRE(session);
  for (const auto& name : names)
    REQUIRE(taktskifte_add_text(session.get(), name.c_str(), shipped(name).c_str()) == 0);
  return session;
}

constexpr const char* pair = "today.ini\nparity.ini";
constexpr const char* few_years = "run.years=2\nrun.replicates=3";

std::vector<double> numbers(const Session& session, const char* variable) {
  std::size_t length = 0;
  const double* const found = taktskifte_numbers(session.get(), variable, &length);
  return found == nullptr ? std::vector<double>() : std::vector<double>(found, found + length);
}

void hand_over(const Session& from, const Session& to, int replicate) {
  std::size_t length = 0;
  const double* const record = taktskifte_record(from.get(), replicate, &length);
  REQUIRE(record != nullptr);
  REQUIRE(taktskifte_take(to.get(), replicate, record, length) == 0);
}

std::string mistakes(const Session& session) { return taktskifte_mistakes(session.get()); }

}  // namespace

TEST_CASE("Replicates that other sessions ran count as one's own") {
  const Session alone = with_texts();
  const Session a = with_texts();
  const Session b = with_texts();
  for (const auto* session : {&alone, &a, &b}) REQUIRE(taktskifte_open(session->get(), pair, few_years) == 0);
  for (const int replicate : {0, 1, 2}) {
    REQUIRE(taktskifte_run(alone.get(), replicate) == 0);
    if (replicate != 1) REQUIRE(taktskifte_run(a.get(), replicate) == 0);
  }
  REQUIRE(taktskifte_run(b.get(), 1) == 0);
  hand_over(b, a, 1);
  CHECK(taktskifte_replicates(a.get()) == 3);
  for (const char* const variable :
       {"research_share", "municipality_awards_sum", "municipality_year_innovations"}) {
    const auto own = numbers(alone, variable);
    const auto joined = numbers(a, variable);
    REQUIRE(own.size() > 10);
    REQUIRE(joined.size() == own.size());
    CHECK(std::memcmp(own.data(), joined.data(), own.size() * sizeof(double)) == 0);
  }
  CHECK(std::string(taktskifte_compare(a.get(), "every-year")) ==
        taktskifte_compare(alone.get(), "every-year"));
}

TEST_CASE("An experiment after another one has the numbers that it has alone") {
  const Session session = with_texts();
  for (const char* const settings :
       {"run.years=1", "run.years=1\npopulation.synthetic=500", "run.years=1\npopulation.synthetic=600",
        "run.years=1\npopulation.synthetic=600\nrun.seed=5", "run.years=1"}) {
    const Session alone = with_texts();
    for (const auto* one : {&session, &alone}) {
      REQUIRE(taktskifte_open(one->get(), pair, settings) == 0);
      REQUIRE(taktskifte_run(one->get(), 0) == 0);
    }
    const auto mine = numbers(session, "municipality_year_innovations");
    CHECK(mine == numbers(alone, "municipality_year_innovations"));
    CHECK(numbers(session, "mean_experience") == numbers(alone, "mean_experience"));
  }
}

TEST_CASE("Mistakes come at once, each with its text, line and key, and leave the experiment that was open") {
  const Session session = with_texts();
  REQUIRE(taktskifte_open(session.get(), pair, few_years) == 0);
  REQUIRE(taktskifte_run(session.get(), 0) == 0);
  REQUIRE(taktskifte_add_text(session.get(), "mine.ini",
                              "base = today.ini\n[funding]\npublic_share = 1.4\nno_such = 1\n") == 0);
  CHECK(taktskifte_open(session.get(), "today.ini\nmine.ini", few_years) == 78);
  const auto said = mistakes(session);
  CHECK(said.find(R"("file":"mine.ini","line":3,"key":"funding.public_share")") != std::string::npos);
  CHECK(said.find(R"("file":"mine.ini","line":4,"key":"funding.no_such")") != std::string::npos);
  CHECK(taktskifte_replicates(session.get()) == 1);
  CHECK(taktskifte_run(session.get(), 1) == 0);
  CHECK(mistakes(session) == "[]");
}

TEST_CASE("What is missing or asked for wrongly has the program's exit code and a message") {
  const Session session = with_texts({"today.ini", "data/research_institutions.csv"});
  CHECK(taktskifte_run(session.get(), 0) == 64);
  CHECK(taktskifte_compare(session.get(), "") == nullptr);
  CHECK(taktskifte_variables(session.get()) == nullptr);
  CHECK(taktskifte_open(session.get(), "", "") == 64);
  CHECK(taktskifte_open(session.get(), "parity.ini", "") == 66);
  CHECK(mistakes(session).find("parity.ini: the session has no text of this name") != std::string::npos);
  CHECK(taktskifte_open(session.get(), "today.ini", "") == 66);
  CHECK(mistakes(session).find("municipalities_2018.csv") != std::string::npos);
  CHECK(taktskifte_open(session.get(), "today.ini", "run.years") == 64);
  REQUIRE(taktskifte_add_text(session.get(), "data/municipalities_2018.csv", "no,table\n1,2\n") == 0);
  CHECK(taktskifte_open(session.get(), "today.ini", "") == 65);
  REQUIRE(taktskifte_add_text(session.get(), "lost.ini", "base = nowhere.ini\n") == 0);
  CHECK(taktskifte_open(session.get(), "lost.ini", "") == 66);
}

TEST_CASE("A record of another experiment is refused") {
  const Session session = with_texts();
  const Session other = with_texts();
  REQUIRE(taktskifte_open(session.get(), pair, few_years) == 0);
  REQUIRE(taktskifte_open(other.get(), pair, "run.years=3") == 0);
  REQUIRE(taktskifte_run(session.get(), 0) == 0);
  std::size_t length = 0;
  const double* const record = taktskifte_record(session.get(), 0, &length);
  CHECK(taktskifte_take(other.get(), 0, record, length) == 65);
  std::vector<double> broken(record, record + length);
  broken.back() = -1.0;
  CHECK(taktskifte_take(session.get(), 1, broken.data(), broken.size()) == 65);
  CHECK(taktskifte_take(session.get(), 1, broken.data(), broken.size() - 1) == 65);
  std::vector<double> half(record, record + length);
  half[1] += 0.5;  // innovations of the first year
  CHECK(taktskifte_take(session.get(), 1, half.data(), half.size()) == 65);
  CHECK(taktskifte_take(session.get(), -1, record, length) == 64);
  CHECK(taktskifte_record(session.get(), 7, &length) == nullptr);
  CHECK(taktskifte_replicates(session.get()) == 1);
}

TEST_CASE("Names and keys are told as JSON, and what is not there is null") {
  const Session session = with_texts();
  REQUIRE(taktskifte_open(session.get(), pair, few_years) == 0);
  REQUIRE(taktskifte_run(session.get(), 0) == 0);
  CHECK(std::string(taktskifte_texts(session.get(), "scenario")) == R"(["today","parity"])");
  CHECK(numbers(session, "no_such_variable").empty());
  CHECK(taktskifte_compare(session.get(), "sideways") == nullptr);
  CHECK(std::string(taktskifte_keys(session.get())).find(R"("key":"funding.public_share")") !=
        std::string::npos);
}
