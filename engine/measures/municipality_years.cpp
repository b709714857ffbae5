#include "taktskifte/measures/municipality_years.hpp"

namespace taktskifte {

bool keeps_municipality_years(const RunParameters& rules, std::size_t municipalities) {
  if (rules.municipality_years == MunicipalityYearsRule::automatic)
    return municipalities <= most_municipalities_by_year;
  return rules.municipality_years == MunicipalityYearsRule::yes;
}

}  // namespace taktskifte
