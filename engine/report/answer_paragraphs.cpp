#include "report/answer_paragraphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "report/answer_basis.hpp"
#include "report/how_sure_words.hpp"
#include "taktskifte/analysis/format.hpp"

namespace taktskifte::report {
namespace {

constexpr double worth_telling =
    0.05;  // less unused money, or fewer turned down, comes from grants being whole
using Sentences = std::vector<std::string>;

std::string say(const AnswerView& view, std::string_view id, const Parts& parts = {}) {
  return sentence_of(view.words, id, parts);
}

std::string without_sign(const std::string& text) {
  const std::string_view minus = "\u2212";
  if (text.starts_with(minus)) return text.substr(minus.size());
  return text.starts_with('+') ? text.substr(1) : text;
}

std::string more_or_fewer(const AnswerView& view, double difference) {
  return word_of(view.words, "word", difference > 0.0 ? "more" : "fewer");
}

std::string definite(const AnswerView& view, std::string_view name) {
  return word_or(view.words, "definite", name, word_or(view.words, "measure", name, name));
}

std::string assumptions_text(const AnswerView& view, std::string_view kind,
                             std::span<const std::string_view> keys) {
  Sentences texts;
  for (const auto key : keys) texts.push_back(word_of(view.words, kind, key));
  return listed_in(view.words, texts);
}

// As the numbers beside it are told.
std::string up_or_down(const AnswerView& view, std::string_view name) {
  const double difference = view.difference(name).value;
  const bool told = std::isfinite(difference) && !is_zero(view.change(name));
  return word_of(view.words, "word", !told ? "hardly_moves" : difference > 0.0 ? "rises" : "falls");
}

// The level, of a little that would be told as 0 "less than 0.1".
std::string level_seen(const AnswerView& view, std::string_view name, std::size_t of) {
  std::string text = view.level(name, of);
  if (!(view.mean(name, of) > 0.0) || !is_zero(text)) return text;
  const int digits = view.level_telling(name).digits;
  return word_of(view.words, "word", "less_than",
                 {{"n", number_in(view.words, std::pow(10.0, -digits), digits)}});
}

Parts common(const AnswerView& view, std::string_view name, std::string interval) {
  return {{"verdict", view.verdict(name)},   {"from", view.level(name, 0)},
          {"to", view.level(name)},          {"difference", view.change(name)},
          {"interval", std::move(interval)}, {"up_down", up_or_down(view, name)}};
}

Parts common(const AnswerView& view, std::string_view name) {
  return common(view, name, view.marked_interval(name));
}

// The same interval, named where it is the first of a text.
std::string first_interval(const AnswerView& view, std::string_view name) {
  const Difference& told = view.difference(name);
  if (!told.simultaneous || told.exact()) return view.marked_interval(name);
  const Telling telling = with_error(telling_of(view.words, *view.find(name)), told.standard_error());
  const auto end = [&](double value) {
    return signed_in(view.words, telling.factor * value, telling.digits);
  };
  return say(view, "interval.first",
             {{"low", end(told.simultaneous->low)}, {"high", end(told.simultaneous->high)}}) +
         (told.skewed() ? ", " + word_of(view.words, "page", "caution.mark") : std::string());
}

// How far the assumptions move the difference; with their names unless all of them were varied.
std::string moved_by_doubt(const AnswerView& view, std::string_view name) {
  const auto ends = view.doubted(name);
  if (!ends) return "";
  const Telling plain = telling_of(view.words, *view.find(name));
  const int digits = std::min(with_error(plain, view.difference(name).standard_error()).digits, plain.digits);
  const auto told = [&](double value) { return signed_in(view.words, plain.factor * value, digits); };
  const std::string unit = plain.change.empty() ? "" : " " + plain.change;
  const bool studied = nine_tenths_of(view.result, view.scenario, name).has_value();
  return say(view, studied ? "doubt.range" : "doubt.moved",
             {{"assumptions", assumptions_text(view, "assumption", inputs_in_doubt())},
              {"measure", definite(view, name)},
              {"low", told(ends->low)},
              {"high", told(ends->high) + unit},
              {"difference", told(view.difference(name).value)}});
}

std::string moved_short(const AnswerView& view, std::string_view name) {
  const auto range = view.doubted_text(name);
  if (range.empty()) return "";
  return capital(
             word_of(view.words, "page", "doubted", {{"measure", definite(view, name)}, {"range", range}})) +
         ".";
}

Sentences indirect(const AnswerView& view) {
  if (!view.has({"research_share", "research_innovations", "innovations"})) return {};
  if (view.same("research_share"))
    return {say(view, "indirect.same", {{"to", view.level("research_share")}})};
  Parts parts = common(view, "research_share", first_interval(view, "research_share"));
  const std::string count = view.change("research_innovations");
  parts.emplace_back("count", without_sign(count));
  parts.emplace_back("more_fewer", is_zero(count)
                                       ? word_of(view.words, "word", "more_or_fewer")
                                       : more_or_fewer(view, view.difference("research_innovations").value));
  parts.emplace_back("total", view.level("innovations"));
  return {say(view, "indirect", parts), moved_by_doubt(view, "research_share")};
}

// A sentence about a row, and how far assumptions move it.
Sentences about(const AnswerView& view, std::string_view sentence, std::string_view name) {
  if (!view.has({name})) return {};
  return {say(view, sentence, common(view, name)), moved_short(view, name)};
}

Sentences innovations_sentences(const AnswerView& view) {
  if (!view.has({"innovations"}) || view.same("innovations")) return {};
  return about(view, "number", "innovations");
}

Sentences gains(const AnswerView& view) {
  if (!view.has({"innovations"})) return {};
  constexpr std::string_view begin = "success_share[";
  std::vector<std::pair<Verdict, std::string>> groups;
  for (const ComparedRow& row : view.result.rows) {
    if (!row.name.starts_with(begin)) continue;
    const std::string outcome = row.name.substr(begin.size(), row.name.size() - begin.size() - 1);
    const Difference& difference = view.difference(row.name);
    const std::string item = say(
        view, "gains.item",
        {{"outcome", word_of(view.words, "outcome", "outcome." + outcome)},
         {"difference", view.change(row.name)},
         {"interval", view.marked_interval(row.name)},
         {"count", signed_in(view.words, difference.value * view.mean("innovations", view.scenario), 1)}});
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& one) { return one.first == difference.verdict; });
    if (group == groups.end())
      groups.emplace_back(difference.verdict, item);
    else
      group->second += "; " + item;
  }
  std::string text;
  for (const auto& [verdict, items] : groups)
    text +=
        (text.empty() ? "" : ". ") +
        say(view, "gains.group", {{"Verdict", capital(verdict_in(view.words, verdict))}, {"items", items}});
  return text.empty() ? Sentences{} : Sentences{say(view, "gains", {{"groups", text}})};
}

