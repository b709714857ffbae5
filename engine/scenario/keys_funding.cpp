// The keys of funding and policy: the pot and how it is shared.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array<std::string_view, 3> unused_words = {"lost", "carry", "other_side"};

void store_unused(Scenario& scenario, std::size_t index) {
  scenario.funding.unused = static_cast<UnusedRule>(index);
}

constexpr std::string_view pot_source =
    "https://www.offentliginnovasjon.no/aktuelt/"
    "forskningsradet-deler-ut-rekordstor-sum-til-innovasjonsprosjekter-i-offentlig-sektor/";

constexpr std::string_view deck = "slide deck 'På vei mot et taktskifte?'";

constexpr std::array<Key, 6> rows = {
    Key{.name = "funding.pot_mnok",
        .field = path<&Scenario::funding, &FundingRules::pot_mnok>,
        .unit = "MNOK a year",
        .low = 0.0,
        .high = 1000000.0,
        .standard = "1460",
        .study_low = 950.0,
        .study_high = 1900.0,
        .status = Status::derived,
        .source = pot_source,
        .doc = "The one pot that public and private projects share, money a year. 2019: 210 public + 1 250 "
               "private; 2017 about 950, 2020 about 1 900.",
        .total = true},
    Key{.name = "funding.public_share",
        .field = path<&Scenario::funding, &FundingRules::public_share>,
        .unit = "share of the pot",
        .low = 0.0,
        .high = 1.0,
        .standard = "0.075",
        .study_low = 0.05,
        .study_high = 0.145,
        .status = Status::stated,
        .source = deck,
        .doc = "Share of the pot set aside for projects led by the public sector: the mix. Deck: 5-10 %; "
               "computed flow: 5 % (2017), 11.5 % (2018), 14.4 % (2019); parity is 0.5, measures of the "
               "public share of the economy run from 0.25 (value added) to 0.59-0.62 (spending)."},
    Key{.name = "funding.reference_public_pot_mnok",
        .field = real<&Scenario::funding, &FundingRules::reference_public_pot_mnok>,
        .unit = "MNOK a year",
        .low = 0.001,
        .high = 1000000.0,
        .standard = "210",
        .study_low = 185.0,
        .study_high = 210.0,
        .status = Status::published,
        .source = pot_source,
        .doc = "Public part at which apply.reference_count was seen.",
        .total = true},
    Key{.name = "funding.reference_private_pot_mnok",
        .field = real<&Scenario::funding, &FundingRules::reference_private_pot_mnok>,
        .unit = "MNOK a year",
        .low = 0.001,
        .high = 1000000.0,
        .standard = "1250",
        .status = Status::published,
        .source = pot_source,
        .doc = "Private part at which private.applications was seen: the flow of 2019.",
        .total = true},
    Key{.name = "funding.unused",
        .field = ChoiceKey{unused_words, store_unused},
        .unit = "",
        .standard = "lost",
        .status = Status::assumed,
        .source = "",
        .doc = "Money that no fundable application asks for: it is lost, carried to next year, or moved to "
               "the other side."},
    Key{.name = "policy.burn_in_public_share",
        .field = real<&Scenario::policy, &PolicyRules::burn_in_public_share>,
        .unit = "share of the pot",
        .low = 0.001,
        .high = 1.0,
        .standard = "0.075",
        .study_low = 0.05,
        .study_high = 0.145,
        .status = Status::stated,
        .source = deck,
        .doc = "Public share of the pot during the burn-in, common to all mixes; the model is calibrated "
               "under it."}};

}  // namespace

std::span<const Key> funding_keys() { return rows; }

}  // namespace taktskifte
