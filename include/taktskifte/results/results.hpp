// The result file: HDF5 that is also netCDF-4. The only module that knows HDF5.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "taktskifte/contents/header.hpp"
#include "taktskifte/contents/result_view.hpp"
#include "taktskifte/measures/series.hpp"

namespace taktskifte {

/// As filetype that is looked for: whatever it says it is.
inline constexpr const char* any_result = "";

/// Writes a result file under a temporary name in `folder` (beside `file` if that is empty); finish() syncs
/// it and gives it its name. Without finish() the destructor removes the temporary file, and what stood under
/// `file` before is untouched. Errors: ErrorKind::cannot_create, ErrorKind::io, ErrorKind::scenario if a sum
/// per municipality exceeds 2^53.
class ResultWriter {
 public:
  /// Numbers are packed on up to `threads` threads, on one if that is less. The file is the same for any.
  ResultWriter(const std::string& file, const ResultHeader& header, const std::string& folder = {},
               int threads = 1);
  ~ResultWriter();
  ResultWriter(const ResultWriter&) = delete;
  ResultWriter& operator=(const ResultWriter&) = delete;

  /// Replicates must come in the order of the header; `series` holds one Series per scenario.
  void append(int replicate, const std::vector<Series>& series);
  /// The same for replicates whose totals per municipality come by add_sums().
  void append_without_totals(int replicate, const std::vector<Series>& series);
  /// Totals per municipality of several replicates, added up; see engine/contents/municipality_sums.hpp.
  /// Errors: ErrorKind::data (without a name) for numbers that are none.
  void add_sums(const std::vector<std::vector<double>>& columns);
  /// Writes what is buffered and the sums per municipality, fsyncs file and folder, renames.
  /// Throws ErrorKind::internal if replicates are missing.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One variable of a result file, whole.
struct Variable {
  std::string name, long_name, units;
  std::vector<std::string> dimensions;  ///< names, outermost first
  std::vector<std::size_t> shape;
  std::vector<double> values;  ///< row-major; counts are exact
};

struct ResultText {
  std::string name;
  std::string value;
};

/// Something that a file says of itself, or of a variable, beside its values.
struct Property {
  std::string variable;  ///< empty if it is of the file
  std::string name;      ///< "attribute units"; of a variable also "type" and "dimensions"
  std::string value;     ///< as text; numbers exact, separated by commas
  std::string storage;   ///< how an attribute is stored: "text", "int32 [1]"
};

/// Read access to a finished result file. Errors: ErrorKind::no_input, ErrorKind::data (not ours, damaged, or
/// another format version: says which and what to do), ErrorKind::io (in use by another program). HDF5 sees
/// the file in a process of its own only, so that nothing in it can harm this one: one process when it is
/// opened, and one for each variable that is read. When HDF5 crashes, hangs or eats memory over the file,
/// that ends in ErrorKind::data.
class ResultReader final : public ResultView {
 public:
  /// `filetype`: what the attribute of that name has to be; any_result for the result of a run or a sweep.
  explicit ResultReader(const std::string& file, const std::string& filetype = results_filetype);
  ~ResultReader() override;
  ResultReader(const ResultReader&) = delete;
  ResultReader& operator=(const ResultReader&) = delete;

  /// Its name as given, for messages.
  [[nodiscard]] const std::string& file() const override;
  /// Whether it is the result of a sweep.
  [[nodiscard]] bool is_sweep() const { return attribute("filetype") == sweep_filetype; }
  /// Whether it ends in a line with its checksum, which then fits.
  [[nodiscard]] bool has_checksum() const;
  [[nodiscard]] const std::vector<std::string>& scenarios() const override;
  [[nodiscard]] const std::vector<int>& years() const override;
  [[nodiscard]] int replicates() const override;
  [[nodiscard]] const std::vector<int>& replicate_numbers() const override;
  [[nodiscard]] const std::vector<Failure>& failures() const override;
  [[nodiscard]] double population_scale() const override;
  /// Root attributes that are text or whole numbers, in the order of writing.
  [[nodiscard]] std::vector<ResultText> attributes() const;
  [[nodiscard]] std::string attribute(const std::string& name) const override;
  /// All attributes of the file and of its variables, and the variables' types and dimensions.
  [[nodiscard]] std::vector<Property> properties() const;
  [[nodiscard]] std::vector<std::string> variable_names() const override;
  [[nodiscard]] bool has(const std::string& name) const override;
  /// Name, units, dimensions and shape of a variable, without its values.
  [[nodiscard]] Variable describe(const std::string& name) const;
  [[nodiscard]] Variable read(const std::string& name) const;
  [[nodiscard]] std::vector<double> numbers(const std::string& name) const override {
    return read(name).values;
  }
  /// The values of one scenario and of `count` replicates from position `first` on, of a variable whose first
  /// dimensions are scenario and replicate. The whole variable is read once and kept.
  [[nodiscard]] std::vector<double> read_replicates(const std::string& name, std::size_t scenario,
                                                    std::size_t first, std::size_t count) const;
  [[nodiscard]] std::vector<std::string> read_text(const std::string& name) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace taktskifte
