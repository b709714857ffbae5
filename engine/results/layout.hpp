// How the contents of results (contents/description.hpp) are written as HDF5; see results/README.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "contents/description.hpp"
#include "results/h5_write.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::layout {

/// Replicates that are written together; also their chunk.
inline constexpr std::size_t block = 64;

/// Replicates and points of a sweep that are stored together: small designs with many replicates by point,
/// large ones with few by many points.
std::size_t replicates_of_chunk(std::size_t replicates);
std::size_t points_of_chunk(std::size_t replicates);

void write(const h5::Handle& object, const std::vector<Attribute>& attributes);

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

/// Creates variables with their values.
void write(const h5::Handle& file, const Dimensions& dimensions, const std::vector<Filled>& variables);

}  // namespace taktskifte::layout
