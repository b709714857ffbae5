#include "scenario/options.hpp"

#include <boost/program_options.hpp>
#include <sstream>
#include <string>

#include "taktskifte/scenario/keys.hpp"

namespace taktskifte {

namespace po = boost::program_options;

std::vector<IniEntry> parse_options(const std::vector<IniEntry>& entries) {
  po::options_description known;
  for (const auto name : readable_names())
    known.add_options()(std::string(name).c_str(), po::value<std::string>());

  std::stringstream clean;
  for (const auto& entry : entries) clean << entry.name << " = " << entry.text << '\n';

  std::vector<IniEntry> parsed;
  try {
    for (const auto& option : po::parse_config_file(clean, known).options)
      parsed.push_back({option.string_key, option.value.empty() ? "" : option.value.front(), {}});
  } catch (const po::error& problem) {
    throw Error(ErrorKind::internal,
                std::string("a checked scenario could not be parsed: ") + problem.what());
  }
  if (parsed.size() != entries.size())
    throw Error(ErrorKind::internal, "a checked scenario was parsed into another number of entries");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (parsed[i].name != entries[i].name || parsed[i].text != entries[i].text)
      throw Error(ErrorKind::internal, to_string(entries[i].place) + ": " + quoted(entries[i]) +
                                           "understood as " + quoted(parsed[i]));
    parsed[i].place = entries[i].place;
  }
  return parsed;
}

}  // namespace taktskifte
