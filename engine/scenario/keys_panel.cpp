// The keys of panel, quota and project: who gets a public grant, and for how long.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr Key quota_row(std::string_view name, PathField field, std::string_view doc) {
  return Key{.name = name,
             .field = field,
             .unit = "share of the public money",
             .range = {0.0, 1.0},
             .standard = "0",
             .study = {0.0, 0.3, Distribution::none},
             .evidence = {Status::setting, Confidence::none},
             .doc = doc};
}

template <Region region>
constexpr Key quota_of(std::string_view name) {
  return quota_row(name, element<&Scenario::quota, &QuotaParameters::region, region>,
                   "The same for municipalities of this region.");
}

constexpr std::array panel_rows = {
    Key{.name = "panel.capability_weight",
        .field = at<&Scenario::panel, &ReviewParameters::capability_weight>,
        .unit = "sd of score",
        .range = {-10.0, 10.0},
        .standard = "0.45",
        .study = {0.2, 1.0},
        .doc = "How an applicant's latent capability raises its score. Reviewer agreement about .17."},
    Key{.name = "panel.experience_weight",
        .field = at<&Scenario::panel, &ReviewParameters::experience_weight>,
        .unit = "sd of score",
        .range = {-10.0, 10.0},
        .standard = "0",
        .study = {0.0, 0.5},
        .doc = "How experience with research raises the score. Evidence: winners re-apply, they do not score "
               "higher."},
    Key{.name = "panel.need_weight",
        .field = at<&Scenario::panel, &ReviewParameters::need_weight>,
        .unit = "sd of score",
        .range = {-10.0, 10.0},
        .standard = "0",
        .study = {0.0, 1.0},
        .doc = "How little experience raises the score. A lever: the problem owner first."},
    Key{.name = "panel.fundable_share",
        .field = at<&Scenario::panel, &ReviewParameters::fundable_share>,
        .unit = "share of applications",
        .range = {0.0, 1.0},
        .standard = "0.45",
        .study = {0.35, 0.65},
        .evidence = {Status::derived, Confidence::medium},
        .source = "http://halbertresearch.com/interim-evaluation-horizon-2020/ ; "
                  "https://www.forskningsradet.no/en/call-for-proposals/2020/"
                  "innovation-project-for-the-public-sector/",
        .doc =
            "Share of the burn-in applications good enough to be funded; sets the bar. Horizon 2020: 44.7 % "
            "of eligible proposals were of high quality; the Norwegian public-sector call of 2020 awarded 41 "
            "% of the money sought and left part of its frame. Decides together with apply.elasticity."},
    Key{.name = "panel.lottery",
        .field = at<&Scenario::panel, &ReviewParameters::lottery>,
        .unit = "share of the public money",
        .range = {0.0, 1.0},
        .standard = "0",
        .study = {0.0, 1.0, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Part of the public money that is given by lot among the fundable applications that the "
               "ranking left; 1 = a lottery among all fundable. A lever."},
    quota_row("quota.small_municipalities", at<&Scenario::quota, &QuotaParameters::small_municipalities>,
              "Reserved for projects led by municipalities below 5 000 inhabitants, by rank among their "
              "fundable applications; what they leave goes to the open call. A lever."),
    quota_of<Region::nord_norge>("quota.nord_norge"),
    quota_of<Region::midt_norge>("quota.midt_norge"),
    quota_of<Region::vestlandet>("quota.vestlandet"),
    quota_of<Region::ostlandet>("quota.ostlandet"),
    quota_of<Region::sorlandet>("quota.sorlandet"),
    Key{.name = "project.years_distribution",
        .field = list<&Scenario::project, &ProjectParameters::years_distribution>,
        .unit = "share",
        .range = {0.0, 1.0},
        .standard = "0.1 0.3 0.6",
        .source =
            "https://www.forskningsradet.no/utlysninger/2019/innovasjonsprosjekt-i-offentlig-sektor/?tab=1",
        .doc = "Shares of the projects that last 2, 3 and 4 years; they sum to 1. At most about 4.5 years."}};

}  // namespace

std::span<const Key> panel_keys() { return panel_rows; }

}  // namespace taktskifte
