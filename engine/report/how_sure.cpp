#include "taktskifte/report/how_sure.hpp"

#include <algorithm>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/report/study.hpp"

namespace taktskifte::report {
namespace {

std::string public_share_in(const StatedKeys& keys) {
  const StatedKey* const key = find_named(keys, "funding.public_share");
  return key == nullptr ? "" : key->text;
}

std::optional<double> public_share_of(const StatedKeys& keys) { return whole_decimal(public_share_in(keys)); }

std::string percent_text(double share) {
  const double percent = 100.0 * share;
  const std::string text = format::fixed(percent, percent < 10.0 && percent != 5.0 ? 1 : 0);
  return (text == "100.0" ? "100" : text) + " %";
}

std::string mixes_text(const StudySummary& study) {
  std::vector<std::string> texts;
  for (const double mix : study.mixes) texts.push_back(percent_text(mix));
  return format::listed(texts);
}

std::string why_not(const StudySummary& study, const ComparedWorld& world, const StatedKeys& base,
                    const StatedKeys& other) {
  const StudyOrigin& origin = study.origin;
  if (!origin.settings.empty()) return "the study was made under " + joined(origin.settings);
  if (world.model_version != std::to_string(origin.model_version))
    return "the file is of model version " + world.model_version + ", the study of version " +
           std::to_string(origin.model_version) + "; run the scenarios again";
  if (world.data != origin.data) return "the study is of other tables of municipalities or institutions";
  if (!world.all_years || world.first_year != origin.first_year || world.last_year != origin.last_year)
    return "the study is of the years " + std::to_string(origin.first_year) + " to " +
           std::to_string(origin.last_year) + " together";
  for (const StatedKeys* const keys : {&base, &other}) {
    const auto changed = keys_beside_defaults(*keys);
    if (!changed.empty())
      return "the study is of mixes of the defaults, and here " + joined(changed) +
             (changed.size() == 1 ? " is another" : " are others");
    const auto share = public_share_of(*keys);
    if (!share || !study.mix(*share))
      return "the study is of " + mixes_text(study) + " public, and here funding.public_share is " +
             public_share_in(*keys);
  }
  if (public_share_of(base) == public_share_of(other)) return "both have the same mix";
  return "";
}

// What the largest share says of the sets together.
std::string judged(const Spread& spread) {
  constexpr double nearly_all = 0.95;
  constexpr double most = 0.75;
  constexpr double notable = 0.05;
  const double largest = std::max({spread.below, spread.within, spread.above});
  if (largest >= nearly_all) return "nearly all sets agree";
  if (spread.below >= notable && spread.above >= notable) return "not even the direction is sure";
  if (largest >= most) return "most sets agree, not all";
  return "the assumptions decide";
}

}  // namespace

KeptStudy kept_study_in(const std::string& file) {
  if (!file.empty()) return {.summary = read_study(file)};
  try {
    return {.summary = read_study(kept_study())};
  } catch (const Error& error) {
    return {.summary = {}, .problem = error.what()};
  }
}

StudyFit fit_of(const KeptStudy& study, const ComparedWorld& world, const StatedKeys& base,
                const StatedKeys& other) {
  if (!study.summary) return {.why_not = study.problem};
  if (auto why = why_not(*study.summary, world, base, other); !why.empty())
    return {.why_not = std::move(why)};
  return {.base = *study.summary->mix(*public_share_of(base)),
          .other = *study.summary->mix(*public_share_of(other))};
}

std::string share_text(double share) {
  const std::string text = format::fixed(100.0 * share, 0);
  if (share > 0.0 && text == "0") return "less than 1 %";
  if (share < 1.0 && text == "100") return "more than 99 %";
  return text + " %";
}

format::Scale of_spread(const format::Scale& scale, const Spread& spread) {
  return format::to_error(scale, (spread.quantiles.back() - spread.quantiles.front()) / 10.0);
}

std::string in_range_of(const StudiedKey& key, double value) {
  return format::fixed(value, format::decimals_of((key.high - key.low) / 100.0, 0));
}

std::string agreement(const Spread& spread) {
  const std::string sets = std::to_string(spread.sets) + " sets";
  if (spread.sets == 0) return "No set could be simulated";
  if (spread.above == 1.0) return "In all " + sets + " a rise matters";
  if (spread.below == 1.0) return "In all " + sets + " a fall matters";
  if (spread.within == 1.0) return "In none of " + sets + " does the difference matter";
  std::string text;
  const auto add = [&](double share, const std::string& what) {
    if (share > 0.0)
      text += (text.empty() ? "In " : ", in ") + share_text(share) + (text.empty() ? " of " + sets : "") +
              " " + what;
  };
  add(spread.above, "a rise matters");
  add(spread.below, "a fall matters");
  add(spread.within, "the difference is too small to matter");
  return text + ": " + judged(spread);
}

}  // namespace taktskifte::report