// A level of both scenarios, under a name and the same with _base.
void add_pair(const AnswerView& view, Parts& parts, std::string_view name, std::string_view base,
              std::string_view row) {
  parts.emplace_back(name, view.level(row));
  parts.emplace_back(base, view.level(row, 0));
}

Sentences demand(const AnswerView& view) {
  if (!view.has({"applications", "fundable_applications", "awards", "public_part_nok", "unused_nok"}))
    return {};
  const auto of = [&](std::string_view name) { return view.mean(name, view.scenario); };
  const double turned_down = of("fundable_applications") - of("awards");
  const bool left = of("unused_nok") > worth_telling * of("public_part_nok");
  const auto limit = of("awards") < (1.0 - worth_telling) * of("fundable_applications") ? "demand.money"
                     : left                                                             ? "demand.ceiling"
                                                                                        : "demand.even";
  if (!left && of("applications") == 0.0 && view.mean("applications", 0) == 0.0) return {};
  Parts counts, money{{"base", view.title(0)}};
  add_pair(view, counts, "applications", "applications_base", "applications");
  add_pair(view, counts, "fundable", "fundable_base", "fundable_applications");
  add_pair(view, counts, "awards", "awards_base", "awards");
  add_pair(view, money, "part", "part_base", "public_part_nok");
  add_pair(view, money, "unused", "unused_base", "unused_nok");
  const bool silent = !left && of("fundable_applications") == 0.0;  // nothing meets nothing
  Sentences told{silent ? "" : say(view, limit, {{"without", number_in(view.words, turned_down, 1)}}),
                 say(view, "demand.applications", counts), say(view, "demand.money_left", money)};
  if (const auto response = total_response(view.result.rows, view.result.compared, view.scenario))
    told.push_back(say(view, "demand.response", {{"response", number_in(view.words, *response, 2)}}));
  return told;
}

