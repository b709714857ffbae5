// The data files of a study as text, so that a result file can hold what it was made from.
#pragma once

#include <string>

#include "taktskifte/scenario/scenario.hpp"

namespace taktskifte {

/// The content of a table, and what messages call it.
struct DataText {
  std::string name;        ///< of the file it was read from
  std::string text;        ///< UTF-8, without byte-order mark
  std::string encoding{};  ///< what the file was in, unless UTF-8

  bool operator==(const DataText&) const = default;
};

/// What data.municipalities and data.institutions name.
struct Data {
  DataText municipalities;
  DataText institutions;

  bool operator==(const Data&) const = default;
};

/// Reads a file of at most 64 MiB in UTF-8 or, as spreadsheets save it in Norway, Windows-1252. Errors:
/// ErrorKind::no_input if it does not exist or cannot be read, ErrorKind::data if it is larger or no text.
DataText read_data_text(const std::string& file);

/// The same of a table at hand; `name` is what messages call it. Errors: ErrorKind::data as above.
DataText data_text(const std::string& name, std::string content);

/// Both files of a scenario. Errors: those of read_data_text.
Data read_data(const Scenario& scenario);

}  // namespace taktskifte
