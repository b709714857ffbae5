#include "report/chosen_group.hpp"

#include <algorithm>
#include <charconv>

#include "taktskifte/contents/result_view.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/joined.hpp"
#include "taktskifte/core/printable.hpp"
#include "taktskifte/world/number_list.hpp"

namespace taktskifte::report {
namespace {

NumberedMunicipalities numbered(const ResultView& reader) {
  NumberedMunicipalities known{.year = std::nullopt,
                               .number = reader.labels("municipality"),
                               .name = reader.read_text("municipality_name"),
                               .successor_2024 = reader.read_text("successor_2024"),
                               .predecessors_2018 = {}};
  const std::string year = reader.attribute("municipality_number_year");
  int value = 0;
  if (std::from_chars(year.data(), year.data() + year.size(), value).ec == std::errc{}) known.year = value;
  known.name.resize(known.number.size());
  for (auto& name : known.name) name = printable(name);
  const auto tables = reader.read_text("data_text");
  if (tables.empty() || !known.successor_2024.empty()) return known;
  const auto predecessors = predecessors_2018({.name = reader.file(), .text = tables.front()});
  if (predecessors.empty()) return known;
  for (const auto& number : known.number) {
    const auto found = predecessors.find(number);
    known.predecessors_2018.push_back(found == predecessors.end() ? std::vector<std::string>{}
                                                                  : found->second);
  }
  return known;
}

std::vector<std::string> parts_of(const std::string& label) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= label.size();) {
    const auto comma = std::min(label.find(", ", at), label.size());
    parts.push_back(label.substr(at, comma - at));
    at = comma + 2;
  }
  return parts;
}

[[noreturn]] void refuse_label(const std::string& label, const std::string& part,
                               const std::vector<std::string>& regions,
                               const std::vector<std::string>& sizes) {
  throw Error(ErrorKind::usage, "--group " + label + ": " + part +
                                    " is no region and no size class; give one of " + joined(regions) +
                                    ", one of " + joined(sizes) +
                                    ", or both with a comma, such as \"Nord-Norge, below 5000\"");
}

// Positions of those that are of every part of the label.
std::vector<std::size_t> labelled(const ResultView& reader, const std::string& label) {
  const auto regions = reader.labels("region");
  const auto sizes = reader.labels("size_class");
  const auto region = reader.numbers("municipality_region");
  const auto size = reader.numbers("municipality_size_class");
  std::vector<std::size_t> positions(region.size());
  for (std::size_t m = 0; m < positions.size(); ++m) positions[m] = m;
  for (const auto& part : parts_of(label)) {
    const auto keep = [&](const std::vector<std::string>& names, const std::vector<double>& of) {
      const auto found = std::find(names.begin(), names.end(), part);
      if (found == names.end()) return false;
      std::erase_if(positions,
                    [&](std::size_t m) { return of[m] != static_cast<double>(found - names.begin()); });
      return true;
    };
    if (!keep(regions, region) && !keep(sizes, size)) refuse_label(label, part, regions, sizes);
  }
  return positions;
}

}  // namespace

ChosenGroup chosen_group(const ResultView& reader, const GroupChoice& choice) {
  ChosenGroup group;
  const NumberedMunicipalities known = numbered(reader);
  if (!choice.label.empty()) {
    group.positions = labelled(reader, choice.label);
  } else {
    const auto numbers = read_number_list(read_data_text(choice.list), choice.column);
    auto chosen = choose_municipalities(known, numbers);
    group.positions = std::move(chosen.positions);
    group.notes = std::move(chosen.notes);
  }
  if (group.positions.empty())
    throw Error(ErrorKind::data, (choice.label.empty() ? choice.list : "--group " + choice.label) +
                                     ": none of its municipalities is in " + reader.file() +
                                     (group.notes.empty() ? "" : ": " + joined(group.notes)));
  const auto inhabitants = reader.numbers("population");
  for (const std::size_t m : group.positions)
    group.members.push_back({known.number[m], known.name[m], inhabitants[m]});
  return group;
}

}  // namespace taktskifte::report
