#include <catch2/catch.hpp>
#include <cmath>

#include "support/exit_of.hpp"
#include "support/worlds.hpp"

using namespace taktskifte;

namespace {

std::vector<Site> of_type(SiteType type) {
  return {{.institution = "A", .type = type, .is_main = true, .latitude = 59.9, .longitude = 10.7}};
}

support::Complaint about_checked(const std::vector<Site>& sites, const std::vector<std::string>& settings) {
  return support::complaint_of([&] { check_sites(sites, default_scenario(settings)); });
}

}  // namespace

TEST_CASE("Sites of which none has weight are refused with the key that takes it away") {
  for (const auto& [type, environment] :
       {std::pair{SiteType::university, std::string("access.university_weight=0")},
        std::pair{SiteType::university_college, std::string("access.university_college_weight=0")}}) {
    const auto said = about_checked(of_type(type), {environment});
    CHECK(said.exit == ErrorKind::scenario);
    CHECK(said.says("--set: " + environment.substr(0, environment.find('=')) +
                    " = 0: none of the 1 sites in "));
    CHECK(about_checked(support::made_up_sites(), {environment}).exit == std::nullopt);
  }
}

TEST_CASE("Sites of which none is open are refused, unless projects need nobody") {
  const auto university = of_type(SiteType::university);
  const auto institute = of_type(SiteType::institute);
  const std::vector<std::string> nobody = {"research.part_of_grant=0", "research.part_of_private_grant=0"};
  const auto refused = [&](const std::vector<Site>& sites, const std::string& setting) {
    INFO(setting);
    const auto said = about_checked(sites, {setting});
    CHECK(said.exit == ErrorKind::scenario);
    CHECK(said.says("match.openness"));
    CHECK(about_checked(sites, {nobody[0], nobody[1], setting}).exit == std::nullopt);
  };
  refused(university, "match.openness=1 0 1");
  refused(institute, "match.institute_openness=0");
  refused(support::made_up_sites(), "match.openness=0 0 0");
  CHECK(about_checked(institute, {"match.institute_openness=2018:0 2030:1"}).exit == std::nullopt);
  CHECK(about_checked(support::made_up_sites(), {"match.openness=0 1 1"}).exit == std::nullopt);
}

TEST_CASE("Access is finite where the nearest site has no weight and the others are far beyond the decay") {
  const auto scenario = default_scenario({"access.university_weight=0", "access.decay=0.1"}).scenario;
  const auto environment = make_environment(support::made_up_table(60), support::made_up_sites(), scenario);
  for (const double access : environment.access.of_row()) CHECK(std::isfinite(access));
}
