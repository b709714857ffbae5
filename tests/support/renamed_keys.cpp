// The keys of causes and barriers under made-up names, with those of today as former ones: a program that is
// linked with this table reads what was written before some keys were renamed.
#include <array>

#include "scenario/key_fields.hpp"
#include "scenario/key_sections.hpp"

namespace taktskifte {
namespace {

using namespace key_fields;

constexpr std::array rows = {
    Key{.name = "causes.thrift",
        .field = at<&Scenario::causes, &CauseParameters::savings>,
        .unit = "share of innovations",
        .range = {0.0, 1.0},
        .standard = "0.2",
        .evidence = {Status::assumed, Confidence::none},
        .doc = "Named anew within its section.",
        .former = "causes.savings"},
    Key{.name = "causes.political_leadership",
        .field = at<&Scenario::causes, &CauseParameters::political_leadership>,
        .unit = "share of innovations",
        .range = {0.0, 1.0},
        .standard = "0.1",
        .evidence = {Status::assumed, Confidence::none},
        .doc = "As it was."},
    Key{.name = "obstacles.closeness",
        .field = at<&Scenario::barriers, &BarrierParameters::low_access>,
        .unit = "sd of access",
        .range = {-100.0, 100.0},
        .standard = "-1",
        .evidence = {Status::assumed, Confidence::none},
        .doc = "Named anew twice, the last time in another section; its own is gone.",
        .former = "obstacles.nearness barriers.low_access"},
};

}  // namespace

std::span<const Key> causes_keys() { return rows; }

}  // namespace taktskifte
