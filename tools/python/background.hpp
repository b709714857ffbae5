// Work of the engine that takes long, on a thread of its own: Python's other threads go on, Ctrl-C and what
// `progress` raises end it.
#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <utility>

#include "taktskifte/core/stop.hpp"

namespace taktskifte::python {

/// What work tells from any thread, and is told.
struct Watched {
  std::atomic<bool> stopped = false;
  std::atomic<std::size_t> finished = 0, all = 0;

  [[nodiscard]] StopRequest stop() {
    return [this] { return stopped.load(); };
  }
  [[nodiscard]] std::function<void(std::size_t, std::size_t)> progress() {
    return [this](std::size_t now, std::size_t of) {
      all = of;
      // Threads tell in any order.
      std::size_t before = finished;
      while (before < now && !finished.compare_exchange_weak(before, now)) {
      }
    };
  }
};

/// Runs `work(watched)` and returns what it returns. Meanwhile signals are seen to and `progress(finished,
/// all)` is called on this thread, some twenty times a second, and once at the end. Must be called with the
/// interpreter's lock, which the work does not hold. What a signal or `progress` raises stops the work.
template <typename Work>
auto in_background(const Work& work, const pybind11::object& progress) {
  namespace py = pybind11;
  constexpr std::chrono::milliseconds pause(50);
  Watched watched;
  std::size_t told = 0;
  const auto tell = [&] {
    const std::size_t now = watched.finished;
    if (progress.is_none() || now == told) return;
    progress(now, watched.all.load());
    told = now;
  };
  std::exception_ptr asked;
  using Found = decltype(work(watched));
  std::optional<Found> found;
  {
    const py::gil_scoped_release released;
    auto future = std::async(std::launch::async, [&] { return work(watched); });
    while (future.wait_for(pause) != std::future_status::ready) {
      const py::gil_scoped_acquire acquired;
      try {
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        tell();
      } catch (...) {
        asked = std::current_exception();
        watched.stopped = true;
        break;
      }
    }
    try {
      found = future.get();
    } catch (...) {
      if (!asked) throw;
    }
  }
  if (asked) std::rethrow_exception(asked);
  tell();
  return std::move(*found);
}

}  // namespace taktskifte::python
