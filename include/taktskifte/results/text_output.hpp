// Text that becomes a file of the user's.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace taktskifte {

/// Writes a file that gets its name when it is whole. Errors: ErrorKind::usage if it is one of the `inputs`,
/// however both are spelled or linked; ErrorKind::cannot_create if something stands under the name and may
/// not be overwritten, or no file can be made there; ErrorKind::io if it cannot be written to its end.
void write_text_file(const std::string& file, const std::vector<std::string>& inputs, bool overwrite,
                     const std::function<void(std::ostream&)>& write);

}  // namespace taktskifte