Sentences researchers(const AnswerView& view) {
  if (!view.has(
          {"research_work_years", "lapsed_projects", "lapsed_nok", "reached_project_nok", "awarded_nok"}))
    return {};
  Parts parts;
  add_pair(view, parts, "work_years", "work_years_base", "research_work_years");
  const Difference& lapsed = view.difference("lapsed_projects");
  if (view.mean("lapsed_projects", view.scenario) == 0.0) {
    const double bound = 100.0 * lapsed.at_most();
    if (!(bound < 100.0)) return {say(view, "researchers.enough", parts)};  // too few say nothing
    return {say(view, "researchers.enough", parts),
            say(view, "none_seen",
                {{"n", number_in(view.words, lapsed.pairs, 0)},
                 {"bound", number_in(view.words, bound, format::decimals_of(bound, 1))}})};
  }
  parts.emplace_back("lapsed", level_seen(view, "lapsed_projects", view.scenario));
  parts.emplace_back("lapsed_base", level_seen(view, "lapsed_projects", 0));
  parts.emplace_back("lapsed_nok", level_seen(view, "lapsed_nok", view.scenario));
  return {say(view, "researchers", parts),
          say(view, "reached_money",
              {{"to", view.level("reached_project_nok")}, {"granted", view.level("awarded_nok")}})};
}

Sentences reach_sentences(const AnswerView& view) {
  constexpr std::string_view all = "share_ever_joined", small = "ever_joined_share_size[below 5000]";
  if (!view.has({all, small, "gini_awards", "municipal_awards"})) return {};
  const auto never = [&](std::string_view name, std::size_t of) {
    return number_in(view.words, 100.0 * (1.0 - view.mean(name, of)), view.level_telling(name).digits);
  };
  Parts parts = common(view, all);
  parts.emplace_back("year", std::to_string(view.result.compared.last_year));
  Sentences told{say(view, "reach", parts), moved_short(view, all),
                 say(view, "reach.never",
                     {{"never", never(all, view.scenario)},
                      {"never_base", never(all, 0)},
                      {"never_small", never(small, view.scenario)},
                      {"never_small_base", never(small, 0)}})};
  if (view.difference("gini_awards").pairs == 0) return told;
  const std::string_view spread = view.same("gini_awards") ? "spread.same" : "spread";
  for (auto& sentence : about(view, spread, "gini_awards")) told.push_back(std::move(sentence));
  const double before = view.mean("municipal_awards", 0), now = view.mean("municipal_awards", view.scenario);
  constexpr std::string_view equal = "gini_awards_equal_grants";
  if (now > before && view.has({equal}) && view.difference(equal).pairs > 0)
    told.push_back(
        say(view, "spread.equal_number", {{"equal", view.level(equal)}, {"from", view.level(equal, 0)}}));
  else if (std::abs(now - before) > worth_telling * before)
    told.push_back(say(view, "spread.more_grants", {{"more_fewer", more_or_fewer(view, now - before)}}));
  return told;
}

