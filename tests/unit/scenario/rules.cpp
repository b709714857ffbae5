// Checks that reach over several keys.
#include <catch2/catch.hpp>
#include <string>

#include "unit/scenario/written.hpp"

namespace taktskifte {

using test::complaint_about;
using test::read_text;

TEST_CASE("the defaults keep all rules") {
  const auto resolved = default_scenario();
  Diagnostics diagnostics;
  check_rules(resolved, diagnostics);
  CHECK(diagnostics.empty());
}

TEST_CASE("check_rules complains about a scenario that was changed behind the reader's back") {
  auto resolved = default_scenario();
  resolved.scenario.belief.outcome_weights = {1.0, 1.0, 0.0, 0.0, 0.0};
  Diagnostics diagnostics;
  check_rules(resolved, diagnostics);
  const auto complaint = support::complaint_of([&] { diagnostics.throw_if_any(ErrorKind::scenario); });
  CHECK(complaint.what ==
        "default: belief.outcome_weights = 0.4 0.2 0.15 0.15 0.1: the values sum to 2 and not to 1; change "
        "one of them");
}

TEST_CASE("base plus gap of every outcome lies between 0.01 and 0.99") {
  for (const auto* outcome : outcome_names) {
    const std::string name = outcome;
    INFO(name);
    const auto over = complaint_about("[barometer]\nbase_" + name + " = 0.5\ngap_" + name + " = 0.6\n");
    CHECK(over.exit == ErrorKind::scenario);
    CHECK(over.what == "x.ini:3: barometer.gap_" + name + " = 0.6: barometer.base_" + name +
                           " + barometer.gap_" + name +
                           " is 1.1 and has to lie between 0.01 and 0.99; bring the two nearer to 0.5");
    CHECK(complaint_about("[barometer]\nbase_" + name + " = 0.25\ngap_" + name + " = -0.25\n").exit ==
          ErrorKind::scenario);
    CHECK(complaint_about("[barometer]\nbase_" + name + " = 0.5\ngap_" + name + " = 0.48\n").exit ==
          std::nullopt);
  }
}

TEST_CASE("the selected part of the gap keeps clear of the ends as well") {
  const auto complaint =
      complaint_about("[barometer]\nbase_quality = 0.99\ngap_quality = -0.2\ncausal_share = 1\n");
  CHECK(complaint.what ==
        "x.ini:2: barometer.base_quality = 0.99: barometer.base_quality + (1 - barometer.causal_share) * "
        "barometer.gap_quality is 0.99 and has to lie between 0.01 and 0.99; bring the share nearer to 0.5");
  CHECK(complaint_about("[barometer]\nbase_quality = 0.99\ngap_quality = -0.2\ncausal_share = 0.5\n").exit ==
        std::nullopt);
}

TEST_CASE("weights and distributions sum to one, to nine digits") {
  CHECK(complaint_about("[belief]\noutcome_weights = 0.4 0.2 0.15 0.15 0.2\n").what ==
        "x.ini:2: belief.outcome_weights = 0.4 0.2 0.15 0.15 0.2: the values sum to 1.1 and not to 1; change "
        "one of them");
  CHECK(complaint_about("[project]\nyears_distribution = 0.333 0.333 0.333\n").exit == ErrorKind::scenario);
  CHECK(complaint_about("[project]\nyears_distribution = 0.3333333333 0.3333333333 0.3333333333\n").exit ==
        std::nullopt);
  CHECK(complaint_about("[project]\nyears_distribution = 0 0 1\n").exit == std::nullopt);
}

TEST_CASE("research-initiated innovations are a part of those with research") {
  CHECK(complaint_about("[partners]\nresearch_share = 0.05\n").what ==
        "x.ini:2: partners.research_share = 0.05: the research-initiated share, 0.07, has to lie below "
        "partners.research_share, 0.05, of which it is a part; lower the one or raise the other");
  CHECK(complaint_about("[partners]\nresearch_share = 0.07\n").exit == ErrorKind::scenario);
  CHECK(complaint_about("[partners]\nresearch_initiated_share = 0.13\n").exit == ErrorKind::scenario);
  CHECK(complaint_about("[partners]\nresearch_initiated_share = 0.12\n").exit == std::nullopt);
}

TEST_CASE("requests have a smallest and a largest size") {
  CHECK(complaint_about("[grant]\nmin_mnok = 8\n").what ==
        "x.ini:2: grant.min_mnok = 8: the smallest request, 8 MNOK, is above the largest, 7; lower "
        "grant.min_mnok or "
        "raise grant.max_mnok");
  CHECK(complaint_about("[grant]\nmin_mnok = 7\n").exit == std::nullopt);
  CHECK(complaint_about("[grant]\nshape_a = 0\n").exit == ErrorKind::scenario);
  CHECK(complaint_about("[grant]\nshape_b = -1\n").exit == ErrorKind::scenario);
  CHECK(complaint_about("[private]\ngrant_min_mnok = 8.5\n")
            .says("x.ini:2: private.grant_min_mnok = 8.5: the mean request, "
                  "8.5 MNOK, has to lie above the smallest, 8.5;"));
  CHECK(complaint_about("[private]\ngrant_mean_mnok = 16\n").says("has to lie below the largest, 16;"));
  CHECK(complaint_about("[private]\ngrant_mean_mnok = 15\n").exit == std::nullopt);
}

TEST_CASE("a municipality has peers") {
  CHECK(complaint_about("[peers]\ncount = 0\nlong_ties = 0\n")
            .says("x.ini:2: peers.count = 0: a municipality needs a peer"));
  CHECK(complaint_about("[peers]\ncount = 0\n").exit == std::nullopt);
}

TEST_CASE("the entry with the highest precedence is to blame") {
  const support::Scratch scratch;
  support::write_content(scratch.file("base.ini"), "[grant]\nmax_mnok = 6\n");
  support::write_content(scratch.file("x.ini"), "base = base.ini\n[grant]\nmin_mnok = 6.5\n");
  const auto in_file = support::complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), {}); });
  CHECK(in_file.what.starts_with(scratch.file("x.ini") + ":3: grant.min_mnok = 6.5: "));
  const auto on_line =
      support::complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), {"grant.max_mnok=5"}); });
  CHECK(on_line.what.starts_with("--set: grant.max_mnok = 5: "));
}

