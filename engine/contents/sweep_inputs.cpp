// What a sweep was made from, and what became of its points.
#include "contents/sweep_texts.hpp"
#include "contents/sweep_variables.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"
#include "taktskifte/scenario/titles.hpp"

namespace taktskifte::layout {
namespace {

using Texts = std::vector<std::string>;

/// What is known before the first row, while it is put together.
class SweepInputs {
 public:
  void text(const std::string& name, Texts values) {
    all_.push_back({*find_sweep_variable(name), {}, std::move(values)});
  }
  void numbers(const std::string& name, std::vector<double> values) {
    all_.push_back({*find_sweep_variable(name), std::move(values), {}});
  }

  [[nodiscard]] std::vector<Filled> take() { return std::move(all_); }

 private:
  std::vector<Filled> all_;
};

void add_keys_of_sweep(SweepInputs& inputs, const Sweep& sweep) {
  Texts treatments, units, statuses, confidences, sources;
  for (const auto& swept : sweep.keys) {
    treatments.emplace_back(to_string(swept.treatment));
    units.emplace_back(swept.key->unit);
    statuses.emplace_back(to_string(swept.key->evidence.status));
    confidences.emplace_back(to_string(swept.key->evidence.confidence));
    sources.emplace_back(swept.key->source);
  }
  inputs.text("key_treatment", treatments);
  inputs.text("key_unit", units);
  inputs.text("key_status", statuses);
  inputs.text("key_confidence", confidences);
  inputs.text("key_source", sources);
}

void add_points(SweepInputs& inputs, const Sweep& sweep, const std::vector<PointState>& states,
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

void add_failed_rows(SweepInputs& inputs, const SweepRows& rows, const std::vector<Failure>& failures) {
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

void add_origin(SweepInputs& inputs, const ResultHeader& header) {
  Texts texts, resolved;
  for (const auto& scenario : header.scenarios) {
    texts.push_back(scenario.text);
    resolved.push_back(resolved_text(scenario));
  }
  inputs.text("scenario_title", shown_titles(header.scenarios));
  inputs.text("scenario_text", texts);
  inputs.text("resolved_keys", resolved);
  inputs.text("data_text", {header.data.municipalities.text, header.data.institutions.text});
}

std::string with_blanks(const Texts& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
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
  all.push_back({"series", with_blanks(header.sweep->series)});
  all.push_back({"indicators", with_blanks(header.sweep->indicators)});
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
  SweepInputs inputs;
  add_points(inputs, sweep, states, messages);
  add_keys_of_sweep(inputs, sweep);
  add_failed_rows(inputs, rows, header.failures);
  add_origin(inputs, header);
  return inputs.take();
}

}  // namespace taktskifte::layout
