// The keys of research capacity and of who works with whom.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::string_view nifu = "http://www.nifu.no/fou-statistiske/fou-statistikk/instituttsektoren/";

// One row per region; a lever, so that what it does in a study is the user's choice.
template <Region region>
constexpr Key office_access(std::string_view name) {
  return Key{.name = name,
             .field = element<&Scenario::office, &OfficeParameters::access, region>,
             .unit = "sd of access",
             .range = {-10.0, 10.0},
             .standard = "0",
             .study = {0.0, 1.0, Distribution::none},
             .evidence = {Status::setting, Confidence::none},
             .doc =
                 "What a regional office or broker of research adds to the closeness of the region's "
                 "municipalities to research. A lever; 0 = no office."};
}

constexpr std::array research_rows = {
    Key{.name = "research.work_years",
        .field = at<&Scenario::research, &ResearchParameters::work_years>,
        .unit = "work-years",
        .range = {0.0, 1000000.0},
        .standard = "9350",
        .study = fixed,
        .evidence = {Status::published, Confidence::high},
        .source = nifu,
        .doc = "Research work-years of all institutions, shared out over their sites by weight. Institute "
               "sector 2017; universities come on top.",
        .total = true},
    Key{.name = "research.open_to_municipalities",
        .field = at<&Scenario::research, &ResearchParameters::open_to_municipalities>,
        .unit = "share",
        .range = {0.0, 1.0},
        .standard = "0.05",
        .study = {0.02, 0.1},
        .doc = "Share of the work-years that funded projects, public and private, can draw on."},
    Key{.name = "research.cost_per_work_year_mnok",
        .field = at<&Scenario::research, &ResearchParameters::cost_per_work_year_mnok>,
        .unit = "MNOK",
        .range = {0.01, 100.0},
        .standard = "1.5",
        .study = {1.3, 1.8},
        .evidence = {Status::derived, Confidence::medium},
        .source = nifu,
        .doc = "Cost of a research work-year. 13.9 bn NOK over 9 350."},
    Key{.name = "research.part_of_grant",
        .field = at<&Scenario::research, &ResearchParameters::part_of_grant>,
        .unit = "share",
        .range = {0.0, 1.0},
        .standard = "0.6",
        .study = {0.5, 0.7},
        .evidence = {Status::derived, Confidence::medium},
        .source = "https://www.forskningsradet.no/portefoljer/demokrati-styring-og-fornyelse/"
                  "portefoljeanalysen-for-demokrati-styring-og-fornyelse/"
                  "statistikk-over-relevante-prosjekter-i-portefoljen/"
                  "kjennetegn-ved-forskningsradets-portefolje-innenfor-demokrati-styring-og-fornyelse-2021/",
        .doc = "Share of a public grant that pays researchers. Researchers' part of the Council's own "
               "investments in the portfolio for democracy and renewal, 2020 and 2021: 58-62 %. 0 switches "
               "the limit of research capacity off for public projects."},
    Key{.name = "research.part_of_private_grant",
        .field = at<&Scenario::research, &ResearchParameters::part_of_private_grant>,
        .unit = "share",
        .range = {0.0, 1.0},
        .standard = "0.18",
        .study = {0.1, 0.3},
        .evidence = {Status::derived, Confidence::low},
        .source = "https://www.ssb.no/teknologi-og-innovasjon/forskning-og-innovasjon-i-naeringslivet/"
                  "statistikk/forskning-og-utvikling-i-naeringslivet",
        .doc = "The same for a grant to a firm. Business R&D in 2020: 8 121 of 44 997 MNOK were bought. With "
               ".6 the work-years would be used up under any mix."},
    Key{.name = "match.tie_bonus",
        .field = at<&Scenario::match, &MatchParameters::tie_bonus>,
        .unit = "ratio",
        .range = {0.01, 1000.0},
        .standard = "2",
        .study = {1.0, 4.0, Distribution::log_uniform},
        .doc = "How many times as likely a municipality is to work with an institution it has worked with."},
    Key{.name = "match.openness",
        .field = list<&Scenario::match, &MatchParameters::openness>,
        .unit = "ratio by type (institute, university, university college)",
        .range = {0.0, 1000.0},
        .standard = "1 1 1",
        .doc = "How open institutions are to projects, by type; 0 closes a type."},
    Key{.name = "match.institute_openness",
        .field = at<&Scenario::match, &MatchParameters::institute_openness>,
        .unit = "ratio",
        .range = {0.0, 1000.0},
        .standard = "1",
        .study = {0.5, 4.0, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Times the openness of institutes. A lever: institutes as the link between research and "
               "municipalities."},
    office_access<Region::nord_norge>("office.access_nord_norge"),
    office_access<Region::midt_norge>("office.access_midt_norge"),
    office_access<Region::vestlandet>("office.access_vestlandet"),
    office_access<Region::ostlandet>("office.access_ostlandet"),
    office_access<Region::sorlandet>("office.access_sorlandet"),
    Key{.name = "office.reach",
        .field = at<&Scenario::office, &OfficeParameters::reach>,
        .unit = "ratio",
        .range = {0.1, 100.0},
        .standard = "1",
        .study = {1.0, 3.0, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Stretches access.decay when funded projects look for researchers. A lever: brokers who know "
               "whom to ask far away."},
};

}  // namespace

std::span<const Key> research_keys() { return research_rows; }

}  // namespace taktskifte
