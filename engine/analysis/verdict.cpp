#include "taktskifte/analysis/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/name_of.hpp"

namespace taktskifte {
namespace {

using format::Scale;

// Less unused money than this part, or fewer fundable applications turned down, comes from grants being
// whole.
constexpr double notable_part = 0.05;

std::string judgement(Verdict verdict) {
  std::string text(name_of<Verdict::none_seen>(
      verdict, {"this matters", "too small to matter", "near the margin: other values of ",
                "the replicates cannot tell whether this matters", "no margin says whether this matters",
                "none was seen in any replicate"}));
  if (verdict != Verdict::near_margin) return text;
  const auto inputs = inputs_in_doubt();
  return text + format::listed(std::vector<std::string>(inputs.begin(), inputs.end())) +
         ", within their ranges, move it to either side";
}

/// The rows as one scenario and the first see them.
class View {
 public:
  View(std::span<const ComparedRow> rows, const Compared& compared, std::size_t scenario)
      : rows_(rows), compared_(compared), scenario_(scenario) {}

  [[nodiscard]] std::span<const ComparedRow> rows() const { return rows_; }
  [[nodiscard]] const std::string& base() const { return compared_.scenarios[0]; }
  [[nodiscard]] const std::string& other() const { return compared_.scenarios[scenario_]; }
  [[nodiscard]] std::optional<double> response() const { return total_response(rows_, compared_, scenario_); }
  [[nodiscard]] int last_year() const { return compared_.last_year; }
  [[nodiscard]] std::size_t comparisons() const { return compared_.scenarios.size() - 1; }

  [[nodiscard]] const ComparedRow* find(std::string_view name) const { return find_named(rows_, name); }
  [[nodiscard]] bool has(std::initializer_list<std::string_view> names) const {
    return std::all_of(names.begin(), names.end(), [&](auto name) { return find(name) != nullptr; });
  }
  [[nodiscard]] const ScenarioMean& mean(std::string_view name, bool of_other) const {
    return find(name)->comparison.means[of_other ? scenario_ : 0];
  }
  [[nodiscard]] double before(std::string_view name) const { return mean(name, false).value; }
  [[nodiscard]] double now(std::string_view name) const { return mean(name, true).value; }
  [[nodiscard]] const Difference& difference(const ComparedRow& row) const {
    return row.comparison.differences[scenario_ - 1];
  }
  [[nodiscard]] const Difference& difference(std::string_view name) const { return difference(*find(name)); }

