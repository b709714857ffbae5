// The keys of research capacity and of who works with whom.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::string_view nifu = "http://www.nifu.no/fou-statistiske/fou-statistikk/instituttsektoren/";

constexpr std::array<Key, 7> rows = {
    Key{.name = "research.work_years",
        .field = real<&Scenario::research, &ResearchRules::work_years>,
        .unit = "work-years",
        .low = 0.0,
        .high = 1000000.0,
        .standard = "9350",
        .study_low = 9350.0,
        .study_high = 9350.0,
        .status = Status::published,
        .source = nifu,
        .doc = "Research work-years of all institutions, shared out over their sites by weight. Institute "
               "sector 2017; universities come on top.",
        .total = true},
    Key{.name = "research.open_to_municipalities",
        .field = path<&Scenario::research, &ResearchRules::open_to_municipalities>,
        .unit = "share",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.05",
        .study_low = 0.02,
        .study_high = 0.1,
        .status = Status::assumed,
        .source = "",
        .doc = "Share of the work-years that funded projects, public and private, can draw on."},
    Key{.name = "research.cost_per_work_year_mnok",
        .field = real<&Scenario::research, &ResearchRules::cost_per_work_year_mnok>,
        .unit = "MNOK",
        .low = 0.01,
        .high = 100.0,
        .standard = "1.5",
        .study_low = 1.3,
        .study_high = 1.8,
        .status = Status::derived,
        .source = nifu,
        .doc = "Cost of a research work-year. 13.9 bn NOK over 9 350."},
    Key{.name = "research.part_of_grant",
        .field = real<&Scenario::research, &ResearchRules::part_of_grant>,
        .unit = "share",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.6",
        .study_low = 0.3,
        .study_high = 0.8,
        .status = Status::assumed,
        .source = "",
        .doc = "Share of a public grant that pays researchers. 0 switches the limit of research capacity off "
               "for public projects."},
    Key{.name = "research.part_of_private_grant",
        .field = real<&Scenario::research, &ResearchRules::part_of_private_grant>,
        .unit = "share",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.2",
        .study_low = 0.1,
        .study_high = 0.4,
        .status = Status::assumed,
        .source = "",
        .doc = "The same for a grant to a firm. With .6 the work-years would be used up under any mix."},
    Key{.name = "match.tie_bonus",
        .field = real<&Scenario::match, &MatchRules::tie_bonus>,
        .unit = "ratio",
        .low = 0.01,
        .high = 1000.0,
        .standard = "2",
        .study_low = 1.0,
        .study_high = 4.0,
        .status = Status::assumed,
        .source = "",
        .doc = "How many times as likely a municipality is to work with an institution it has worked with."},
    Key{.name = "match.openness",
        .field = reals<&Scenario::match, &MatchRules::openness>,
        .unit = "ratio by type (institute, university, university college)",
        .low = 0.0,
        .high = 1000.0,
        .standard = "1 1 1",
        .study_low = 0.0,
        .study_high = 0.0,
        .status = Status::assumed,
        .source = "",
        .doc = "How open institutions are to projects, by type; 0 closes a type."},
};

}  // namespace

std::span<const Key> research_keys() { return rows; }

}  // namespace taktskifte
