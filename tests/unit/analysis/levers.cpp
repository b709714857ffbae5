#include "taktskifte/analysis/levers.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "taktskifte/scenario/read.hpp"

using namespace taktskifte;

TEST_CASE("Every lever of every actor acts after the burn-in alone, at both mixes") {
  const std::string standard = burn_in_text(default_scenario());
  for (const Actor& actor : actors()) {
    for (const Lever& lever : actor.levers) {
      INFO(lever.name);
      CHECK(burn_in_text(default_scenario(lever.settings)) == standard);
      auto at_parity = lever.settings;
      at_parity.insert(at_parity.begin(), "funding.public_share=0.5");
      CHECK(burn_in_text(default_scenario(at_parity)) == standard);
    }
  }
}

TEST_CASE("Every key that is a lever in a scenario of an actor is in the table of levers") {
  std::set<std::string> pulled;
  for (const Actor& actor : actors()) {
    for (const Lever& lever : actor.levers) {
      for (const auto& setting : lever.settings) pulled.insert(setting.substr(0, setting.find('=')));
    }
  }
  const auto today = read_scenario(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/today.ini", {});
  for (const char* name : {"actor-politicians", "actor-funding-bodies", "actor-institutes",
                           "actor-public-sector", "actor-business", "problem-owner"}) {
    const auto one = read_scenario(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/" + name + ".ini", {});
    for (std::size_t i = 0; i < keys().size(); ++i) {
      INFO(name << ": " << keys()[i].name);
      if (one.entries[i].text != today.entries[i].text && keys()[i].name != "run.title") {
        CHECK(pulled.contains(std::string(keys()[i].name)));
      }
    }
  }
}
