// A sweep as texts: how its result file and the record of its folder hold it.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/scenario/sweep.hpp"

namespace taktskifte {

struct SweepTexts {
  std::vector<std::string> keys, treatments;  ///< one per swept key
  std::vector<std::string> settings;          ///< [point][key]
  std::vector<std::string> refused;           ///< one per point
  std::string design, chance;
  std::string shape;  ///< "saltelli 8" with its scramblings, "morris", "star"; empty if it is free
  std::vector<std::string> series, indicators;
};

SweepTexts texts_of(const Sweep& sweep);

/// Errors: ErrorKind::data, beginning with `file`, for what is none of a sweep.
Sweep sweep_of(const SweepTexts& texts, const std::string& file);

}  // namespace taktskifte
