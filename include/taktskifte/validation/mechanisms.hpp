// Each mechanism switched off in turn, and what that changes in the effect of policy.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/analysis/variants.hpp"

namespace taktskifte {

/// A number per replicate on which policy has an effect.
using EffectMeasure = ShownIndicator;
/// All of them; the first four are reported for every mechanism.
std::span<const EffectMeasure> effect_measures();

/// What switching a mechanism on must do to the effect of policy on a measure; stated before the runs.
enum class Expected : std::uint8_t {
  nothing_said,
  more,       ///< it adds to the effect
  less,       ///< it takes from the effect
  all_of_it,  ///< it adds to the effect, and without it there is none: exactly 0 in every replicate
};
std::string_view to_string(Expected expected);  // "", "+", "-", "+, 0 without"

struct Expectation {
  std::string_view measure;  ///< name of an effect measure
  Expected expected = Expected::nothing_said;
};

struct Mechanism {
  std::string name;
  std::vector<std::string> off;           ///< settings without it
  std::vector<Expectation> expectations;  ///< measures beyond the first four are reported if named here
  std::vector<std::string> on = {};       ///< settings with it, beside the defaults
  std::vector<std::string> policy = {};   ///< compared with today; none: 50 % public
};
std::span<const Mechanism> mechanisms();

enum class Agreement : std::uint8_t { not_asked, as_expected, cannot_tell, against };
std::string_view to_string(Agreement agreement);  // "", "as expected", "cannot tell", "AGAINST"

/// One mechanism and one measure. An effect is the mean over replicates of policy less today.
struct MechanismEffect {
  std::string_view measure;
  int decimals = 1;
  double with = 0.0, without = 0.0;
  bool none_without = false;  ///< the effect without it is exactly 0 in every replicate
  Difference difference;      ///< with less without, paired by replicate
  Expected expected = Expected::nothing_said;
  Agreement agreement = Agreement::not_asked;
};

/// Whether an effect is as expected: its 95 % interval lies on one side of 0.
Agreement judge_effect(const MechanismEffect& effect);

struct MechanismResult {
  std::string name;
  std::string off;  ///< settings as text
  std::vector<MechanismEffect> effects;
};
std::vector<MechanismResult> measure_mechanisms(const VariantOptions& options);

}  // namespace taktskifte
