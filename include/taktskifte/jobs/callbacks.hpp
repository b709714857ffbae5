// What a job says while it is at work, and what it asks: the only ways in which it speaks to who started it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "taktskifte/contents/header.hpp"
#include "taktskifte/core/stop.hpp"

namespace taktskifte {

/// Each may be left out. on_progress and stop are called from any thread, the others from the one that
/// started the job.
struct JobCallbacks {
  /// Nothing refuses the job, and its folder is locked for it: the work begins, and `stop` is asked from here
  /// on.
  std::function<void()> on_start = [] {};
  /// So many replicates are in `folder` already.
  std::function<void(std::size_t replicates, const std::string& folder)> on_found = [](std::size_t,
                                                                                       const std::string&) {};
  /// So many replicates are to do now, `at_a_time` of them side by side; again if some got lost meanwhile.
  std::function<void(std::size_t to_do, std::size_t at_a_time)> on_begin = [](std::size_t, std::size_t) {};
  /// So many more of them are finished.
  std::function<void(std::size_t finished)> on_progress = [](std::size_t) {};
  /// Something to know, one line.
  std::function<void(const std::string& text)> on_note = [](const std::string&) {};
  /// Something odd that the job goes on in spite of.
  std::function<void(const std::string& text)> on_warning = [](const std::string&) {};
  /// The result stands under `file`; these replicates failed and are left out of it.
  std::function<void(const std::string& file, const std::vector<Failure>& failed)> on_written =
      [](const std::string&, const std::vector<Failure>&) {};
  /// Whether to end early: with what is finished kept, and ErrorKind::stopped.
  StopRequest stop = [] { return false; };
};

}  // namespace taktskifte
