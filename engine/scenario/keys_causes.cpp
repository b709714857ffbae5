// The keys of causes and barriers: why innovations come about, and why they have no researcher.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array causes_rows = {
    Key{.name = "causes.savings",
        .field = at<&Scenario::causes, &CauseParameters::savings>,
        .unit = "share of innovations",
        .range = {0.0, 1.0},
        .standard = "0.2",
        .evidence = {Status::published, Confidence::high},
        .source = "https://www.ks.no/fagomrader/innovasjon/innovasjonsledelse/"
                  "innovasjonsbarometeret-for-kommunal-sektor/hva-fremmer-og-hemmer-innovasjon/",
        .doc = "Innovations whose main cause is a demand for savings or efficiency. Recorded only. The cause "
               "'research' is partners.research_initiated_share; the causes without a published share split "
               "the rest evenly, which is assumed."},
    Key{.name = "causes.political_leadership",
        .field = at<&Scenario::causes, &CauseParameters::political_leadership>,
        .unit = "share of innovations",
        .range = {0.0, 1.0},
        .standard = "0.1",
        .evidence = {Status::published, Confidence::high},
        .source = "https://www.ks.no/fagomrader/innovasjon/innovasjonsledelse/"
                  "hvor-innovative-er-lokalpolitikerne-vare/",
        .doc = "The same for political leadership."},
    Key{.name = "barriers.low_access",
        .field = at<&Scenario::barriers, &BarrierParameters::low_access>,
        .unit = "sd of access",
        .range = {-100.0, 100.0},
        .standard = "-1",
        .study = {-2.0, 0.0},
        .doc = "Below this closeness to research, lack of access is counted as the barrier. Recorded only."},
};

}  // namespace

std::span<const Key> causes_keys() { return causes_rows; }

}  // namespace taktskifte
