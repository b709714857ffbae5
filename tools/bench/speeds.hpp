// What taktskifte bench tells.
#pragma once

#include <string>
#include <vector>

#include "bench/measure.hpp"
#include "taktskifte/report/document.hpp"

namespace taktskifte::bench {

struct Speeds {
  std::string simd;   ///< the instructions that are used
  double busy = 0.0;  ///< part of the machine that others use
  int threads = 1;
  std::vector<DiffusionSpeed> diffusion;
  ModelSpeed model;
  double memory = 0.0;  ///< peak with everything, bytes
};

report::Document document_of(const Speeds& speeds);

}  // namespace taktskifte::bench
