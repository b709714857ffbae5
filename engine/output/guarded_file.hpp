// A result file on which HDF5 may crash or hang, read by a process of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "output/answering_process.hpp"
#include "output/result_file.hpp"
#include "taktskifte/output/results.hpp"

namespace taktskifte {

/// Questions and errors are those of ResultFile. A file on which the process dies is damaged (Exit::data).
/// To be made while the program has one thread.
class GuardedFile {
 public:
  GuardedFile(const std::string& path, const std::string& filetype);

  [[nodiscard]] const ResultFacts& facts() const { return facts_; }
  [[nodiscard]] std::vector<ResultText> attributes() const;
  [[nodiscard]] std::vector<std::string> variable_names() const;
  [[nodiscard]] Variable describe(const std::string& name) const;
  [[nodiscard]] Variable read(const std::string& name) const;
  [[nodiscard]] std::vector<double> read_replicates(const std::string& name, std::size_t scenario,
                                                    std::size_t first, std::size_t count) const;
  [[nodiscard]] std::vector<std::string> read_text(const std::string& name) const;

 private:
  std::string path_;
  std::unique_ptr<AnsweringProcess> process_;
  ResultFacts facts_;
};

}  // namespace taktskifte
