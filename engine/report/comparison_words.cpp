#include "report/comparison_words.hpp"

#include "report/how_sure_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/joined.hpp"

namespace taktskifte::report {
namespace {

using format::Scale;

struct Told {
  std::string_view row, what;
  Scale (*scale)();
};

std::string change_text(const Scale& plain, const Difference& difference) {
  const Scale scale = format::to_error(plain, difference.standard_error());
  std::string text = format::change(scale, difference.value);
  if (difference.simultaneous)
    text += ", " + format::range(scale, difference.simultaneous->low, difference.simultaneous->high);
  return text;
}

std::string keys_that_differ(const ComparedFile& result, std::size_t scenario) {
  constexpr std::size_t most = 8;
  const auto keys = differing_keys(result.keys[0], result.keys[scenario]);
  std::vector<std::string> texts;
  for (const auto& key : keys) {
    if (texts.size() == most) break;
    texts.push_back(key.name + " (" + (key.base.empty() ? "none" : key.base) + ", " +
                    (key.other.empty() ? "none" : key.other) + ")");
  }
  if (keys.size() > most) texts.push_back(std::to_string(keys.size() - most) + " more");
  return texts.empty() ? "" : "They differ in " + format::listed(texts) + ".\n";
}

std::string money_that_arrived(const ComparedFile& result, std::size_t scenario) {
  const ComparedRow* const of_public = find_named(result.rows, "reached_project_nok");
  const ComparedRow* const of_private = find_named(result.rows, "private_reached_project_nok");
  if (of_public == nullptr || of_private == nullptr) return "";
  const auto side = [&](const ComparedRow& row) {
    const auto& means = row.comparison.means;
    const Scale scale =
        format::to_error(format::mnok(), row.comparison.differences[scenario - 1].standard_error());
    const auto level = [&](std::size_t s) { return format::level(scale, means[s].value); };
    return level(0) + " to " + level(scenario) + " (" +
           change_text(format::mnok(), row.comparison.differences[scenario - 1]) + ")";
  };
  return "Money that reached a project, what lapsed taken off: on the public side from " + side(*of_public) +
         ", on the private side from " + side(*of_private) + " a year.\n";
}

std::string traded(const ComparedFile& result, std::size_t scenario) {
  std::vector<std::string> texts;
  for (const Trade& trade : result.trades[scenario - 1]) {
    const auto& interval = trade.ratio.interval;
    if (!interval) continue;
    constexpr double errors = 4.0;  // in a 95 % interval
    const int digits = format::decimals_of((interval->high - interval->low) / errors, 2);
    const std::string unit = trade.unit == "grants" ? "" : " " + std::string(trade.unit);
    texts.push_back(std::string(trade.what) + " " + format::fixed(trade.ratio.value, digits) + unit + " (" +
                    format::fixed(interval->low, digits) + " to " + format::fixed(interval->high, digits) +
                    ")");
  }
  return texts.empty() ? "" : "The trade: " + joined(texts, "; ") + ".\n";
}

constexpr std::array told = {
    Told{"research_share", "the share of innovations with a researcher", format::percent},
    Told{"project_innovations", "innovations of projects", format::count},
    Told{"unused_nok", "public money left unused", format::mnok},
    Told{"private_rd_nok", "private research and development", format::mnok},
};

std::string path_of(const ComparedFile& result, std::size_t scenario) {
  std::vector<std::string> texts;
  for (const Told& one : told) {
    const ComparedRow* const row = find_named(result.rows, one.row);
    if (row == nullptr || row->path.empty()) continue;
    std::vector<std::string> years;
    for (std::size_t y = 0; y < row->path.size(); ++y) {
      if (y != 0 && y != 4 && y + 1 != row->path.size() && row->path.size() > 3) continue;
      const Difference& difference = row->path[y].differences[scenario - 1];
      years.push_back(
          format::change(format::to_error(one.scale(), difference.standard_error()), difference.value) +
          " in " + std::to_string(result.compared.path_years[y]));
    }
    texts.push_back(std::string(one.what) + " " + format::listed(years));
  }
  return texts.empty() ? "" : "The path of the difference: " + joined(texts, "; ") + ".\n";
}

std::string single_run(const ComparedFile& result, std::size_t scenario) {
  std::vector<std::string> texts;
  for (const Told& one : told) {
    const ComparedRow* const row = find_named(result.rows, one.row);
    if (row == nullptr) continue;
    const Difference& difference = row->comparison.differences[scenario - 1];
    if (difference.pairs < 2 || difference.exact()) continue;
    const Scale scale = format::to_error(one.scale(), difference.standard_deviation);
    texts.push_back(std::string(one.what) + " " +
                    format::range(scale, difference.quantiles.front(), difference.quantiles.back()) +
                    scale.points);
  }
  if (texts.empty()) return "";
  return "A country lives one run, not the mean of many. Of single runs nine in ten differ by: " +
         format::listed(texts) + ".\n";
}

/// "Nord-Norge, below 5000 +0.41 (+0.35 to +0.47)" of the groups with this verdict.
std::vector<std::string> groups_with(const ComparedFile& result, std::size_t scenario, Verdict verdict) {
  std::vector<std::string> texts;
  for (const ComparedRow& row : result.groups) {
    const Difference& difference = row.comparison.differences[scenario - 1];
    if (difference.verdict != verdict) continue;
    const auto bracket = row.name.find('[');
    const Scale scale = format::to_error(format::count(), difference.standard_error());
    std::string text = row.name.substr(bracket + 1, row.name.size() - bracket - 2) + " " +
                       format::change(scale, difference.value);
    if (difference.simultaneous && !difference.exact())
      text += " (" + format::range(scale, difference.simultaneous->low, difference.simultaneous->high) + ")";
    texts.push_back(std::move(text));
  }
  return texts;
}

/// How many of the groups are too small to matter, and between what their differences lie.
std::string rest_of_groups(const ComparedFile& result, std::size_t scenario) {
  std::vector<double> differences;
  for (const ComparedRow& row : result.groups) {
    const Difference& difference = row.comparison.differences[scenario - 1];
    if (difference.verdict == Verdict::too_small) differences.push_back(difference.value);
  }
  if (differences.empty()) return "";
  const auto [low, high] = std::minmax_element(differences.begin(), differences.end());
  Scale scale = format::count();
  scale.decimals = format::decimals_of((*high - *low) / 10.0, scale.decimals);
  return "in " + std::to_string(differences.size()) + " of " + std::to_string(result.groups.size()) +
         " groups too small to matter (" + format::range(scale, *low, *high) + ")";
}

std::string region_and_size(const ComparedFile& result, std::size_t scenario) {
  constexpr std::array verdicts = {std::pair(Verdict::matters, "this matters there"),
                                   std::pair(Verdict::near_margin, "near the margin"),
                                   std::pair(Verdict::cannot_tell, "the replicates cannot tell")};
  std::vector<std::string> texts;
  for (const auto& [verdict, meaning] : verdicts) {
    const auto list = joined(groups_with(result, scenario, verdict), "; ");
    if (!list.empty()) texts.push_back(list + ": " + meaning);
  }
  if (const auto rest = rest_of_groups(result, scenario); !rest.empty()) texts.push_back(rest);
  if (texts.empty()) return "";
  return "By region and inhabitants, innovations with a researcher a year, each against the country's margin "
         "in proportion to its innovations: " +
         joined(texts, "; ") + ".\n";
}

std::string beyond_chance(const ComparedFile& result, std::size_t scenario) {
  std::string text;
  for (const auto& line : how_sure_lines(result, scenario)) text += line + "\n";
  return text;
}

}  // namespace

std::string comparison_words(const ComparedFile& result, std::size_t scenario) {
  const std::string plain = plain_words(result.rows, result.compared, scenario);
  const auto title = plain.find('\n') + 1;
  const auto how_sure = plain.rfind('\n', plain.size() - 2) + 1;  // the last line
  return plain.substr(0, title) + keys_that_differ(result, scenario) + plain.substr(title, how_sure - title) +
         money_that_arrived(result, scenario) + traded(result, scenario) + path_of(result, scenario) +
         region_and_size(result, scenario) + single_run(result, scenario) + plain.substr(how_sure) +
         beyond_chance(result, scenario);
}

std::string simultaneous_text(std::size_t comparisons) {
  return comparisons > 1 ? ", simultaneous for " + std::to_string(comparisons) + " comparisons" : "";
}

std::string family_text(Family family, std::size_t size) {
  const std::string differences = std::to_string(size) + " differences with a margin";
  switch (family) {
    case Family::false_discovery:
      return "Verdicts are held to all " + differences +
             " together: of those that say matters or too small at most 5 % are expected to be wrong by "
             "chance (false discovery rate, Benjamini and Yekutieli).";
    case Family::simultaneous:
      return "Verdicts are held to all " + differences +
             " together: with a chance of 95 % none that says matters or too small is wrong (simultaneous, "
             "Holm).";
    case Family::each:
      break;
  }
  return "Each verdict is by itself: of " + differences + " some may be wrong by chance.";
}

}  // namespace taktskifte::report
