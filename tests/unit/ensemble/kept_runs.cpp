#include "taktskifte/ensemble/kept_runs.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <string>
#include <vector>

#include "support/worlds.hpp"

using namespace taktskifte;

namespace {

Experiment base_against(const std::vector<std::string>& settings, const std::string& table = "a") {
  Experiment study{.scenarios = {default_scenario({"run.years=2"})},
                   .municipalities = support::made_up_table(table == "a" ? 30 : 20),
                   .sites = support::made_up_sites()};
  auto all = settings;
  all.emplace_back("run.years=2");
  study.scenarios.push_back(default_scenario(all));
  study.scenarios.back().scenario.name = "other";
  study.data.municipalities.text = table;
  return study;
}

bool all_same_bits(const std::vector<Series>& a, const std::vector<Series>& b) {
  bool same = a.size() == b.size();
  for (std::size_t s = 0; same && s < a.size(); ++s)
    same = a[s].values.size() == b[s].values.size() &&
           std::memcmp(a[s].values.data(), b[s].values.data(), a[s].values.size() * sizeof(double)) == 0 &&
           a[s].totals.participations == b[s].totals.participations && a[s].drifted == b[s].drifted;
  return same;
}

}  // namespace

TEST_CASE("What is kept from one experiment to the next changes no number") {
  KeptRuns kept;
  for (const char* const table : {"a", "b"}) {
    for (const auto& settings : std::vector<std::vector<std::string>>{{"funding.public_share=0.5"},
                                                                      {"funding.public_share=0.3"},
                                                                      {"choice.belief=12"},
                                                                      {"funding.public_share=0.3"},
                                                                      {"run.burn_in_years=12"}}) {
      const Experiment study = base_against(settings, table);
      const ReplicateModel model = replicate_model(study);
      kept.begin(study);
      for (const int replicate : {0, 3, 0}) CHECK(all_same_bits(kept.run(replicate), model(replicate, {})));
    }
  }
  CHECK(kept.work().scenarios < 2 * 2 * 2 * 5);  // some were kept
}

TEST_CASE("While only the share moves, neither the burn-in nor the baseline is run again") {
  KeptRuns kept;
  const Experiment first = base_against({"funding.public_share=0.5"});
  kept.begin(first);
  kept.run(0);
  CHECK(kept.work().burn_ins == 1);
  CHECK(kept.work().scenarios == 2);
  const Experiment second = base_against({"funding.public_share=0.3"});
  kept.begin(second);
  kept.run(0);
  kept.run(0);
  CHECK(kept.work().burn_ins == 1);
  CHECK(kept.work().scenarios == 3);
  const Experiment third = base_against({"choice.belief=12"});
  kept.begin(third);
  kept.run(0);
  CHECK(kept.work().burn_ins == 2);
  CHECK(kept.work().scenarios == 4);
}

TEST_CASE("An experiment that is refused leaves what is kept as it was") {
  KeptRuns kept;
  const Experiment good = base_against({"funding.public_share=0.5"});
  kept.begin(good);
  const auto before = kept.run(1);
  for (const char* const table : {"a", "b"}) {
    const Experiment bad = base_against({"apply.reference_count=100000"}, table);
    for (int attempt = 0; attempt < 2; ++attempt) CHECK_THROWS_AS(kept.begin(bad), Error);
    CHECK(all_same_bits(kept.run(1), before));
    CHECK(all_same_bits(kept.run(2), replicate_model(good)(2, {})));
  }
}

TEST_CASE("Many replicates of one session are not all kept") {
  KeptRuns kept;
  const Experiment study = base_against({"funding.public_share=0.5"});
  kept.begin(study);
  constexpr int kept_at_most = 256;
  for (int replicate = 0; replicate <= kept_at_most; ++replicate) kept.run(replicate);
  kept.run(kept_at_most);
  kept.run(1);
  CHECK(kept.work().burn_ins == kept_at_most + 1);
  CHECK(kept.work().scenarios == 2 * (kept_at_most + 1));
  CHECK(all_same_bits(kept.run(0), replicate_model(study)(0, {})));  // let go, and run again
  CHECK(kept.work().burn_ins == kept_at_most + 2);
  CHECK(kept.work().scenarios == 2 * (kept_at_most + 2));
  kept.run(0);
  CHECK(kept.work().burn_ins == kept_at_most + 2);
  CHECK(kept.work().scenarios == 2 * (kept_at_most + 2));
}
