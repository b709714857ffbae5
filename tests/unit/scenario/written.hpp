// A scenario written for one test and read back.
#pragma once

#include <string>
#include <vector>

#include "support/exit_of.hpp"
#include "support/scratch.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte::test {

/// The complaint about a file x.ini with this text; the test's folder is taken out of the message.
inline support::Complaint complaint_about(const std::string& text,
                                          const std::vector<std::string>& settings = {}) {
  const support::Scratch scratch;
  support::write_content(scratch.file("x.ini"), text);
  auto complaint = support::complaint_of([&] { (void)read_scenario(scratch.file("x.ini"), settings); });
  const std::string folder = scratch.file("");
  for (auto at = complaint.what.find(folder); at != std::string::npos; at = complaint.what.find(folder))
    complaint.what.erase(at, folder.size());
  return complaint;
}

inline ResolvedScenario read_text(const std::string& text, const std::vector<std::string>& settings = {}) {
  const support::Scratch scratch;
  support::write_content(scratch.file("x.ini"), text);
  return read_scenario(scratch.file("x.ini"), settings);
}

}  // namespace taktskifte::test
