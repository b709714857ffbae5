// The keys of grant and preproject: what is asked for.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::string_view call_of_2019 =
    "https://www.kph.no/aktuelt/160-millioner-til-innovasjonsprosjekter-i-offentlig-sektor/";

constexpr std::array grant_rows = {
    Key{.name = "grant.min_mnok",
        .field = at<&Scenario::grant, &GrantParameters::min_mnok>,
        .unit = "MNOK",
        .range = {0.01, 10000.0},
        .standard = "3",
        .study = fixed,
        .evidence = {Status::published, Confidence::high},
        .source = call_of_2019,
        .doc = "Smallest request of a public project."},
    Key{.name = "grant.max_mnok",
        .field = at<&Scenario::grant, &GrantParameters::max_mnok>,
        .unit = "MNOK",
        .range = {0.01, 10000.0},
        .standard = "7",
        .study = fixed,
        .evidence = {Status::published, Confidence::high},
        .source = call_of_2019,
        .doc = "Largest request of a public project."},
    Key{.name = "grant.shape_a",
        .field = at<&Scenario::grant, &GrantParameters::shape_a>,
        .unit = "1",
        .range = {0.01, 1000.0},
        .standard = "4.2",
        .evidence = {Status::derived, Confidence::medium},
        .source = pot_source,
        .doc = "First shape of the Beta law of requests between the smallest and the largest: with 0.8 the "
               "mean is 6.36 MNOK, 210 MNOK over 33 projects."},
    Key{.name = "grant.shape_b",
        .field = at<&Scenario::grant, &GrantParameters::shape_b>,
        .unit = "1",
        .range = {0.01, 1000.0},
        .standard = "0.8",
        .evidence = {Status::derived, Confidence::medium},
        .source = pot_source,
        .doc = "Second shape of the Beta law of requests; see grant.shape_a."},
    Key{.name = "grant.support_cap_municipal",
        .field = at<&Scenario::grant, &GrantParameters::support_cap_municipal>,
        .unit = "share of project cost",
        .range = {0.01, 1.0},
        .standard = "0.75",
        .study = {0.5, 1.0},
        .evidence = {Status::published, Confidence::high},
        .source = call_of_2019,
        .doc = "Largest part of the cost that a grant covers in a project led by a municipality."},
    Key{.name = "grant.support_cap_state",
        .field = at<&Scenario::grant, &GrantParameters::support_cap_state>,
        .unit = "share of project cost",
        .range = {0.01, 1.0},
        .standard = "0.5",
        .study = {0.5, 0.75},
        .evidence = {Status::published, Confidence::high},
        .source = call_of_2019,
        .doc = "Largest part of the cost that a grant covers in a project led by another public body."},
    Key{.name = "grant.public_additionality",
        .field = at<&Scenario::grant, &GrantParameters::public_additionality>,
        .unit = "share",
        .range = {0.0, 1.0},
        .standard = "0.8",
        .study = {0.5, 1.0},
        .source = "https://www.innovationgrowthlab.org/",
        .doc = "Share of funded public projects that would not have had a researcher without the grant. "
               "Dutch SME vouchers: 8 of 10 additional; Norwegian evaluations say high, in words only."},
    Key{.name = "grant.size_factor",
        .field = at<&Scenario::grant, &GrantParameters::size_factor>,
        .unit = "ratio",
        .range = {0.01, 100.0},
        .standard = "1",
        .study = {0.5, 2.0, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Times every public request, and the own contribution with it. A lever: fewer large or more "
               "small grants."},
    Key{.name = "grant.preproject_mnok",
        .field = at<&Scenario::grant, &GrantParameters::preproject_mnok>,
        .unit = "MNOK",
        .range = {0.001, 1000.0},
        .standard = "0.3",
        .study = fixed,
        .evidence = {Status::published, Confidence::high},
        .source = "https://www.hordaland.no/nn-NO/nyheitsarkiv/2017/satsar-pa-kommuneforsking/",
        .doc = "Size of a grant for a pre-project; no own share is required."},
    Key{.name = "preproject.share",
        .field = at<&Scenario::preproject, &PreprojectParameters::share>,
        .unit = "share of the public part",
        .range = {0.0, 1.0},
        .standard = "0",
        .study = {0.0, 0.1, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Set aside for pre-projects, drawn by lot among those who ask; what they leave goes to "
               "projects. A lever; 0 = none."},
    Key{.name = "preproject.applications_ratio",
        .field = at<&Scenario::preproject, &PreprojectParameters::applications_ratio>,
        .unit = "applications per application",
        .range = {0.0, 100.0},
        .standard = "3",
        .study = {1.0, 10.0},
        .doc = "Expected applications for a pre-project per expected application for a project, at most one "
               "a municipality and year."},
    Key{.name = "preproject.units_exposed",
        .field = at<&Scenario::preproject, &PreprojectParameters::units_exposed>,
        .unit = "units",
        .range = {0.0, 1000.0},
        .standard = "1",
        .study = {0.0, 3.0},
        .doc = "Units of the municipality that a pre-project exposes to research."},
    Key{.name = "preproject.follow_up",
        .field = at<&Scenario::preproject, &PreprojectParameters::follow_up>,
        .unit = "ratio",
        .range = {0.0, 100.0},
        .standard = "1.5",
        .study = {1.0, 3.0},
        .doc = "Factor on the expected applications for projects in the years after a pre-project."},
    Key{.name = "preproject.follow_up_years",
        .field = at<&Scenario::preproject, &PreprojectParameters::follow_up_years>,
        .unit = "years",
        .range = {0.0, 100.0},
        .standard = "2",
        .doc = "For how many years after a pre-project preproject.follow_up acts."}};

}  // namespace

std::span<const Key> grant_keys() { return grant_rows; }

}  // namespace taktskifte
