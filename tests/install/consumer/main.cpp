// Text in, numbers out: the grants of the first year in every replicate, by a program of its own.
#include <cstdio>
#include <string>
#include <taktskifte/taktskifte.hpp>

int main() try {
  const std::string folder = SCENARIOS;
  const std::string text =
      "base = today.ini\n[run]\nreplicates = 3\nyears = 2\n[funding]\npublic_share = 0.5\n";
  const auto scenario =
      taktskifte::parse_scenario({folder + "/mine.ini", text}, {}, taktskifte::bases_in(folder));
  const auto results = taktskifte::simulate(taktskifte::prepare({scenario}), {.threads = 2});
  const auto& awards = results.at("awards");
  for (std::size_t replicate = 0; replicate < awards.shape[1]; ++replicate)
    std::printf("%.0f\n", taktskifte::number_at(awards, replicate * awards.shape[2]));
} catch (const taktskifte::Error& error) {
  for (const auto& mistake : error.diagnostics())
    std::fprintf(stderr, "%s\n", taktskifte::to_string(mistake).c_str());
  return 1;
}
