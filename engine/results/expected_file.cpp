#include "results/expected_file.hpp"

#include "results/layout.hpp"
#include "results/sweep_contents.hpp"
#include "results/sweep_layout.hpp"

namespace taktskifte {

h5::Handle expected_file(const ResultHeader& header) {
  h5::Handle file = h5::create_in_memory();
  if (header.sweep) {
    const layout::Dimensions along(file, layout::sweep_dimension_variables(),
                                   layout::sweep_labels_of(header));
    write_sweep_inputs(file, along, header);
    (void)create_sweep_columns(file, along, header);
    (void)layout::create_numbers(file, along, layout::sweep_drift_variable());
    return file;
  }
  const layout::Dimensions dimensions(file, header);
  layout::write(file, layout::attributes_of(header, results_filetype));
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
