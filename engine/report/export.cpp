#include "taktskifte/report/export.hpp"

#include <algorithm>
#include <cmath>

#include "report/csv_style.hpp"
#include "report/municipality_export.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {
namespace {

const CsvStyle& style_of(Form form) { return form == Form::excel ? excel_csv : plain_csv; }

/// What stands along a dimension.
std::vector<Value> labels_along(const ResultReader& reader, const std::string& dimension) {
  std::vector<Value> labels;
  for (const auto& label : reader.labels(dimension)) labels.emplace_back(printable(label));
  if (!labels.empty()) return labels;
  for (const double number : reader.read(dimension).values) {
    if (number == std::floor(number) && std::abs(number) < 1e15)
      labels.emplace_back(static_cast<std::int64_t>(number));
    else
      labels.emplace_back(number);
  }
  return labels;
}

std::vector<Variable> read_all(const ResultReader& reader, const std::vector<std::string>& names) {
  const auto stored = reader.variable_names();
  std::vector<Variable> variables;
  for (const auto& name : names) {
    if (std::find(stored.begin(), stored.end(), name) == stored.end())
      throw Error(ErrorKind::usage, name + ": " + reader.file() +
                                        " has no such variable of numbers; taktskifte info " + reader.file() +
                                        " lists them");
    variables.push_back(reader.read(name));
    if (variables.back().dimensions != variables.front().dimensions)
      throw Error(ErrorKind::usage, name + ": has other dimensions (" + joined(variables.back().dimensions) +
                                        ") than " + variables.front().name + " (" +
                                        joined(variables.front().dimensions) + "); export each by itself");
  }
  return variables;
}

struct MeanAndSpread {
  double mean = std::nan("");
  double sd = std::nan("");
};

MeanAndSpread over_replicates(const std::vector<double>& values) {
  double n = 0.0;
  double mean = 0.0;
  double squares = 0.0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    const double off = value - mean;
    mean += off / ++n;
    squares += off * (value - mean);
  }
  if (n == 0.0) return {};
  return {.mean = mean, .sd = n > 1.0 ? std::sqrt(squares / (n - 1.0)) : std::nan("")};
}

/// How far apart the elements of a variable lie along each of its dimensions.
std::vector<std::size_t> strides_of(const std::vector<std::size_t>& shape) {
  std::vector<std::size_t> strides(shape.size(), 1);
  for (std::size_t d = shape.size(); d-- > 1;) strides[d - 1] = strides[d] * shape[d];
  return strides;
}

void export_variables(std::ostream& out, const ResultReader& reader, const ExportOptions& options) {
  const CsvStyle& style = style_of(options.form);
  const auto variables = read_all(reader, options.variables);
  const auto& dimensions = variables.front().dimensions;
  const auto replicate = static_cast<std::size_t>(
      std::find(dimensions.begin(), dimensions.end(), "replicate") - dimensions.begin());
  if (options.mean && replicate == dimensions.size())
    throw Error(ErrorKind::usage, "--mean: " + variables.front().name + " has no replicates; leave it out");
  const std::size_t left_out = options.mean ? replicate : dimensions.size();

  std::vector<std::string> line;
  std::vector<std::vector<Value>> labels;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    labels.push_back(labels_along(reader, dimensions[d]));
    if (labels.back().size() != variables.front().shape[d])
      throw Error(ErrorKind::data, reader.file() + ": " + dimensions[d] +
                                       " has another number of labels than " + variables.front().name +
                                       " has elements; run its scenarios again");
    if (d != left_out) line.push_back(dimensions[d]);
  }
  for (const auto& variable : variables) {
    line.push_back(variable.name);
    if (options.mean) line.push_back(variable.name + " sd");
  }
  out << style.mark;
  print_csv_line(out, line, style);
  const auto& shape = variables.front().shape;
  const auto strides = strides_of(shape);
  const auto place = [&](std::size_t at, std::size_t d) { return at / strides[d] % shape[d]; };
  for (std::size_t at = 0; at < variables.front().values.size(); ++at) {
    if (options.mean && place(at, replicate) > 0) continue;
    line.clear();
    for (std::size_t d = 0; d < dimensions.size(); ++d)
      if (d != left_out) line.push_back(csv_field(labels[d][place(at, d)], style));
    for (const auto& variable : variables) {
      if (!options.mean) {
        line.push_back(csv_field(variable.values[at], style));
        continue;
      }
      std::vector<double> values;
      for (std::size_t r = 0; r < variable.shape[replicate]; ++r)
        values.push_back(variable.values[at + r * strides[replicate]]);
      const auto [mean, sd] = over_replicates(values);
      line.push_back(csv_field(mean, style));
      line.push_back(csv_field(sd, style));
    }
    print_csv_line(out, line, style);
  }
}

}  // namespace

void export_csv(std::ostream& out, const ResultReader& reader, const ExportOptions& options) {
  if (options.municipalities)
    export_municipalities(out, reader, style_of(options.form));
  else
    export_variables(out, reader, options);
}

}  // namespace taktskifte::report
