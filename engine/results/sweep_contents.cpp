#include "results/sweep_contents.hpp"

#include "contents/sweep_variables.hpp"

namespace taktskifte {

void write_sweep_inputs(const h5::Handle& file, const layout::Dimensions& dimensions,
                        const ResultHeader& header) {
  layout::write(file, layout::attributes_of_sweep(header));
  layout::write(file, dimensions, layout::sweep_inputs_of(header));
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
