// The tables, sentences and JSON of a group of municipalities.
#include <algorithm>
#include <array>

#include "report/comparison_data.hpp"
#include "report/comparison_remarks.hpp"
#include "report/comparison_tables.hpp"
#include "report/comparison_words.hpp"
#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/report/groups.hpp"
#include "taktskifte/report/population.hpp"

namespace taktskifte::report {
namespace {

using format::decimals_of;

// A member is held against 0: any difference beyond chance is a gain or a loss.
std::string_view gain_or_loss(const Difference& difference) {
  if (difference.verdict == Verdict::none_seen) return "none seen";
  if (difference.verdict == Verdict::matters) return difference.value > 0.0 ? "gains" : "loses";
  return difference.exact() ? "the same" : "cannot tell";
}

std::string size_words(const ComparedGroup& group) {
  double inhabitants = 0.0;
  for (const auto& member : group.members) inhabitants += member.inhabitants;
  const std::size_t members = group.members.size();
  return std::to_string(members) + (members == 1 ? " municipality" : " municipalities") + " with " +
         format::fixed(inhabitants, 0) + " inhabitants (" +
         format::fixed(100.0 * inhabitants / group.whole.list.inhabitants, 1) + " % of the list's) and " +
         format::fixed(100.0 * group.part, 1) + " % of its innovations";
}

Table member_table(const ComparedGroup& group, std::size_t scenario) {
  const auto& names = group.whole.compared.scenarios;
  Table table{.title = names[scenario] + " against " + names[0] + ": municipalities",
              .columns = number_columns(
                  {"number", "name", "inhabitants", "research " + names[0], "research " + names[scenario],
                   "difference", "95 % interval", "verdict", "grants difference", "grants 95 % interval",
                   "grants verdict", "reached " + names[0], "reached " + names[scenario]},
                  2)};
  for (const std::size_t text_column : {7U, 10U}) table.columns[text_column].align = Align::left;
  for (std::size_t m = 0; m < group.members.size(); ++m) {
    const GroupMember& member = group.members[m];
    const ComparedRow& research = group.research[m];
    const Difference& more = research.comparison.differences[scenario - 1];
    const Difference& grants = group.awards[m].comparison.differences[scenario - 1];
    const auto& reached = group.reached[m].comparison.means;
    const int digits = decimals_of(more.standard_error(), 2);
    const int grant_digits = decimals_of(grants.standard_error(), 3);
    const auto level = [&](std::size_t s) { return number(research.comparison.means[s].value, digits); };
    table.rows.push_back({{word(member.number),
                           word(member.name),
                           number(member.inhabitants, 0),
                           level(0),
                           level(scenario),
                           {format::with_sign(more.value, digits), more.value},
                           range_cell(more.simultaneous, digits),
                           word(gain_or_loss(more)),
                           {format::with_sign(grants.value, grant_digits), grants.value},
                           range_cell(grants.simultaneous, grant_digits),
                           word(gain_or_loss(grants)),
                           number(reached[0].value, 2),
                           number(reached[scenario].value, 2)}});
  }
  return table;
}

// "gains: 0301 Oslo, 1103 Stavanger; cannot tell: 28", names up to a number that can be read.
std::string who_gains(const ComparedGroup& group, const std::vector<ComparedRow>& rows,
                      std::size_t scenario) {
  constexpr std::size_t most_names = 12;
  constexpr std::array<std::string_view, 5> verdicts = {"gains", "loses", "cannot tell", "the same",
                                                        "none seen"};
  std::vector<std::string> parts;
  for (const auto verdict : verdicts) {
    std::vector<std::string> names;
    for (std::size_t m = 0; m < rows.size(); ++m)
      if (gain_or_loss(rows[m].comparison.differences[scenario - 1]) == verdict)
        names.push_back(group.members[m].name);
    if (names.empty()) continue;
    const bool decided = verdict == verdicts[0] || verdict == verdicts[1];
    std::string part = std::string(verdict) + " " + std::to_string(names.size());
    if (decided && names.size() <= most_names) part += " (" + format::listed(names) + ")";
    parts.push_back(std::move(part));
  }
  return "of " + std::to_string(rows.size()) + ": " + format::listed(parts);
}

struct GroupTold {
  std::string_view row, what;
  format::Scale (*scale)();
};
constexpr std::array group_told = {
    GroupTold{"research_innovations", "Innovations with a researcher a year", format::count},
    GroupTold{"research_share", "Their share of all innovations", format::percent},
    GroupTold{"municipal_awards", "Grants led a year", format::count},
    GroupTold{"share_ever_joined", "The share of these municipalities that a project reached",
              format::percent},
};

std::string total_text(const ComparedRow& row, const GroupTold& told, std::size_t scenario) {
  const Difference& difference = row.comparison.differences[scenario - 1];
  const auto scale = format::to_error(told.scale(), difference.standard_error());
  const auto& means = row.comparison.means;
  std::string text = std::string(told.what) + ": from " + format::level(scale, means[0].value) + " to " +
                     format::level(scale, means[scenario].value) + " (" +
                     format::change(scale, difference.value);
  if (difference.simultaneous)
    text += ", " + format::range(scale, difference.simultaneous->low, difference.simultaneous->high);
  return text + "); " + verdict_cell(row, difference).text + ".";
}

std::vector<std::string> words_of(const ComparedGroup& group, std::size_t scenario) {
  std::vector<std::string> texts;
  for (const GroupTold& told : group_told) {
    std::string text = total_text(*find_named(group.whole.rows, told.row), told, scenario);
    if (told.row == "share_ever_joined")
      text += " Counted are projects that began from " + std::to_string(group.since) + " on.";
    texts.push_back(std::move(text));
  }
  texts.push_back("Innovations with a researcher, municipality by municipality, " +
                  who_gains(group, group.research, scenario) + ".");
  texts.push_back("Grants led, " + who_gains(group, group.awards, scenario) + ".");
  return texts;
}

Value group_data(const ComparedGroup& group) {
  const Compared& compared = group.whole.compared;
  Value::Members data = std::get<Value::Members>(comparison_data(group.whole).content());
  std::erase_if(data,
                [](const auto& member) { return member.first == "verdicts" || member.first == "groups"; });
  data.emplace_back("since", group.since);
  data.emplace_back("part_of_innovations", group.part);
  Value::List members;
  for (std::size_t m = 0; m < group.members.size(); ++m) {
    const GroupMember& member = group.members[m];
    Value::List verdicts;
    for (std::size_t s = 1; s < compared.scenarios.size(); ++s)
      verdicts.emplace_back(object("scenario", compared.scenarios[s], "research_innovations",
                                   gain_or_loss(group.research[m].comparison.differences[s - 1]),
                                   "municipal_awards",
                                   gain_or_loss(group.awards[m].comparison.differences[s - 1])));
    members.emplace_back(
        object("number", member.number, "name", member.name, "inhabitants", member.inhabitants, "verdicts",
               verdicts, "research_innovations", row_value(group.research[m], compared), "municipal_awards",
               row_value(group.awards[m], compared), "reached", row_value(group.reached[m], compared)));
  }
  data.emplace_back("members", members);
  Value::List texts;
  for (std::size_t s = 1; s < compared.scenarios.size(); ++s)
    texts.emplace_back(object("scenario", compared.scenarios[s], "text", list_of(words_of(group, s))));
  data.emplace_back("verdicts", texts);
  return data;
}

}  // namespace

Document group_document(const ComparedGroup& group) {
  const ComparedFile& whole = group.whole;
  const Compared& compared = whole.compared;
  Document document{.data = group_data(group), .blocks = {}};
  auto& blocks = document.blocks;
  add_opening(document, whole);
  blocks.push_back({Paragraph{size_words(group) + "."}, true});
  const auto warning = scale_warning(whole.list.inhabitants, whole.list.population_scale);
  if (!warning.empty()) blocks.push_back({Paragraph{"Warning: " + warning + "."}, true});
  add_remarks(document, whole);
  for (std::size_t s = 1; s < compared.scenarios.size(); ++s) {
    blocks.push_back(
        {Heading{compared.scenarios[s] + " against " + compared.scenarios[0] + ", means a year over " +
                 std::to_string(compared.first_year) + " to " + std::to_string(compared.last_year)}});
    for (auto& text : words_of(group, s)) blocks.push_back({Paragraph{std::move(text), 2}, true});
    blocks.push_back({difference_table(whole, s)});
    blocks.push_back({spread_table(whole, s), false, Shown::spreadsheet});
    blocks.push_back({member_table(group, s)});
  }
  blocks.push_back(
      {Paragraph{family_text(whole.family, whole.family_size) +
                 " Margins of counts are those of the country in proportion to the group's innovations. A "
                 "municipality gains or loses if its difference lies on one side of 0 beyond chance, all of "
                 "them held together in the same way. research: innovations with a researcher a year; "
                 "reached: part of the replicates in which it led or joined a project that began from " +
                 std::to_string(group.since) + " on. Intervals are 95 % t intervals" +
                 simultaneous_text(compared.scenarios.size() - 1) +
                 " and cover chance alone: how far the assumptions move a part of the country is not in the "
                 "study of assumptions; skewed: too few replicates for one, it may miss more often."}});
  blocks.push_back({Paragraph{how_inputs_are_known(whole.keys)}});
  return document;
}

}  // namespace taktskifte::report
