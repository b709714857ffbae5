// The keys of innovation, municipalities, peers and access: the municipalities and what is near them.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

// One row per region, as on the deck's map.
template <Region region>
constexpr Key two_year_rate(std::string_view name, std::string_view standard, StudyRange study,
                            std::string_view doc) {
  return Key{.name = name,
             .field = element<&Scenario::population, &PopulationParameters::two_year_rate, region>,
             .unit = "share of units in two years",
             .range = {0.001, 0.999},
             .standard = standard,
             .study = study,
             .evidence = {Status::stated, Confidence::medium},
             .source = deck,
             .doc = doc};
}

constexpr std::array world_rows = {
    two_year_rate<Region::nord_norge>("innovation.two_year_rate_nord_norge", "0.74", {0.71, 0.77},
                                      "Share of service units in Nord-Norge that innovate within two years. "
                                      "KS barometer 2018; range assumed."),
    two_year_rate<Region::midt_norge>("innovation.two_year_rate_midt_norge", "0.74", {0.71, 0.77},
                                      "Share of service units in Midt-Norge that innovate within two years. "
                                      "As above; national 0.74 is published (KS)."),
    two_year_rate<Region::vestlandet>("innovation.two_year_rate_vestlandet", "0.72", {0.69, 0.75},
                                      "Share of service units in Vestlandet that innovate within two years. "
                                      "KS barometer 2018; range assumed."),
    two_year_rate<Region::ostlandet>("innovation.two_year_rate_ostlandet", "0.75", {0.72, 0.78},
                                     "Share of service units in Østlandet that innovate within two years. KS "
                                     "barometer 2018; range assumed."),
    two_year_rate<Region::sorlandet>("innovation.two_year_rate_sorlandet", "0.78", {0.75, 0.81},
                                     "Share of service units in Sørlandet that innovate within two years. KS "
                                     "barometer 2018; range assumed."),
    Key{.name = "innovation.strategy",
        .field = at<&Scenario::population, &PopulationParameters::strategy>,
        .unit = "log odds",
        .range = {-10.0, 10.0},
        .standard = "0",
        .study = {0.0, 0.5, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Added to the log odds of every municipality's two-year rate. A lever: innovation strategies "
               "in the public sector."},
    Key{.name = "municipalities.units_total",
        .field = at<&Scenario::population, &PopulationParameters::units_total>,
        .unit = "units",
        .range = {1.0, 10000000.0},
        .standard = "15000",
        .study = {8000.0, 20000.0},
        .doc = "Service units (schools, nursing homes ...) of all municipalities. About 490 000 employees in "
               "the municipal sector over ~33 a unit; Denmark has ~15 000 public workplaces.",
        .total = true},
    Key{.name = "municipalities.size_peak_population",
        .field = at<&Scenario::population, &PopulationParameters::size_peak_population>,
        .unit = "inhabitants",
        .range = {1.0, 10000000.0},
        .standard = "12000",
        .study = {6000.0, 25000.0},
        .source = "https://www.ks.no/fagomrader/innovasjon/innovasjonsledelse/"
                  "innovasjonsbarometeret-for-kommunal-sektor/kommunesektoren-er-innovativ/",
        .doc = "Size at which municipalities innovate most. Published: innovation peaks in mid-sized "
               "municipalities."},
    Key{.name = "municipalities.size_curvature",
        .field = at<&Scenario::population, &PopulationParameters::size_curvature>,
        .unit = "1",
        .range = {0.0, 10.0},
        .standard = "0.05",
        .study = {0.0, 0.15},
        .doc = "How fast innovation falls away from that size, on the log odds, per squared ln(population)."},
    Key{.name = "municipalities.capability_size_correlation",
        .field = at<&Scenario::population, &PopulationParameters::capability_size_correlation>,
        .unit = "1",
        .range = {-1.0, 1.0},
        .standard = "0.3",
        .study = {0.0, 0.6},
        .doc = "Correlation of latent capability with ln(population)."},
    Key{.name = "peers.count",
        .field = at<&Scenario::peers, &PeerParameters::count>,
        .unit = "municipalities",
        .range = {0.0, 10000.0},
        .standard = "8",
        .study = {4.0, 16.0, Distribution::log_uniform},
        .doc = "Nearest municipalities that a municipality learns from."},
    Key{.name = "peers.further",
        .field = at<&Scenario::peers, &PeerParameters::further>,
        .unit = "municipalities",
        .range = {0.0, 10000.0},
        .standard = "0",
        .study = {0.0, 8.0, Distribution::none},
        .evidence = {Status::setting, Confidence::none},
        .doc = "Nearest municipalities that each looks at beyond peers.count; rounded to whole ones. A "
               "lever: wider sharing."},
    Key{.name = "peers.long_ties",
        .field = at<&Scenario::peers, &PeerParameters::long_ties>,
        .unit = "municipalities",
        .range = {0.0, 10000.0},
        .standard = "2",
        .study = {0.0, 4.0},
        .doc = "Municipalities anywhere in the country that it learns from as well."},
    Key{.name = "peers.size_distance_km",
        .field = at<&Scenario::peers, &PeerParameters::size_distance_km>,
        .unit = "km",
        .range = {0.0, 100000.0},
        .standard = "60",
        .doc = "Distance that one standard deviation of ln(population) counts for when peers are chosen."},
    Key{.name = "access.decay",
        .field = at<&Scenario::access, &AccessParameters::decay_km>,
        .unit = "km",
        .range = {0.1, 100000.0},
        .standard = "100",
        .study = {40.0, 250.0},
        .doc = "Distance over which closeness to research falls to 1/e."},
    Key{.name = "access.university_weight",
        .field = at<&Scenario::access, &AccessParameters::university_weight>,
        .unit = "ratio",
        .range = {0.0, 1000.0},
        .standard = "2",
        .doc = "How much a university counts for closeness to research; an institute counts 1. Most have no "
               "published size."},
    Key{.name = "access.university_college_weight",
        .field = at<&Scenario::access, &AccessParameters::university_college_weight>,
        .unit = "ratio",
        .range = {0.0, 1000.0},
        .standard = "0.6",
        .doc = "How much a university college counts; an institute counts 1. Most have no published size."},
    Key{.name = "access.further_site_weight",
        .field = at<&Scenario::access, &AccessParameters::further_site_weight>,
        .unit = "ratio",
        .range = {0.0, 1000.0},
        .standard = "0.3",
        .doc = "How much a further campus or office counts, as a part of the weight of its type. Most have "
               "no published size."}};

}  // namespace

std::span<const Key> world_keys() { return world_rows; }

}  // namespace taktskifte
