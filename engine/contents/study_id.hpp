// A name for everything that results are made from.
#pragma once

#include <string>

#include "taktskifte/contents/header.hpp"

namespace taktskifte {

/// A name for everything that results are made from: scenarios, data, engine, compiler. Two runs with the
/// same id have the same results. An UUID of version 5 (RFC 4122).
std::string study_id(const ResultHeader& header);

/// What an id is made from: first the program, then a study.
class StudyContent {
 public:
  StudyContent(const Engine& engine, const std::string& format, const std::string& results);
  void scenario(const std::string& name, const std::string& text, const std::string& resolved);
  void table(const std::string& text);
  void sweep(const Sweep& sweep);
  [[nodiscard]] std::string id() const;

 private:
  std::string all_;
};

}  // namespace taktskifte
