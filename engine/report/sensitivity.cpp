// What taktskifte sensitivity says: a table of elementary effects or of Sobol' indices for each outcome.
#include "taktskifte/report/sensitivity.hpp"

#include <cmath>

#include "report/study_words.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/largest_first.hpp"

namespace taktskifte::report {
namespace {

constexpr std::size_t rows_on_screen = 15;

constexpr const char* about_effects =
    "Elementary effects (Morris): what an outcome changes by as one key moves through its whole range, at "
    "many places of the others. mu* is their mean size with a 95 % interval over bootstraps of trajectories, "
    "mu the mean, sigma the spread: where sigma is as large as mu*, the effect is another elsewhere, and "
    "moving one key at a time misleads. The last column says in what part of the bootstraps a key is among "
    "the ten largest: ranks that are not near 1 or 0 are not settled by so few trajectories.";

constexpr const char* about_indices =
    "Sobol' indices: the part of the variance of an outcome over the box that a key makes by itself (first) "
    "and together with all others (total), with 95 % intervals over scramblings of the design. Totals "
    "overlap, so they sum to more than 1 where keys act together. An index whose interval holds 0 cannot be "
    "told from zero; one that is exactly 0 is of a key that changed the outcome at no point. Chance is that "
    "between replicates, taken as an input of its own: what single runs differ by. A total holds what a key "
    "does together with chance, too: one that only shifts the draws is told from 0, so set a total beside "
    "that of chance.";

Cell index_cell(const SobolIndex& index) {
  return index.reading == IndexReading::zero ? Cell{"0", 0.0} : three_digits(index.value);
}

Cell index_interval(const SobolIndex& index) {
  if (index.reading == IndexReading::zero) return {"exactly 0", object("low", 0.0, "high", 0.0)};
  if (!index.interval)
    return {std::string("no interval: ").append(to_string(index.no_interval)),
            object("low", Value(), "high", Value())};
  Cell cell = ends_cell(index.interval->low, index.interval->high);
  if (index.reading != IndexReading::told) cell.text += ", not told from 0";
  return cell;
}

Value index_value(const SobolIndex& index) {
  return object("value", index.value, "low", index.interval ? Value(index.interval->low) : Value(), "high",
                index.interval ? Value(index.interval->high) : Value(), "reading", to_string(index.reading),
                "no_interval", index.interval ? Value() : Value(to_string(index.no_interval)));
}

Value outcome_value(const StudiedOutcome& outcome, Value::List inputs) {
  return object("measure", outcome.measure, "baseline", outcome.base, "choice", outcome.choice, "unit",
                to_string(outcome.unit), "inputs", std::move(inputs));
}

Value add_effects(Document& document, const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  const auto effects = effects_of(outcomes, outcome);
  const double factor = scale_of(outcome.unit).factor;
  Table table{.title = title_of(outcome),
              .columns = columns(
                  {"key", "mu*", "mu*, 95 %", "mu", "sigma", "effects", "status", "among the first ten"}, 1)};
  Value::List inputs;
  std::size_t inert = 0;
  for (const std::size_t k :
       largest_first(effects.size(), [&](std::size_t i) { return effects[i].mean_absolute; })) {
    const auto& one = effects[k];
    const auto& key = outcomes.assumption(k);
    inert += one.inert ? 1 : 0;
    table.rows.push_back(
        {.cells = {word(key.name()),
                   three_digits(one.mean_absolute, factor),
                   one.inert ? Cell{"exactly 0", object("low", 0.0, "high", 0.0)}
                             : ends_cell(one.absolute_interval.low, one.absolute_interval.high, factor),
                   three_digits(one.mean, factor),
                   three_digits(one.deviation, factor),
                   {std::to_string(one.effects), one.effects},
                   word(to_string(key.key->evidence.status)),
                   number(one.among_first, 2)}});
    inputs.push_back(object("key", key.name(), "mu_star", one.mean_absolute, "mu_star_low",
                            one.absolute_interval.low, "mu_star_high", one.absolute_interval.high, "mu",
                            one.mean, "sigma", one.deviation, "rank",
                            one.rank == 0 ? Value() : Value(one.rank), "among_first_ten", one.among_first,
                            "effects", one.effects, "exactly_zero", one.inert));
  }
  std::string lead;
  if (inert > 0)
    lead = std::to_string(inert) + " of " + std::to_string(effects.size()) +
           " keys changed it at no point tried: their effect is exactly 0.";
  add_long_table(document, lead, table, rows_on_screen);
  return outcome_value(outcome, std::move(inputs));
}

Row index_row(std::string_view name, std::string_view status, const InputIndices& of) {
  return {.cells = {word(name), index_cell(of.first), index_interval(of.first), index_cell(of.total),
                    index_interval(of.total), word(status)}};
}

Value input_value(std::string_view name, const InputIndices& of) {
  return object("key", name, "first", index_value(of.first), "total", index_value(of.total), "rows", of.rows);
}

Value add_indices(Document& document, const SweepOutcomes& outcomes, const StudiedOutcome& outcome) {
  const auto indices = indices_of(outcomes, outcome);
  Table table{.title = title_of(outcome),
              .columns = columns({"key", "first", "first, 95 %", "total", "total, 95 %", "status"}, 1)};
  Value::List inputs;
  for (const std::size_t k :
       largest_first(indices.inputs.size(), [&](std::size_t i) { return indices.inputs[i].total.value; })) {
    const auto& key = outcomes.assumption(k);
    table.rows.push_back(index_row(key.name(), to_string(key.key->evidence.status), indices.inputs[k]));
    inputs.push_back(input_value(key.name(), indices.inputs[k]));
  }
  if (indices.chance) table.rows.push_back(index_row("chance between replicates", "", *indices.chance));
  const double factor = scale_of(outcome.unit).factor;
  std::string lead = "Mean " + three_digits(indices.mean, factor).text + ", standard deviation " +
                     three_digits(std::sqrt(indices.variance), factor).text + " over the box" +
                     (indices.chance ? " and chance" : "") + ".";
  if (indices.variance == 0.0) lead = "It is the same at every point: nothing here moves it.";
  add_long_table(document, lead, table, table.rows.size());
  Value value = outcome_value(outcome, std::move(inputs));
  auto members = std::get<Value::Members>(value.content());
  add_members(members, "mean", indices.mean, "variance", indices.variance, "chance",
              indices.chance ? input_value("chance between replicates", *indices.chance) : Value());
  return members;
}

Value add_file(Document& document, const std::string& file, const std::vector<std::string>& measures) {
  const ResultReader reader(file, sweep_filetype);
  const SweepOutcomes outcomes(reader);
  const DesignShape shape = outcomes.sweep().shape;
  if (shape != DesignShape::saltelli && shape != DesignShape::trajectories)
    throw Error(ErrorKind::usage,
                "sensitivity: " + file + " is a " + outcomes.sweep().design +
                    ", and indices need a design of their own: make one with taktskifte sensitivity "
                    "SCENARIO... -o FILE, or with --design morris or saltelli of taktskifte sweep");
  const bool morris = shape == DesignShape::trajectories;
  document.blocks.push_back({Heading{morris ? "Elementary effects" : "Sobol' indices"}});
  document.blocks.push_back(about_file(outcomes));
  document.blocks.push_back({Paragraph{morris ? about_effects : about_indices}});
  Value::List found;
  for (const auto& outcome : studied_outcomes(outcomes, measures))
    found.push_back(morris ? add_effects(document, outcomes, outcome)
                           : add_indices(document, outcomes, outcome));
  return object("about", about_file_value(outcomes), "outcomes", std::move(found));
}

}  // namespace

Document sensitivity_document(const std::vector<std::string>& files,
                              const std::vector<std::string>& measures) {
  Document document{.data = {},
                    .blocks = {{Heading{"What the answer hangs on", 1}}, {Paragraph{box_caveat()}}}};
  Value::List all;
  for (const auto& file : files) all.push_back(add_file(document, file, measures));
  document.data = object("caveat", box_caveat(), "studies", std::move(all));
  return document;
}

}  // namespace taktskifte::report
