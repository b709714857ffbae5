// Writes an invented result file for the tests of readers, and beside it FILE.json with what must be read
// from it: write_sample FILE
#include <cmath>
#include <fstream>
#include <iostream>
#include <limits>

#include "support/sample_results.hpp"
#include "taktskifte/core/error.hpp"

namespace {

using namespace taktskifte;
using support::SampleSize;

/// Every measure as a flat list, row-major, straight from the invented numbers.
void write_expected(const std::string& file, const SampleSize& size) {
  std::vector<std::vector<Series>> replicates;
  for (int replicate = 0; replicate < size.replicates; ++replicate)
    replicates.push_back(support::sample_replicate(replicate, size));
  std::ofstream out(file);
  out.precision(std::numeric_limits<double>::max_digits10);
  const char* between_rows = "{";
  for (const auto& row : measures()) {
    out << between_rows << "\n\"" << row.name << "\": ";
    char between_values = '[';
    for (std::size_t scenario = 0; scenario < static_cast<std::size_t>(size.scenarios); ++scenario)
      for (const auto& series : replicates)
        for (std::size_t year = 0; year < static_cast<std::size_t>(size.years); ++year)
          for (std::size_t element = 0; element < row.elements(); ++element) {
            const double value = series[scenario].at(year, row.measure, element);
            out << between_values;
            if (std::isnan(value))
              out << "null";
            else
              out << value;
            between_values = ',';
          }
    out << ']';
    between_rows = ",";
  }
  out << "\n}\n";
}

/// The sample with two replicates that failed.
void write_with_failures(const std::string& file, const SampleSize& size) {
  auto header = support::sample_header(size);
  header.replicates = {0, 2, 3, 4, 5, 7};
  header.failures = {{1, "the ledger does not balance"}, {6, "too many projects on Ås"}};
  ResultWriter writer(file, header);
  for (const int replicate : header.replicates)
    writer.append(replicate, support::sample_replicate(replicate, size));
  writer.finish();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "Usage: write_sample FILE\n";
    return 64;
  }
  const std::string file = arguments[1];
  try {
    support::write_sample(file, {});
    write_expected(file + ".json", {});
    write_with_failures(file + ".failures.h5", {});
  } catch (const Error& problem) {
    std::cerr << problem.what() << '\n';
    return static_cast<int>(problem.kind());
  }
  return 0;
}