TEST_CASE("a refused value does not make a rule complain as well") {
  const auto complaint =
      complaint_about("[grant]\nmin_mnok = 8\nmax_mnok = 9,5\n[partners]\nresearch_share = 0.05\n");
  CHECK(complaint.says("x.ini:3: grant.max_mnok = 9,5: the decimal mark is a point; write 9.5"));
  CHECK_FALSE(complaint.says("smallest request"));
  CHECK(complaint.says("x.ini:5: partners.research_share = 0.05"));
}

TEST_CASE("what would divide by zero is out of range") {
  for (const auto* environment :
       {"grant.support_cap_municipal=0", "grant.support_cap_state=0", "apply.effort=0",
        "apply.reference_count=0", "apply.winner_factor=0", "experience.half_life=0", "access.decay=0",
        "funding.reference_public_pot_mnok=0", "belief.prior_weight=0",
        "funding.reference_private_pot_mnok=0", "policy.burn_in_public_share=0", "reuse.share=1",
        "partners.research_share=1", "innovation.two_year_rate_ostlandet=1", "apply.municipal_part=0",
        "municipalities.units_total=0"}) {
    INFO(environment);
    CHECK(complaint_about("", {environment}).exit == ErrorKind::scenario);
  }
}

TEST_CASE("mechanisms can be switched off") {
  for (const auto* environment : {"funding.public_share=0",
                                  "funding.public_share=1",
                                  "funding.pot_mnok=0",
                                  "choice.belief=0",
                                  "choice.peers=0",
                                  "apply.elasticity=0",
                                  "apply.belief=0",
                                  "apply.winner_factor=1",
                                  "apply.winner_years=0",
                                  "belief.half_life=0",
                                  "belief.peer_weight=0",
                                  "experience.units_per_project=0",
                                  "experience.partners_per_project=0",
                                  "barometer.causal_share=0",
                                  "partners.research_initiated_share=0",
                                  "private.applications=0",
                                  "grant.public_additionality=0",
                                  "panel.fundable_share=1",
                                  "own.in_kind=0",
                                  "reuse.inherits=0"}) {
    INFO(environment);
    CHECK(complaint_about("", {environment}).what.empty());
  }
}

TEST_CASE("quotas cannot reserve more than there is in any year") {
  CHECK(complaint_about("", {"quota.small_municipalities=0.5", "quota.nord_norge=0.5"}).what.empty());
  CHECK(complaint_about("", {"quota.small_municipalities=0.5", "quota.nord_norge=0.6"}).exit ==
        ErrorKind::scenario);
  // Never together: fine. Together in 2025: not.
  CHECK(
      complaint_about("", {"quota.small_municipalities=2018:0.9 2025:0", "quota.nord_norge=2018:0 2025:0.9"})
          .what.empty());
  CHECK(complaint_about("", {"quota.small_municipalities=2018:0 .. 2025:0.9", "quota.nord_norge=0.2"}).exit ==
        ErrorKind::scenario);
}

TEST_CASE("a ministry cannot give more to the public side than it has") {
  CHECK(complaint_about("", {"ministry.factor_hod=5"}).what.empty());
  CHECK(complaint_about("", {"ministry.factor_hod=5", "funding.public_share=0.5"}).exit ==
        ErrorKind::scenario);
  CHECK(complaint_about("", {"ministry.factor_hod=2018:1 2030:1000", "funding.public_share=0.2"}).exit ==
        ErrorKind::scenario);
  CHECK(complaint_about("", {"ministry.weights=1 0 0 0 0 0 0 0 0", "ministry.factor_kd=0"}).exit ==
        ErrorKind::scenario);
  CHECK(complaint_about("", {"ministry.weights=1 1 0 0 0 0 0 0 0"}).exit == ErrorKind::scenario);
}

TEST_CASE("known causes are at most all of them") {
  CHECK(complaint_about("", {"causes.savings=0.9"}).exit == ErrorKind::scenario);
  CHECK(complaint_about("", {"causes.savings=0.8"}).what.empty());
}

TEST_CASE("newcomers need a public part of the burn-in to compare with") {
  const std::string newcomers = "[apply]\nfirst_time_extra_elasticity = 1.1\n[funding]\npot_mnok = ";
  const auto complaint = complaint_about(newcomers + "1900:0 2018:1460\n");  // none as a fact
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("the public part of the burn-in is nothing"));
  CHECK(complaint_about(newcomers + "2018:0 2019:1460\n").exit == std::nullopt);  // none as a policy
}

TEST_CASE("a threshold share that cannot reach the research share is refused") {
  const std::string rule = "[choice]\nrule = threshold\nthreshold_share = ";
  CHECK(complaint_about(rule + "0.07\n").exit == std::nullopt);  // (0.13 - 0.07) / 0.93 = 0.0645 is needed
  const auto complaint = complaint_about(rule + "0.06\n");
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("x.ini:3: choice.threshold_share = 0.06: "));
  CHECK(complaint_about("[choice]\nthreshold_share = 0.06\n").exit == std::nullopt);
}

}  // namespace taktskifte
