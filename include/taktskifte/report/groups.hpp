// A group of municipalities within the nation: what it and each of them gains or loses.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

/// Which municipalities: a list or a label.
struct GroupChoice {
  std::string list{};    ///< file with their numbers (world/number_list.hpp)
  std::string column{};  ///< of the list, if it is a table; a usual one if empty
  std::string label{};   ///< a region, a size class, or both: "Nord-Norge, below 5000"
  std::optional<int>
      since{};  ///< reach counts from this year; from the first in which the scenarios differ if absent
};

struct GroupMember {
  std::string number, name;
  double inhabitants = 0.0;
};

struct ComparedGroup {
  ComparedFile whole;  ///< rows of the group; notes say what of the list was not found or read otherwise
  std::vector<GroupMember> members;
  /// Of each member: innovations with a researcher a year, grants led a year, whether it was reached. Of
  /// these the first two are judged against 0, all members and scenarios together.
  std::vector<ComparedRow> research, awards, reached;
  int since = 0;      ///< reach counts projects that began from this year on
  double part = 0.0;  ///< of the country's innovations in the first scenario
};

/// Runs the replicates again, since files hold no counts by municipality of each. Years: those from `since`
/// on unless options say others. Margins of counts are those of the country in proportion to the group's
/// innovations. Errors: those of compare_files, rerun_replicates and read_number_list; ErrorKind::usage for a
/// label that is none and a year out of range; ErrorKind::data if none of the list is found.
ComparedGroup compare_group(const std::vector<std::string>& files, const ComparisonOptions& options,
                            const GroupChoice& choice);

Document group_document(const ComparedGroup& group);

}  // namespace taktskifte::report
