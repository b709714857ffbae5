// What a sweep was made from, and what became of its points.
#include "contents/inputs.hpp"
#include "contents/sweep_texts.hpp"
#include "contents/sweep_variables.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"

namespace taktskifte::layout {
namespace {

using Texts = std::vector<std::string>;

void add_keys_of_sweep(Inputs& inputs, const Sweep& sweep) {
  Texts treatments;
  std::vector<const Key*> keys;
  for (const auto& swept : sweep.keys) {
    treatments.emplace_back(to_string(swept.treatment));
    keys.push_back(swept.key);
  }
  inputs.text("key_treatment", treatments);
  inputs.keys(keys);
}

void add_points(Inputs& inputs, const Sweep& sweep, const std::vector<PointState>& states,
                const Texts& messages) {
  std::vector<double> values, numbered;
  Texts settings;
  for (const auto& point : sweep.points) {
    for (std::size_t k = 0; k < sweep.keys.size(); ++k) {
      values.push_back(value_of(sweep.keys[k], point.settings[k]));
      settings.push_back(point.settings[k]);
    }
  }
  for (const PointState state : states) numbered.push_back(static_cast<double>(state));
  inputs.numbers("design_value", values);
  inputs.text("design_setting", settings);
  inputs.numbers("design_state", numbered);
  inputs.text("design_message", messages);
}

void add_failed_rows(Inputs& inputs, const SweepRows& rows, const std::vector<Failure>& failures) {
  if (failures.empty()) return;
  std::vector<double> points, replicates;
  Texts messages;
  for (const auto& failure : failures) {
    const auto row = rows.at(failure.replicate);
    points.push_back(static_cast<double>(row.point));
    replicates.push_back(row.replicate);
    messages.push_back(failure.reason);
  }
  inputs.numbers("failure_design", points);
  inputs.numbers("failure_replicate", replicates);
  inputs.text("failure_message", messages);
}

}  // namespace

std::vector<Attribute> attributes_of_sweep(const ResultHeader& header) {
  auto all = attributes_of(header, sweep_filetype);
  std::erase_if(all, [](const auto& one) {
    return one.name.starts_with("municipality_") || one.name == "failed_replicates";
  });
  all.push_back({"design", header.sweep->design});
  all.push_back({"chance", std::string(to_string(header.sweep->chance))});
  if (const auto shape = texts_of(*header.sweep).shape; !shape.empty())
    all.push_back({"design_shape", shape});
  all.push_back({"series", joined(header.sweep->series, " ")});
  all.push_back({"indicators", joined(header.sweep->indicators, " ")});
  return all;
}

std::vector<Filled> sweep_inputs_of(const ResultHeader& header) {
  const Sweep& sweep = *header.sweep;
  const SweepRows rows(sweep, header.scenarios.front().scenario.run.replicates);
  std::vector<PointState> states;
  Texts messages;
  for (const auto& point : sweep.points) {
    states.push_back(point.refused.empty() ? PointState::simulated : PointState::refused);
    messages.push_back(point.refused);
  }
  for (const auto& failure : header.failures) {
    const std::size_t point = rows.at(failure.replicate).point;
    if (states[point] != PointState::failed) messages[point] = failure.reason;
    states[point] = PointState::failed;
  }
  Inputs inputs(all_sweep_variables());
  add_points(inputs, sweep, states, messages);
  add_keys_of_sweep(inputs, sweep);
  add_failed_rows(inputs, rows, header.failures);
  inputs.scenarios(header.scenarios);
  inputs.data(header);
  return inputs.take();
}

}  // namespace taktskifte::layout
