// The names that a run gives in its folder. Nothing else there is read as its own, renamed or removed.
#pragma once

#include <string>

namespace taktskifte {

inline constexpr const char* record_name = "study.h5";

/// shard-00000064.h5
bool is_shard_name(const std::string& name);
/// shard-00000064.h5.damaged
bool is_damaged_name(const std::string& name);
/// run.lock, part-3-of-7.lock
bool is_lock_name(const std::string& name);
/// What TemporaryFile calls the record, until it is whole.
bool is_temporary_record_name(const std::string& name);
/// The same of the record, a shard or the result file.
bool is_temporary_name(const std::string& name);

}  // namespace taktskifte
