#include <algorithm>
#include <array>

#include "taktskifte/world/environment.hpp"
#include "world/site_weight.hpp"

namespace taktskifte {
namespace {

void refuse(const ResolvedScenario& resolved, std::string_view key, const std::string& why) {
  const Entry& entry = entry_of(resolved, key);
  throw Error(ErrorKind::scenario,
              to_string(entry.place) + ": " + std::string(key) + " = " + entry.text + ": " + why);
}

// Whether any site has weight and is open in some reported year.
bool any_open(const std::vector<Site>& sites, const Scenario& s) {
  bool institutes = false;
  for (int y = 0; y < s.run.years; ++y)
    institutes = institutes || s.match.institute_openness.at(s.run.first_year + y) > 0.0;
  return std::any_of(sites.begin(), sites.end(), [&](const Site& site) {
    return site_weight(site, s.access) > 0.0 && s.match.openness[static_cast<std::size_t>(site.type)] > 0.0 &&
           (site.type != SiteType::institute || institutes);
  });
}

}  // namespace

void check_sites(const std::vector<Site>& sites, const ResolvedScenario& resolved) {
  const Scenario& s = resolved.scenario;
  const auto of_type = [&](SiteType type) {
    return std::count_if(sites.begin(), sites.end(), [&](const Site& site) { return site.type == type; });
  };
  const std::string all = "of the " + std::to_string(sites.size()) + " sites in " + s.data.institutions;
  const bool any_weight = std::any_of(sites.begin(), sites.end(),
                                      [&](const Site& site) { return site_weight(site, s.access) > 0.0; });
  if (!any_weight)  // an institute always has weight, so there is none
    refuse(
        resolved,
        of_type(SiteType::university) > 0 ? "access.university_weight" : "access.university_college_weight",
        "none " + all +
            " has any weight, so there would be no researchers anywhere; raise the weight of a type in the "
            "list, or add sites of another type");
  const bool sought = s.research.part_of_grant > 0.0 || s.research.part_of_private_grant > 0.0;
  if (sought && !any_open(sites, s))
    refuse(resolved, "match.openness",
           "none " + all +
               " has weight and is open to projects (match.openness, match.institute_openness), so every "
               "project would lapse; open a type in the list, or write research.part_of_grant = 0 and "
               "research.part_of_private_grant = 0 for projects that need nobody");
}

}  // namespace taktskifte
