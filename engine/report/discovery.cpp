// What taktskifte discover says.
#include "taktskifte/report/discovery.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/discovery_tables.hpp"
#include "report/study_words.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {
namespace {

// Sets of assumptions drawn over the whole box.
Value add_sets(Document& document, const SweepOutcomes& outcomes, const DiscoveryOptions& options) {
  const auto studied = studied_outcomes(outcomes, options.measures);
  Value spreads = add_spreads(document, outcomes, studied);
  Value::List boxes;
  document.blocks.push_back({Heading{"Where the answer is another than in most sets"}});
  document.blocks.push_back({Paragraph{about_boxes()}});
  for (const auto& outcome : studied)
    if (!std::isnan(outcome.margin)) boxes.push_back(add_boxes(document, outcomes, outcome));
  const auto choices = choices_at(outcomes, options.worths, options.information);
  Value regret = add_regret(document, outcomes, choices);
  Value information = add_information(document, outcomes, choices);
  return object("about", about_file_value(outcomes), "choices",
                list_of(outcomes.choices(), [](const Choice& choice) { return Value(choice.name); }),
                "spreads", std::move(spreads), "boxes", std::move(boxes), "regret", std::move(regret),
                "information", std::move(information));
}

// One key at a time, or alternatives of the structure.
Value add_star(Document& document, const SweepOutcomes& outcomes, const DiscoveryOptions& options) {
  const auto studied = studied_outcomes(outcomes, options.measures);
  Value::List flips;
  for (const auto& outcome : studied)
    if (!std::isnan(outcome.margin)) {
      auto value = add_flips(document, outcomes, outcome);
      if (value) flips.push_back(std::move(*value));
    }
  auto structure = add_structure(document, outcomes, studied);
  return object("about", about_file_value(outcomes), "flips", std::move(flips), "structure",
                structure ? std::move(*structure) : Value());
}

Value add_file_of_sets(Document& document, const std::string& file, const DiscoveryOptions& options) {
  const ResultReader reader(file, sweep_filetype);
  const SweepOutcomes outcomes(reader);
  const DesignShape shape = outcomes.sweep().shape;
  if (shape == DesignShape::saltelli || shape == DesignShape::trajectories)
    throw Error(ErrorKind::usage, "discover: " + file + " is a " + outcomes.sweep().design +
                                      ", whose points are no even sample; taktskifte sensitivity reads it");
  if (outcomes.choices().size() < 2)
    throw Error(ErrorKind::usage,
                "discover: " + file +
                    " has one scenario and no values of funding.public_share as a policy, so "
                    "there is nothing to choose between; sweep two scenarios or more");
  document.blocks.push_back({Heading{shape == DesignShape::star ? "One at a time" : "Sets of assumptions"}});
  document.blocks.push_back(about_file(outcomes));
  return shape == DesignShape::star ? add_star(document, outcomes, options)
                                    : add_sets(document, outcomes, options);
}

}  // namespace

Document discovery_document(const std::vector<std::string>& files, const DiscoveryOptions& options) {
  Document document{.data = {}, .blocks = {{Heading{"When the answer holds", 1}}, {Paragraph{box_caveat()}}}};
  Value::List all;
  for (const auto& file : files) all.push_back(add_file_of_sets(document, file, options));
  document.data = object("caveat", box_caveat(), "studies", std::move(all));
  return document;
}

}  // namespace taktskifte::report
