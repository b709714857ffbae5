#include "results/sweep_contents.hpp"

#include "results/sweep_layout.hpp"
#include "results/sweep_texts.hpp"
#include "taktskifte/results/sweep_file.hpp"
#include "taktskifte/scenario/sweep_rows.hpp"
#include "taktskifte/scenario/titles.hpp"

namespace taktskifte {
namespace {

using Texts = std::vector<std::string>;

/// Writes what is known before the first row.
class SweepInputs {
 public:
  SweepInputs(const h5::Handle& file, const layout::Dimensions& dimensions)
      : file_(file), dimensions_(dimensions) {}

  void text(const std::string& name, const Texts& values) const {
    (void)layout::create_text(file_, dimensions_, *layout::find_sweep_variable(name), values);
  }
  void numbers(const std::string& name, const std::vector<double>& values) const {
    const auto& description = *layout::find_sweep_variable(name);
    h5::Shape shape;
    for (const auto& dimension : description.dimensions) shape.push_back(dimensions_.size(dimension));
    h5::write_block(layout::create_numbers(file_, dimensions_, description), h5::Shape(shape.size(), 0),
                    shape, values);
  }

 private:
  const h5::Handle& file_;
  const layout::Dimensions& dimensions_;
};

void write_keys_of_sweep(const SweepInputs& inputs, const Sweep& sweep) {
  Texts treatments, units, statuses, confidences, sources;
  for (const auto& swept : sweep.keys) {
    treatments.emplace_back(to_string(swept.treatment));
    units.emplace_back(swept.key->unit);
    statuses.emplace_back(to_string(swept.key->status));
    confidences.emplace_back(to_string(swept.key->confidence));
    sources.emplace_back(swept.key->source);
  }
  inputs.text("key_treatment", treatments);
  inputs.text("key_unit", units);
  inputs.text("key_status", statuses);
  inputs.text("key_confidence", confidences);
  inputs.text("key_source", sources);
}

void write_points(const SweepInputs& inputs, const Sweep& sweep, const std::vector<PointState>& states,
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

void write_failed_rows(const SweepInputs& inputs, const SweepRows& rows,
                       const std::vector<Failure>& failures) {
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

void write_origin(const SweepInputs& inputs, const ResultHeader& header) {
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

std::vector<layout::Attribute> attributes_of_sweep(const ResultHeader& header) {
  auto all = layout::attributes_of(header, sweep_filetype);
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

}  // namespace

void write_sweep_inputs(const h5::Handle& file, const layout::Dimensions& dimensions,
                        const ResultHeader& header) {
  layout::write(file, attributes_of_sweep(header));
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
  const SweepInputs inputs(file, dimensions);
  write_points(inputs, sweep, states, messages);
  write_keys_of_sweep(inputs, sweep);
  write_failed_rows(inputs, rows, header.failures);
  write_origin(inputs, header);
}

std::vector<StoredColumn> create_sweep_columns(const h5::Handle& file, const layout::Dimensions& dimensions,
                                               const ResultHeader& header) {
  std::vector<StoredColumn> columns;
  std::size_t first = 0;
  for (const auto& column : sweep_columns(*header.sweep, dimensions.size("year"))) {
    StoredColumn stored{.dataset = layout::create_numbers(file, dimensions, layout::describe(column)),
                        .behind = {},
                        .first = first,
                        .size = column.size};
    for (const auto& dimension : column.dimensions) stored.behind.push_back(dimensions.size(dimension));
    first += column.size;
    columns.push_back(std::move(stored));
  }
  return columns;
}

}  // namespace taktskifte