 private:
  std::span<const ComparedRow> rows_;
  const Compared& compared_;
  std::size_t scenario_;
};

/// A level of the first scenario or of the other, with the digits that its error tells.
std::string level_of(const View& view, std::string_view name, const Scale& scale, bool of_other) {
  const ScenarioMean& mean = view.mean(name, of_other);
  const Scale own = format::to_error(scale, mean.standard_error);
  const Scale of_difference = format::to_error(own, view.difference(name).standard_error());
  return format::level(of_difference.decimals < own.decimals ? of_difference : own, mean.value);
}

std::string interval(const Scale& scale, const Difference& difference) {
  if (!difference.simultaneous) return "no interval";
  if (difference.exact()) return "the same in every replicate";
  const auto& [low, high] = *difference.simultaneous;
  return format::range(scale, low, high);
}

/// "13.02 % to 13.95 % (+0.93 percentage points, +0.85 to +1.01)".
std::string from_to(const View& view, std::string_view name, const Scale& plain) {
  const Difference& difference = view.difference(name);
  const Scale scale = format::to_error(plain, difference.standard_error());
  return level_of(view, name, plain, false) + " to " + level_of(view, name, plain, true) + " (" +
         format::change(scale, difference.value) + ", " + interval(scale, difference) + ")";
}

/// "from +0.06 to +1.10 against a margin of 0.50", of a row near its margin.
std::string moved(const View& view, const ComparedRow& row, const Scale& scale) {
  const auto& [low, high] = *view.difference(row).in_doubt;
  return "from " + format::range(scale, low, high) + " against a margin of " +
         format::fixed(scale.factor * row.comparison.margin, scale.decimals);
}

/// The verdict in words, with how far the inputs move the difference where that decides.
std::string judgement(const View& view, std::string_view name, const Scale& scale) {
  const ComparedRow& row = *view.find(name);
  const Verdict verdict = view.difference(row).verdict;
  return judgement(verdict) + (verdict == Verdict::near_margin ? ", " + moved(view, row, scale) : "");
}

/// "from" to "to" of a row, and the verdict: "13.02 % to 13.95 % (...); this matters".
std::string from_to_judged(const View& view, std::string_view name, const Scale& scale,
                           std::string_view a_year = "") {
  return from_to(view, name, scale) + std::string(a_year) + "; " + judgement(view, name, scale);
}

/// A level of the other scenario, and that of the first in brackets.
std::string both_levels(const View& view, std::string_view name, const Scale& scale) {
  return level_of(view, name, scale, true) + " (" + level_of(view, name, scale, false) + ")";
}

std::string partnering(const View& view) {
  if (!view.has({"research_share", "research_innovations", "innovations"})) return "";
  return "Spill-over: the share of innovations with a researcher goes from " +
         from_to(view, "research_share", format::percent()) + ", that is " +
         format::change(
             format::to_error(format::count(), view.difference("research_innovations").standard_error()),
             view.difference("research_innovations").value) +
         " of " + level_of(view, "innovations", format::count(), true) + " innovations a year; " +
         judgement(view, "research_share", format::percent()) + ".\n";
}

std::string more_or_fewer(const View& view) {
  if (!view.has({"innovations"})) return "";
  const Difference& difference = view.difference("innovations");
  if (difference.exact() && difference.value == 0.0) return "";
  return "The number of innovations a year goes from " +
         from_to_judged(view, "innovations", format::count()) + ".\n";
}

std::string direct_effect(const View& view) {
  if (!view.has({"project_innovations"})) return "";
  return "Direct effect, counted apart: what funded projects themselves yield goes from " +
         from_to_judged(view, "project_innovations", format::count(), " innovations a year") + ".\n";
}

/// "quality +0.04 (+0.03 to +0.04, about +2.7 a year)" and so on, of the outcomes with this verdict.
std::vector<std::string> outcomes(const View& view, Verdict verdict) {
  constexpr std::string_view start = "success_share[";
  std::vector<std::string> list;
  for (const auto& row : view.rows()) {
    const Difference& difference = view.difference(row);
    if (!row.name.starts_with(start) || difference.verdict != verdict) continue;
    std::string outcome = row.name.substr(start.size(), row.name.size() - start.size() - 1);
    std::replace(outcome.begin(), outcome.end(), '_', ' ');
    const Scale scale = format::to_error(format::percent(), difference.standard_error());
    outcome += " " + format::with_sign(scale.factor * difference.value, scale.decimals) + " (" +
               interval(scale, difference);
    if (view.has({"innovations"}))
      outcome += ", about " + format::change(format::count(), difference.value * view.now("innovations")) +
                 " a year";
    if (verdict == Verdict::near_margin) outcome += "; " + moved(view, row, format::percent());
    list.push_back(outcome + ")");
  }
  return list;
}

std::string results(const View& view) {
  std::vector<std::string> texts;
  for (const Verdict verdict : {Verdict::matters, Verdict::near_margin, Verdict::cannot_tell,
                                Verdict::too_small, Verdict::none_seen, Verdict::no_margin}) {
    const auto list = outcomes(view, verdict);
    if (!list.empty()) texts.push_back(joined(list) + ": " + judgement(verdict));
  }
  if (texts.empty()) return "";
  return "Success among all innovations, those of projects left out, in percentage points: " +
         joined(texts, "; ") + ".\n";
}

std::string ceiling(double fundable, double awards, double unused, double part) {
  if (unused > notable_part * part && awards > (1.0 - notable_part) * fundable)
    return " Demand is the ceiling: there are too few fundable applications for the money.";
  if (awards < (1.0 - notable_part) * fundable)
    return " Money is the limit: " + format::level(format::count(), fundable - awards) +
           " fundable applications a year go without.";
  return "";
}

std::string response(const View& view) {
  const auto answer = view.response();
  if (!answer) return "";
  return " Total response: 1 % more public money brings " + format::fixed(*answer, 2) +
         " % more public applications; this is put in, not found out: the default of apply.elasticity is set "
         "so that it is what calls show.";
}

std::string demand(const View& view) {
  if (!view.has({"applications", "fundable_applications", "awards", "public_part_nok", "awarded_nok",
                 "unused_nok"}))
    return "";
  const auto pair = [&](std::string_view name, const Scale& scale) { return both_levels(view, name, scale); };
  return "Demand, " + view.base() + " in brackets: of " + pair("applications", format::count()) +
         " public applications a year " + pair("fundable_applications", format::count()) +
         " are fundable and " + pair("awards", format::count()) + " get a grant; of " +
         pair("public_part_nok", format::mnok()) + " a year " + pair("awarded_nok", format::mnok()) +
         " are granted and " + pair("unused_nok", format::mnok()) + " are left unused." +
         ceiling(view.now("fundable_applications"), view.now("awards"), view.now("unused_nok"),
                 view.now("public_part_nok")) +
         response(view) + "\n";
}

/// That nothing was seen does not say that nothing can be.
std::string none_lapsed(const View& view) {
  const Difference& difference = view.difference("lapsed_projects");
  if (difference.verdict != Verdict::none_seen) return "";
  const std::string replicates = std::to_string(difference.pairs);
  if (!(difference.at_most() < 1.0)) return "";  // too few to say anything
  return " None was seen in " + replicates + " replicates: at most 3 of " + replicates +
         " of all runs can have any (95 %).";
}

std::string researchers(const View& view) {
  if (!view.has({"research_work_years", "lapsed_projects", "lapsed_nok"})) return "";
  return "Researchers: public projects take " + both_levels(view, "research_work_years", format::count()) +
         " work-years a year; for want of free researchers " +
         both_levels(view, "lapsed_projects", format::count()) + " projects with " +
         both_levels(view, "lapsed_nok", format::mnok()) + " a year are given up." + none_lapsed(view) + "\n";
}

/// The index falls by the number of grants alone.
std::string at_equal_grants(const View& view) {
  constexpr std::string_view thinned = "gini_awards_equal_grants";
  if (view.has({thinned}))
    return " At an equal number of grants, thinned at random, it goes from " +
           from_to_judged(view, thinned, format::index()) +
           ": the rest comes from there being more grants or fewer.";
  if (!view.has({"municipal_awards"})) return "";
  const double before = view.before("municipal_awards");
  const double now = view.now("municipal_awards");
  if (std::fabs(now - before) <= notable_part * before) return "";
  return " Part of that is only that there are " + std::string(now > before ? "more" : "fewer") +
         " grants: compare --equal-grants shows it at an equal number.";
}

std::string reached(const View& view) {
  constexpr std::string_view small = "ever_joined_share_size[below 5000]";
  if (!view.has({"share_ever_joined", small, "gini_awards"})) return "";
  const auto never = [](double ever) { return format::level(format::percent(), 1.0 - ever); };
  std::string text = "Reach: the share of municipalities that have led or joined a funded project by " +
                     std::to_string(view.last_year()) + " goes from " +
                     from_to_judged(view, "share_ever_joined", format::percent()) + ". Never reached are " +
                     never(view.now("share_ever_joined")) + " (" + never(view.before("share_ever_joined")) +
                     ") of all and " + never(view.now(small)) + " (" + never(view.before(small)) +
                     ") of those below 5000 inhabitants.";
  if (view.difference("gini_awards").pairs > 0) {  // none without grants on both sides
    text += " The Gini index of grants led until then goes from " +
            from_to_judged(view, "gini_awards", format::index()) + "." + at_equal_grants(view);
  }
  return text + "\n";
}

std::string private_side(const View& view) {
  if (!view.has({"private_awards", "private_rd_nok"})) return "";
  return "Cost on the private side: grants a year go from " +
         from_to_judged(view, "private_awards", format::count()) +
         ". The research and development they set off goes from " +
         from_to_judged(view, "private_rd_nok", format::mnok(), " a year") + ".\n";
}

std::string how_sure(const View& view) {
  int pairs = 0;
  for (const auto& row : view.rows()) pairs = std::max(pairs, view.difference(row).pairs);
  if (pairs < 2) return "One replicate gives no interval, so nothing here says how much of this is chance.\n";
  std::string text =
      "The 95 % intervals, behind each difference, rest on " + std::to_string(pairs) + " replicates";
  if (view.comparisons() > 1)
    text += ", hold for all " + std::to_string(view.comparisons()) + " comparisons of a measure at once";
  text += " and cover chance alone";
  if (pairs < enough_replicates)
    text += "; with fewer than " + std::to_string(enough_replicates) + " replicates they are rough";
  return text + ".\n";
}

}  // namespace

std::optional<double> total_response(std::span<const ComparedRow> rows, const Compared& compared,
                                     std::size_t scenario) {
  if (compared.only_funding_differs.empty() || !compared.only_funding_differs[scenario - 1])
    return std::nullopt;
  const auto mean = [&](std::string_view name, std::size_t of) {
    const ComparedRow* const row = find_named(rows, name);
    return row == nullptr ? 0.0 : row->comparison.means[of].value;
  };
  const double money = mean("public_part_nok", scenario) / mean("public_part_nok", 0);
  const double count = mean("applications", scenario) / mean("applications", 0);
  if (!std::isfinite(money) || !std::isfinite(count) || money <= 0.0 || money == 1.0 || count <= 0.0)
    return std::nullopt;
  return std::log(count) / std::log(money);
}

std::string plain_words(std::span<const ComparedRow> rows, const Compared& compared, std::size_t scenario) {
  const View view(rows, compared, scenario);
  const std::string years =
      compared.first_year == compared.last_year
          ? std::to_string(compared.first_year)
          : std::to_string(compared.first_year) + " to " + std::to_string(compared.last_year);
  return view.other() + " against " + view.base() + ", means a year over " + years + ".\n" +
         partnering(view) + more_or_fewer(view) + direct_effect(view) + results(view) + demand(view) +
         researchers(view) + reached(view) + private_side(view) + how_sure(view);
}

}  // namespace taktskifte
