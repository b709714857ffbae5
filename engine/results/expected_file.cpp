#include "results/expected_file.hpp"

#include "contents/sweep_variables.hpp"
#include "results/layout.hpp"
#include "results/sweep_contents.hpp"

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
  layout::write(file, dimensions, layout::inputs_of(header));
  const auto create = [&](const std::vector<layout::Description>& variables) {
    for (const auto& variable : variables) (void)layout::create_numbers(file, dimensions, variable);
  };
  create(layout::replicate_variables(header.trajectories));
  create(layout::sum_variables(municipality_years_kept(header) > 0));
  return file;
}

}  // namespace taktskifte