Sentences firms_sentences(const AnswerView& view) {
  if (!view.has({"private_awards", "private_rd_nok"})) return {};
  Sentences told = about(view, "private.awards", "private_awards");
  for (auto& sentence : about(view, "private.rd", "private_rd_nok")) told.push_back(std::move(sentence));
  return told;
}

Sentences trade(const AnswerView& view) {
  constexpr std::array sentences = {std::pair("private_awards_per_public_award", "trade.awards"),
                                    std::pair("private_rd_per_innovation", "trade.rd"),
                                    std::pair("private_reached_per_public_reached", "trade.money")};
  Sentences told;
  for (const Trade& one : view.result.trades[view.scenario - 1])
    for (const auto& [name, sentence] : sentences) {
      const auto& ends = one.ratio.interval;
      if (one.name != name || !ends || !(one.gained > 0.0) || (ends->low == 0.0 && ends->high == 0.0))
        continue;
      constexpr double errors = 4.0;  // in a 95 % interval
      const int digits = format::decimals_of((ends->high - ends->low) / errors, 2);
      const auto text = [&](double value) { return number_in(view.words, value, digits); };
      const std::string range = say(view, "interval", {{"low", text(ends->low)}, {"high", text(ends->high)}});
      told.push_back(say(view, sentence, {{"ratio", text(one.ratio.value) + " (" + range + ")"}}));
    }
  if (!told.empty()) told.push_back(word_of(view.words, "page", "trade.chance"));
  return told;
}

Sentences path_sentences(const AnswerView& view) {
  constexpr std::size_t fifth = 4;
  Sentences told;
  for (const std::string_view name : {"research_share", "private_rd_nok"}) {
    const ComparedRow* const row = view.find(name);
    const auto& years = view.result.compared.path_years;
    const auto at =
        std::find(years.begin(), years.end(), view.result.compared.first_year + static_cast<int>(fifth));
    if (row == nullptr || row->path.size() != years.size() || at == years.end()) continue;
    const Telling telling = with_error(telling_of(view.words, *row), view.difference(name).standard_error());
    const auto in_year = [&](std::size_t year) {
      return signed_in(view.words, telling.factor * row->path[year].differences[view.scenario - 1].value,
                       telling.digits);
    };
    told.push_back(say(
        view, "path",
        {{"measure", definite(view, name)},
         {"first", in_year(0)},
         {"fifth", in_year(static_cast<std::size_t>(at - years.begin()))},
         {"last", in_year(row->path.size() - 1) + (telling.change.empty() ? "" : " " + telling.change)}}));
  }
  return told;
}

}  // namespace

std::string doubt_sentence(const AnswerView& view) {
  std::vector<std::string_view> doubted;
  bool all_assumed = true;
  for (const std::string_view name : inputs_in_doubt()) {
    bool chosen = false, sure = false, assumed = false;
    for (const StatedKeys& keys : view.result.keys)
      for (const StatedKey& key : keys)
        if (key.name == name) {
          chosen = chosen || key.origin != "default";
          assumed = key.status == "assumed";
          sure = key.confidence == "high" && !assumed;
        }
    if (chosen || sure) continue;
    doubted.push_back(name);
    all_assumed = all_assumed && assumed;
  }
  if (doubted.empty()) return word_of(view.words, "page", "not_a_forecast");
  return say(view, all_assumed ? "doubt" : "doubt.mixed",
             {{"assumptions", assumptions_text(view, "assumption_question", doubted)}});
}

std::vector<std::string> answer_paragraphs(const AnswerView& view) {
  std::vector<std::string> paragraphs;
  for (const Sentences& sentences :
       {indirect(view), innovations_sentences(view), about(view, "direct", "project_innovations"),
        gains(view), demand(view), researchers(view), reach_sentences(view), firms_sentences(view),
        trade(view), path_sentences(view), basis_of(view)}) {
    std::string text;
    for (const auto& sentence : sentences)
      if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
    if (!text.empty()) paragraphs.push_back(std::move(text));
  }
  return paragraphs;
}

}  // namespace taktskifte::report
