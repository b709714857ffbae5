#include "report/how_sure_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/decimal.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/name_of.hpp"

namespace taktskifte::report {
namespace {

using format::Scale;

struct Deciding {
  std::string_view row, what;
  Scale (*scale)();
};

constexpr std::array deciding_numbers = {
    Deciding{"research_share", "Share of innovations with a researcher", format::percent},
    Deciding{"project_innovations", "Innovations of projects a year", format::count},
    Deciding{"unused_nok", "Public money left unused a year", format::mnok},
    Deciding{"private_rd_nok", "Private research and development a year", format::mnok},
};

/// One number of a pair of scenarios, in the file and in the study.
struct Seen {
  const Deciding* number = nullptr;
  const Difference* difference = nullptr;
  double margin = 0.0;
  const StudiedRow* row = nullptr;
  Spread spread;
  bool main_pair = false;  ///< today and parity, of which flips, indices and structures are known
};

std::optional<Seen> seen_of(const ComparedFile& result, std::size_t scenario, const Deciding& number) {
  const StudySummary& study = *result.study.summary;
  const StudyFit& fit = result.fits[scenario - 1];
  const ComparedRow* const row = find_named(result.rows, number.row);
  const StudiedRow* const studied = study.row(number.row);
  if (row == nullptr || studied == nullptr) return std::nullopt;
  const auto spread = spread_between(*studied, fit.base, fit.other);
  if (!spread) return std::nullopt;
  return Seen{.number = &number,
              .difference = &row->comparison.differences[scenario - 1],
              .margin = row->comparison.margin,
              .row = studied,
              .spread = *spread,
              .main_pair = fit.base == study.today && fit.other == study.parity};
}

std::vector<Seen> all_seen(const ComparedFile& result, std::size_t scenario) {
  std::vector<Seen> all;
  for (const Deciding& number : deciding_numbers)
    if (const auto seen = seen_of(result, scenario, number)) all.push_back(*seen);
  return all;
}

std::string chance_text(const Seen& seen) {
  const Difference& difference = *seen.difference;
  const Scale scale = format::to_error(seen.number->scale(), difference.standard_error());
  std::string text = format::change(scale, difference.value);
  if (difference.interval && !difference.exact())
    text += " (chance in the mean " +
            format::range(scale, difference.interval->low, difference.interval->high) + ")";
  if (difference.pairs < 2 || difference.exact()) return text;
  const Scale single = format::to_error(seen.number->scale(), difference.standard_deviation);
  return text + ", nine in ten single runs " +
         format::range(single, difference.quantiles.front(), difference.quantiles.back());
}

std::string spread_text(const Scale& plain, const Spread& spread) {
  const auto& [low, lower, middle, upper, high] = spread.quantiles;
  const Scale scale = of_spread(plain, spread);
  return "half of the sets " + format::range(scale, lower, upper) + ", nine tenths " +
         format::range(scale, low, high);
}

/// The shares of the study are against its own margin.
bool same_margin(const Seen& seen) {
  return seen.margin == seen.row->margin || (std::isnan(seen.margin) && std::isnan(seen.row->margin));
}

std::string agreement_text(const Seen& seen) {
  if (!same_margin(seen)) return ". In how many sets it matters is known for another margin only";
  if (std::isnan(seen.margin)) return "";
  const Scale scale = seen.number->scale();
  std::string text = ". " + agreement(seen.spread) + " (margin " +
                     format::fixed(scale.factor * seen.margin, scale.decimals) + ")";
  if (seen.spread.missing > 0)
    text += "; " + std::to_string(seen.spread.missing) + " more could not be simulated";
  return text;
}

std::string_view side_text(MarginSide side) {
  return name_of<MarginSide::above>(side, {"a fall matters", "too small to matter", "a rise matters"});
}

std::string flip_text(const StudiedKey& key, const Flip& flip) {
  const bool above = flip.at >= key.standard;
  return key.name + (above ? " above " : " below ") + in_range_of(key, flip.at) + " (default " +
         exact_text(key.standard) + ", range " + exact_text(key.low) + " to " + exact_text(key.high) +
         "): " + std::string(side_text(above ? flip.to : flip.from));
}

// Keys that flip the verdict, those that move the difference most first.
std::vector<std::size_t> widest_first(const StudiedRow& row) {
  std::vector<std::size_t> keys;
  const auto add = [&](std::size_t key) {
    const auto flips = [&](const StudyFlip& one) { return one.key == key; };
    if (std::any_of(row.flips.begin(), row.flips.end(), flips) &&
        std::find(keys.begin(), keys.end(), key) == keys.end())
      keys.push_back(key);
  };
  for (const StudySwing& swing : row.swings) add(swing.key);
  for (const StudyFlip& one : row.flips) add(one.key);
  return keys;
}

std::string flips_text(const StudySummary& study, const Seen& seen) {
  if (!seen.main_pair || !same_margin(seen) || std::isnan(seen.margin)) return "";
  if (seen.row->flips.empty())
    return ". None of the " + std::to_string(study.keys.size()) + " assumptions flips that by itself";
  constexpr std::size_t most = 4;
  const auto keys = widest_first(*seen.row);
  std::vector<std::string> texts;
  for (std::size_t k = 0; k < std::min(most, keys.size()); ++k)
    for (const StudyFlip& one : seen.row->flips)
      if (one.key == keys[k]) texts.push_back(flip_text(study.keys[keys[k]], one.flip));
  return ". By itself, all others at their defaults, it flips with " + joined(texts, "; ") +
         (keys.size() > most ? "; and with " + std::to_string(keys.size() - most) + " more of " +
                                   std::to_string(study.keys.size())
                             : "");
}

std::string sources_text(const StudySummary& study, const Seen& seen) {
  constexpr std::size_t most = 3;
  if (!seen.main_pair) return "";
  std::vector<std::string> texts;
  for (const StudyIndex& one : seen.row->indices) {
    if (one.total.reading != IndexReading::told || texts.size() == most) continue;
    texts.push_back(study.keys[one.key].name + " " + format::fixed(one.total.value, 2));
  }
  return texts.empty() ? ""
                       : ". Most of the spread hangs on " + format::listed(texts) +
                             " (total Sobol' indices, which may sum to more than 1)";
}

std::string number_line(const StudySummary& study, const Seen& seen) {
  return std::string(seen.number->what) + ": " + chance_text(seen) + "; " +
         spread_text(seen.number->scale(), seen.spread) + agreement_text(seen) + flips_text(study, seen) +
         sources_text(study, seen) + ".";
}

/// How much narrower the interval of chance is, at the first number that has one.
std::string opening(const StudySummary& study, const std::vector<Seen>& seen) {
  const std::string sets = std::to_string(study.origin.sets) + " sets of assumptions, all " +
                           std::to_string(study.keys.size()) +
                           " that have a range drawn from it. A share of sets is one of these ranges, no "
                           "probability";
  for (const Seen& one : seen) {
    if (!one.difference->interval || one.difference->exact()) continue;
    const double chance = one.difference->interval->high - one.difference->interval->low;
    const double spread = one.spread.quantiles.back() - one.spread.quantiles.front();
    if (!(chance > 0.0) || !(spread > 0.0)) continue;
    const double times = spread / chance;
    if (times < 2.0) break;
    return "How sure are we? Of the first number below nine tenths of the sets lie " +
           format::fixed(times, 0) +
           " times as far apart as the interval of chance is wide. The study: " + sets + ".";
  }
  return "How sure are we? The study: " + sets + ".";
}

std::string structures_text(const StudySummary& study, const std::vector<Seen>& seen) {
  std::vector<std::string> texts;
  double most_of_rest = 0.0;
  constexpr double notable = 0.05;
  for (std::size_t a = 0; a < study.alternatives.size(); ++a) {
    std::vector<std::string> parts;
    for (const Seen& one : seen) {
      const double changed = one.row->structures[a].changed;
      if (changed >= notable)
        parts.push_back(std::string(one.number->row) + " in " + share_text(changed));
      else
        most_of_rest = std::max(most_of_rest, changed);
    }
    if (!parts.empty()) texts.push_back(study.alternatives[a] + " (" + format::listed(parts) + ")");
  }
  if (study.alternatives.empty()) return "";
  if (texts.empty())
    return "None of " + std::to_string(study.alternatives.size()) +
           " other structures of the model changes a verdict in more than " + share_text(most_of_rest) +
           " of the sets.";
  return "Another structure of the model changes the verdict in the same sets: " + joined(texts, "; ") + ".";
}

std::string worth_knowing(const StudySummary& study) {
  std::vector<std::string> texts;
  for (const StudiedChoice& choice : study.choices) {
    if (choice.information.empty()) continue;
    constexpr std::size_t most = 2;
    std::vector<std::string> keys;
    for (std::size_t k = 0; k < std::min(most, choice.information.size()); ++k)
      keys.push_back(study.keys[choice.information[k].key].name + " (" +
                     format::fixed(choice.information[k].value, 1) + ")");
    texts.push_back("at " + exact_text(choice.worth) + " MNOK " + format::listed(keys));
  }
  if (texts.empty())
    return "No single assumption is told to be worth knowing for the choice of a mix, whatever an innovation "
           "is worth from " +
           exact_text(study.choices.front().worth) + " to " + exact_text(study.choices.back().worth) +
           " MNOK.";
  return "Most worth knowing for the choice of a mix, by what an innovation is worth to who chooses, in MNOK "
         "a year of private research and development: " +
         joined(texts, "; ") + ".";
}

}  // namespace

std::vector<std::string> how_sure_lines(const ComparedFile& result, std::size_t scenario) {
  const StudyFit& fit = result.fits[scenario - 1];
  if (!fit.why_not.empty())
    return {"How sure are we? Not known beyond chance: " + fit.why_not +
            ". The assumptions may move these numbers much further than the intervals say."};
  const StudySummary& study = *result.study.summary;
  const auto seen = all_seen(result, scenario);
  std::vector<std::string> lines{opening(study, seen)};
  for (const Seen& one : seen) lines.push_back(number_line(study, one));
  if (seen.empty() || !seen.front().main_pair) return lines;
  if (auto text = structures_text(study, seen); !text.empty()) lines.push_back(std::move(text));
  if (!study.choices.empty()) lines.push_back(worth_knowing(study));
  return lines;
}

std::optional<Interval> nine_tenths_of(const ComparedFile& result, std::size_t scenario,
                                       std::string_view row) {
  if (!result.fits[scenario - 1].why_not.empty()) return std::nullopt;
  for (const Seen& seen : all_seen(result, scenario))
    if (seen.number->row == row)
      return Interval{.low = seen.spread.quantiles.front(), .high = seen.spread.quantiles.back()};
  return std::nullopt;
}

Value how_sure_value(const ComparedFile& result, std::size_t scenario) {
  const StudyFit& fit = result.fits[scenario - 1];
  const auto text = list_of(how_sure_lines(result, scenario));
  if (!fit.why_not.empty()) return object("known", false, "why_not", fit.why_not, "text", text);
  const StudySummary& study = *result.study.summary;
  const auto numbers = list_of(all_seen(result, scenario), [&](const Seen& seen) {
    const auto& [low, lower, middle, upper, high] = seen.spread.quantiles;
    const bool judged = same_margin(seen) && !std::isnan(seen.margin);
    Value::Members members{{"measure", seen.number->row},       {"median", middle},
                           {"half", Value::List{lower, upper}}, {"nine_tenths", Value::List{low, high}},
                           {"sets", seen.spread.sets},          {"missing_sets", seen.spread.missing}};
    if (judged) {
      const Spread& spread = seen.spread;
      members.insert(members.end(), {{"share_rise_matters", spread.above},
                                     {"share_fall_matters", spread.below},
                                     {"share_too_small", spread.within}});
    }
    if (judged && seen.main_pair)
      members.emplace_back("flips", list_of(seen.row->flips, [&](const StudyFlip& one) {
                             return object("key", study.keys[one.key].name, "at", one.flip.at, "from",
                                           to_string(one.flip.from), "to", to_string(one.flip.to));
                           }));
    return Value(std::move(members));
  });
  return object("known", true, "base_mix", study.mixes[fit.base], "mix", study.mixes[fit.other], "sets",
                study.origin.sets, "model_results_version", study.origin.model_version, "numbers", numbers,
                "text", text);
}

}  // namespace taktskifte::report
