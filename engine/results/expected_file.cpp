#include "results/expected_file.hpp"

#include "results/layout.hpp"

namespace taktskifte {

h5::Handle expected_file(const ResultHeader& header) {
  h5::Handle file = h5::create_in_memory();
  const layout::Dimensions dimensions(file, header);
  layout::write(file, layout::attributes_of(header, "taktskifte results"));
  layout::write_inputs(file, dimensions, header);
  const auto create = [&](const auto& rows) {
    for (const auto& row : rows) (void)layout::create_numbers(file, dimensions, layout::describe(row));
  };
  create(measures());
  if (header.trajectories) create(trajectory_columns());
  (void)layout::create_numbers(file, dimensions, layout::drift_variable());
  create(municipality_sum_rows());
  if (keeps_municipality_years(header.scenarios.front().scenario.run, header.municipalities->size()))
    create(municipality_year_rows());
  return file;
}

}  // namespace taktskifte
