// Which dimensions and variables the results of a run have, and what they say about themselves, as data: who
// writes a file and who keeps results in memory takes them from here. See results/README.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "contents/municipality_sums.hpp"
#include "taktskifte/contents/dataset.hpp"
#include "taktskifte/contents/header.hpp"
#include "taktskifte/measures/trajectories.hpp"

namespace taktskifte::layout {

/// What a variable is, apart from its values.
struct Description {
  std::string name, long_name;
  std::string units;                    ///< empty: none, as of text and of what counts along an axis
  std::optional<NumberType> kind;       ///< none: text
  std::vector<std::string> dimensions;  ///< outermost first
  std::vector<std::string> meanings{};  ///< of the values 0, 1, ... of a flag
  std::string standard_name{};          ///< of CF, if any
  std::optional<double> fill{};         ///< of integers: what stands for missing ones
};

/// A variable of texts, without a unit.
Description text_variable(const std::string& name, const std::string& long_name,
                          const std::vector<std::string>& dimensions);
/// The labels of the axis of that name: texts, or numbers of that kind.
Description axis_variable(const std::string& name, const std::string& long_name,
                          std::optional<NumberType> kind = std::nullopt);
/// The flag burn_in_drift; `fill` stands where a replicate is missing.
Description drift_variable(const std::vector<std::string>& dimensions, std::optional<double> fill = {});

/// The whole table of variables: every one that a file of the present format can have, in the order of
/// writing; those along failed_replicate, the successors, the panels and those of a year are not in every
/// file.
const std::vector<Description>& all_variables();
/// Parts of it: what labels the axes, each with its own name as its only dimension; what a file was made
/// from; what each replicate has, along (scenario, replicate, ...); sums over replicates.
std::vector<Description> dimension_variables();
std::vector<Description> input_variables();
std::vector<Description> replicate_variables(bool trajectories);
std::vector<Description> sum_variables(bool municipality_years);
Description describe(const MeasureRow& row);
Description describe(const TrajectoryColumn& column);
Description describe(const SumRow& row);
Description describe(const YearSumRow& row);

/// Attributes of a variable, in the order of writing, but for what HDF5 (dimension scales) and _FillValue
/// need. `format`: the format_version of the file they are in.
std::vector<Attribute> attributes_of(const Description& variable, int format = result_format_version);

/// Those of a file: title, seed, versions and so on.
std::vector<Attribute> attributes_of(const ResultHeader& header, const std::string& filetype);

/// What stands along the axes: names, or numbers.
struct Labels {
  std::map<std::string, std::vector<std::string>> texts;
  std::map<std::string, std::vector<double>> numbers;
};
Labels labels_of(const ResultHeader& header);

/// first, first + 1, ...: `count` numbers.
std::vector<double> counted(std::size_t count, int first = 0);

/// The names of a table as texts.
template <typename Names>
std::vector<std::string> texts(const Names& names) {
  return {names.begin(), names.end()};
}

/// A variable with its values, row-major: numbers or texts.
struct Filled {
  Description description;
  std::vector<double> numbers;
  std::vector<std::string> texts;
};

/// The labels of these variables' axes; those of numbers that have no labels are left out.
std::vector<Filled> axes_of(const std::vector<Description>& variables, const Labels& labels);

/// Everything that is known before the first replicate: municipalities, keys, texts of the scenarios.
std::vector<Filled> inputs_of(const ResultHeader& header);

}  // namespace taktskifte::layout
