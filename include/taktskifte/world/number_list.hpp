// Lists of municipality numbers that people keep, and which municipalities of a result they mean.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "taktskifte/world/data_files.hpp"

namespace taktskifte {

/// A number in such a list.
struct ListedNumber {
  int line = 0;
  std::string number;  ///< four digits; in a synthetic population also "0301-2"
};

/// The numbers of a list: one a line (blank lines and those that begin with # are passed over), or a column
/// of a CSV file (in which they are, too, but blank ones among its rows): `column` if it is not empty, else
/// one with a usual name (number, kommunenummer, ...), else the only one that holds nothing but such numbers.
/// "301", "K-0301" and "0301 Oslo" mean 0301. Errors: ErrorKind::data with what is no number and its line;
/// ErrorKind::usage for a column that is not there.
std::vector<ListedNumber> read_number_list(const DataText& list, const std::string& column);

/// What a result says of its municipalities' numbers.
struct NumberedMunicipalities {
  std::optional<int> year;  ///< in which the numbers are valid
  std::vector<std::string> number, name;
  std::vector<std::string> successor_2024;                  ///< one each, or none at all
  std::vector<std::vector<std::string>> predecessors_2018;  ///< one list each, or none at all
};

struct ChosenMunicipalities {
  std::vector<std::size_t> positions;  ///< rising, each once
  std::vector<std::string>
      notes;  ///< numbers read as those of another year, twice, or not found: a sentence each
};

/// A number is that of the result's own municipalities. Where the list as a whole has numbers of 2024 (or, in
/// a result of 2024, of 2018), it means those that became (or were) one of that number, all of them.
ChosenMunicipalities choose_municipalities(const NumberedMunicipalities& known,
                                           std::span<const ListedNumber> wanted);

/// By number: the municipalities of 2018 that a list with a column predecessors_2018_shares names; empty for
/// a list without one.
std::map<std::string, std::vector<std::string>> predecessors_2018(const DataText& list);

}  // namespace taktskifte
