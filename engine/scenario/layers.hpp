// A scenario file on top of its bases, as files and as the one text that a result file keeps of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenario/ini_file.hpp"

namespace taktskifte {

struct Layer {
  std::filesystem::path file;
  IniFile ini;
};

/// One line of a layer, as the scenario takes it.
struct LayerEntry {
  IniEntry entry;
  std::string origin;            ///< "parity.ini:7" or "base today.ini:12"
  std::filesystem::path folder;  ///< of the file
};

/// All lines that `layers` (the scenario first, then its base, ...) set, in the order of taking effect: later
/// ones win; titles of bases are left out. Errors: those of parse_options.
std::vector<LayerEntry> entries_of(const std::vector<Layer>& layers);

/// The files one after the other, each under a line with its name.
std::string text_of(const std::vector<Layer>& layers);

/// Where a file within a text ends: at the first or the last line that could be the head of its base. They
/// are the same unless a comment looks like such a head.
enum class HeadTaken { first, last };

/// Layers with this text_of; none if there cannot be any, or if a line of them is none of a scenario file.
std::vector<Layer> layers_of(const std::string& text, HeadTaken taken);

}  // namespace taktskifte
