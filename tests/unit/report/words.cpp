#include "taktskifte/report/words.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <set>
#include <string>

#include "taktskifte/core/error.hpp"

using namespace taktskifte;
using namespace taktskifte::report;

TEST_CASE("Every word and sentence is there in both languages, with the same names in braces") {
  const Words norwegian = words_in(Language::norwegian), english = words_in(Language::english);
  const auto names = [](const std::string& text) {
    std::set<std::string> all;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
      all.insert(text.substr(open, text.find('}', open) - open));
    return all;
  };
  CHECK(norwegian.sentences.size() > 70);
  REQUIRE(norwegian.sentences.size() == english.sentences.size());
  for (const auto& [id, text] : norwegian.sentences) {
    INFO(id);
    CHECK(names(text) == names(english.sentences.at(id)));
  }
  CHECK(norwegian.words.size() > 900);
  for (const auto& [id, text] : norwegian.words) {
    INFO(id.second);
    CHECK(names(text) == names(english.words.at(id)));
  }
}

TEST_CASE("Numbers are written as each language does") {
  const Words norwegian{.language = Language::norwegian, .words = {{{"word", "undefined"}, "udefinert"}}};
  const Words english{.language = Language::english};
  CHECK(number_in(norwegian, 1460.5, 1) == "1\u00a0460,5");
  CHECK(number_in(english, 1460.5, 1) == "1\u00a0460.5");
  CHECK(number_in(norwegian, -0.04, 1) == "0,0");
  CHECK(number_in(norwegian, -1234567.0, 0) == "\u22121\u00a0234\u00a0567");
  CHECK(signed_in(norwegian, 0.5, 1) == "+0,5");
  CHECK(signed_in(norwegian, 0.0, 0) == "0");
  CHECK(number_in(norwegian, std::numeric_limits<double>::quiet_NaN(), 1) == "udefinert");
  CHECK(capital("\u00f8kt effektivitet") == "\u00d8kt effektivitet");
  CHECK(capital("bedre kvalitet") == "Bedre kvalitet");
}

TEST_CASE("A sentence takes its parts, and one that is not there is told") {
  const Words words{.words = {{{"word", "and"}, "og"}}, .sentences = {{"one", "{a} og {b}: {a}{c"}}};
  CHECK(sentence_of(words, "one", {{"a", "{b}"}, {"b", "2"}}) == "{b} og 2: {b}{c");
  CHECK_THROWS_AS(sentence_of(words, "two"), Error);
  CHECK_THROWS_AS(word_of(words, "word", "none"), Error);
  CHECK(word_or(words, "word", "none", "none") == "none");
  CHECK(listed_in(words, {"a", "b", "c"}) == "a, b og c");
}
