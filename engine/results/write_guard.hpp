// What goes wrong while a result file is written, said with its name.
#pragma once

#include <stdexcept>
#include <string>
#include <system_error>

#include "contents/replicate_columns.hpp"
#include "results/h5_handle.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte {

/// Runs `body`, and says which file it was about when writing fails in it.
template <typename Body>
auto guarded_write(const std::string& target, const Body& body) {
  const auto fail = [&](const std::string& why) {
    throw Error(ErrorKind::io,
                target + ": could not be written: " + why +
                    "; nothing was written under this name, free some space or try another disk");
  };
  try {
    return body();
  } catch (const h5::Failure& failure) {
    fail(failure.what());
  } catch (const std::system_error& failure) {
    fail(failure.what());
  } catch (const std::overflow_error& failure) {
    throw Error(ErrorKind::scenario, target + ": could not be written: " + failure.what());
  } catch (const std::logic_error& failure) {
    layout::results_defect(failure.what());
  }
  throw;
}

}  // namespace taktskifte
