// Which dimensions and variables a result file has, and what it says about itself; see results/README.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "output/h5_write.hpp"
#include "taktskifte/output/results.hpp"
#include "taktskifte/record/panel.hpp"

namespace taktskifte::layout {

/// Replicates that are written together; also their chunk.
inline constexpr std::size_t block = 64;

/// The dimensions of a file under construction, by name.
class Dimensions {
 public:
  Dimensions() = default;
  Dimensions(const h5::Handle& file, const ResultHeader& header);

  [[nodiscard]] std::size_t size(const std::string& name) const { return scales_.at(name).size; }
  [[nodiscard]] const h5::Handle& scale(const std::string& name) const { return scales_.at(name).handle; }

 private:
  struct Scale {
    h5::Handle handle;
    std::size_t size = 0;
  };
  void add(const std::string& name, h5::Handle handle, std::size_t size, const std::string& long_name);

  std::map<std::string, Scale> scales_;
};

/// What a variable is, apart from its values.
struct Description {
  std::string name, long_name, units;
  h5::Kind kind = h5::Kind::float64;
  std::vector<std::string> dimensions;  ///< outermost first
};

/// Creates a variable of numbers along its dimensions; a chunk holds one scenario and one block of
/// replicates.
h5::Handle create_variable(const h5::Handle& file, const Dimensions& dimensions,
                           const Description& description);

/// The row of a measure as a variable of the file.
Description describe(const MeasureRow& row);

/// A column of the panel as a variable of the file.
Description describe(const PanelColumn& column);

/// Root attributes: title, seed, versions and so on.
void write_attributes(const h5::Handle& file, const ResultHeader& header);

/// Everything that is known before the first replicate: municipalities, keys, texts of the scenarios.
void write_inputs(const h5::Handle& file, const Dimensions& dimensions, const ResultHeader& header);

}  // namespace taktskifte::layout
