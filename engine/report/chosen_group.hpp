// The municipalities of a result that a user means.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/report/groups.hpp"

namespace taktskifte::report {

struct ChosenGroup {
  std::vector<std::size_t> positions;  ///< along `municipality`, rising
  std::vector<GroupMember> members;    ///< the same
  std::vector<std::string> notes;
};

/// Errors: those of read_number_list; ErrorKind::usage for a label that is none, ErrorKind::data for a group
/// without municipalities.
ChosenGroup chosen_group(const ResultView& reader, const GroupChoice& choice);

}  // namespace taktskifte::report
