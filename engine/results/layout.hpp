// Which dimensions and variables a result file has, and what it says about itself; see results/README.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "results/h5_write.hpp"
#include "results/municipality_sums.hpp"
#include "taktskifte/measures/trajectories.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::layout {

/// Replicates that are written together; also their chunk.
inline constexpr std::size_t block = 64;

/// What a variable is, apart from its values.
struct Description {
  std::string name, long_name;
  std::string units;                    ///< empty: none, as of text and of what counts along an axis
  std::optional<h5::Kind> kind;         ///< none: text
  std::vector<std::string> dimensions;  ///< outermost first
  std::vector<std::string> meanings{};  ///< of the values 0, 1, ... of a flag
  std::string standard_name{};          ///< of CF, if any
  std::optional<double> fill{};         ///< of integers: what stands for missing ones
};

/// The whole table of variables: every one that a file of the present format can have, in the order of
/// writing; those along failed_replicate, the successors, the panels and those of a year are not in every
/// file.
const std::vector<Description>& all_variables();
/// One of them, or nothing if there is none of that name.
const Description* find_variable(const std::string& name);
/// Parts of it: what labels the axes, each with its own name as its only dimension; what a file was made
/// from.
std::vector<Description> dimension_variables();
std::vector<Description> input_variables();
Description describe(const MeasureRow& row);
Description describe(const TrajectoryColumn& column);
Description describe(const SumRow& row);
Description describe(const YearSumRow& row);
Description drift_variable();

/// An attribute of a file or a variable: text, or numbers if there are any.
struct Attribute {
  std::string name, text;
  h5::Kind kind = h5::Kind::int32;
  std::vector<double> numbers{};
};

/// Those of a variable, in the order of writing, but for what HDF5 (dimension scales) and _FillValue need.
/// `format`: the format_version of the file they are in.
std::vector<Attribute> attributes_of(const Description& variable, int format = result_format_version);

/// Those of a file: title, seed, versions and so on.
std::vector<Attribute> attributes_of(const ResultHeader& header, const std::string& filetype);

void write(const h5::Handle& object, const std::vector<Attribute>& attributes);

/// What stands along the axes: names, or numbers.
struct Labels {
  std::map<std::string, std::vector<std::string>> texts;
  std::map<std::string, std::vector<double>> numbers;
};
Labels labels_of(const ResultHeader& header);

/// The dimensions of a file under construction, by name.
class Dimensions {
 public:
  Dimensions() = default;
  Dimensions(const h5::Handle& file, const ResultHeader& header);
  /// Of these variables; those of numbers that have no labels are left out.
  Dimensions(const h5::Handle& file, const std::vector<Description>& variables, const Labels& labels);

  [[nodiscard]] std::size_t size(const std::string& name) const { return scales_.at(name).size; }
  [[nodiscard]] const h5::Handle& scale(const std::string& name) const { return scales_.at(name).handle; }

 private:
  struct Scale {
    h5::Handle handle;
    std::size_t size = 0;
  };

  std::map<std::string, Scale> scales_;
};

/// Creates a variable of numbers along its dimensions; a chunk holds one scenario and one block of
/// replicates, of a sweep with few replicates those of many points.
h5::Handle create_numbers(const h5::Handle& file, const Dimensions& dimensions,
                          const Description& description);
/// Creates a variable of text with its values, row-major.
h5::Handle create_text(const h5::Handle& file, const Dimensions& dimensions, const Description& description,
                       const std::vector<std::string>& values);

/// Everything that is known before the first replicate: municipalities, keys, texts of the scenarios.
void write_inputs(const h5::Handle& file, const Dimensions& dimensions, const ResultHeader& header);

}  // namespace taktskifte::layout
