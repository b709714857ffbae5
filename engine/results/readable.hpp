// Looks at a file from outside, most of it before HDF5, which can crash on a damaged one, sees it. All that
// throw, throw Error and name the file and what to do.
#pragma once

#include <string>

#include "results/file_checksum.hpp"

namespace taktskifte {

/// What to do with a damaged result file.
inline constexpr const char* damage_remedy = "fetch the file again, or run its scenarios again";

/// Tells one file from another, and from itself when it was changed. Empty if there is none.
std::string identity_of(const std::string& file);

/// The file is the one that had this identity (else ErrorKind::io).
void check_same(const std::string& file, const std::string& identity);

/// An ordinary file (else ErrorKind::no_input) that starts as HDF5 files do (else ErrorKind::data).
void check_is_hdf5(const std::string& file);

/// No other program has it open for writing (else ErrorKind::io). Asked before the checksum, which does not
/// fit while somebody writes.
void check_unlocked(const std::string& file);

/// As checksum_of; ErrorKind::io if the file cannot be read to its end.
Checksum checked_checksum(const std::string& file);

}  // namespace taktskifte
