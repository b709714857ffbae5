#include "taktskifte/jobs/ranks.hpp"

#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

namespace taktskifte {

int started_together() {
  const char* size = std::getenv("OMPI_COMM_WORLD_SIZE");
  return size == nullptr ? 0 : static_cast<int>(std::strtol(size, nullptr, 10));
}

Ranks::~Ranks() {
  // Workers look for messages until they are told to go.
  if (rank_ == 0)
    for (int other = 1; other < size_; ++other) send(other, shutdown);
  leave();
}

Ranks::Message Ranks::wait() const {
  constexpr auto between_looks = std::chrono::milliseconds(1);
  for (;;) {
    if (auto message = receive()) return *std::move(message);
    std::this_thread::sleep_for(between_looks);
  }
}

}  // namespace taktskifte
