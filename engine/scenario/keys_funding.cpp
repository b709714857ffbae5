// The keys of funding and policy: the pot and how it is shared.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array<std::string_view, 3> unused_words = {"lost", "carry", "other_side"};

template <std::size_t ministry>
constexpr Key ministry_factor(std::string_view name, std::string_view doc) {
  return Key{.name = name,
             .field = element<&Scenario::ministry, &MinistryParameters::factor, ministry>,
             .unit = "ratio",
             .range = {0.0, 1000.0},
             .standard = "1",
             .study = {0.0, 10.0, Distribution::none},
             .evidence = {Status::setting, Confidence::none},
             .doc = doc};
}

constexpr std::array funding_rows = {
    Key{.name = "funding.pot_mnok",
        .field = at<&Scenario::funding, &FundingParameters::pot_mnok>,
        .unit = "MNOK a year",
        .range = {0.0, 1000000.0},
        .standard = "1460",
        .study = {950.0, 1900.0},
        .evidence = {Status::derived, Confidence::medium},
        .source = pot_source,
        .doc = "The one pot that public and private projects share, money a year. 2019: 210 public + 1 250 "
               "private; 2017 about 950, 2020 about 1 900.",
        .total = true},
    Key{.name = "funding.public_share",
        .field = at<&Scenario::funding, &FundingParameters::public_share>,
        .unit = "share of the pot",
        .range = {0.0, 1.0},
        .standard = "0.075",
        .study = {0.053, 0.14},
        .evidence = {Status::stated, Confidence::medium},
        .source = deck,
        .doc = "Share of the pot set aside for projects led by the public sector: the mix. Deck: 5-10 %; "
               "computed flow: 5.3 % (2017), 11.5 % (2018), 14.4 % (2019: 210 of 1 460 MNOK; 13.9 % with "
               "later awards), 8.9 % (2020), 7.3 % (2021), mean 9.4 %; parity is 0.5, measures of the public "
               "share of the economy run from 0.25 (value added) to 0.59-0.62 (spending)."},
    Key{.name = "funding.reference_public_pot_mnok",
        .field = at<&Scenario::funding, &FundingParameters::reference_public_pot_mnok>,
        .unit = "MNOK a year",
        .range = {0.001, 1000000.0},
        .standard = "210",
        .study = {185.0, 242.0},
        .evidence = {Status::published, Confidence::high},
        .source = pot_source,
        .doc = "Public part at which apply.reference_count was seen. 2019: 185 announced, which applicants "
               "saw, 210 awarded at first (33 grants), 242 in the end (38).",
        .total = true},
    Key{.name = "funding.reference_private_pot_mnok",
        .field = at<&Scenario::funding, &FundingParameters::reference_private_pot_mnok>,
        .unit = "MNOK a year",
        .range = {0.001, 1000000.0},
        .standard = "1250",
        .study = fixed,
        .evidence = {Status::published, Confidence::high},
        .source = pot_source,
        .doc = "Private part at which private.applications was seen: the flow of 2019.",
        .total = true},
    Key{.name = "funding.unused",
        .field = one_of<&Scenario::funding, &FundingParameters::unused>(unused_words),
        .standard = "lost",
        .doc = "Money that no fundable application asks for: it is lost, carried to next year, or moved to "
               "the other side. A lever: acts from the first reported year on."},
    Key{.name = "policy.burn_in_public_share",
        .field = at<&Scenario::policy, &PolicyParameters::burn_in_public_share>,
        .unit = "share of the pot",
        .range = {0.001, 1.0},
        .standard = "0.075",
        .study = {0.05, 0.145},
        .evidence = {Status::stated, Confidence::medium},
        .source = deck,
        .doc = "Public share of the pot during the burn-in, common to all mixes; the model is calibrated "
               "under it."},
    Key{.name = "ministry.weights",
        .field = list<&Scenario::ministry, &MinistryParameters::weights>,
        .unit = "share of the pot (KD, SD, KD_X, HOD, NFD, KMD, ASD, FAD, BLD)",
        .range = {0.0, 1.0},
        .standard = "0.112 0.111 0.111 0.111 0.111 0.111 0.111 0.111 0.111",
        .doc = "Part of each ministry in the pot; they sum to 1. The slide deck names the nine sources, "
               "their sizes are lost: equal parts."},
    ministry_factor<0>("ministry.factor_kd",
                       "Public share of the Ministry of Education and Research relative to the others': "
                       "ministry m gives the share public_share f_m / sum(w f) of its part. A lever."),
    ministry_factor<1>("ministry.factor_sd", "The same for the Ministry of Transport."),
    ministry_factor<2>("ministry.factor_kd_x",
                       "The same for the cross-sector money of the Ministry of Education and Research."),
    ministry_factor<3>("ministry.factor_hod", "The same for the Ministry of Health and Care Services."),
    ministry_factor<4>("ministry.factor_nfd", "The same for the Ministry of Trade, Industry and Fisheries."),
    ministry_factor<5>("ministry.factor_kmd",
                       "The same for the Ministry of Local Government and Modernisation."),
    ministry_factor<6>("ministry.factor_asd", "The same for the Ministry of Labour and Social Affairs."),
    ministry_factor<7>("ministry.factor_fad",
                       "The same for the Ministry of Administration and Reform (name cut off in the deck)."),
    ministry_factor<8>("ministry.factor_bld",
                       "The same for the Ministry of Children and Equality (name cut off in the deck).")};

}  // namespace

std::span<const Key> funding_keys() { return funding_rows; }

}  // namespace taktskifte
