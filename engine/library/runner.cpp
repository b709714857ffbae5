#include "library/runner.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "taktskifte/core/parallel.hpp"

namespace taktskifte {

int threads_of(const SimulateOptions& options) {
  constexpr int most_threads = 1024;  // as the program: more than machines give
  if (options.threads < 0 || options.threads > most_threads)
    throw Error(ErrorKind::usage, "threads = " + std::to_string(options.threads) +
                                      ": give a number from 1 to " + std::to_string(most_threads));
  return options.threads > 0 ? options.threads : available_threads();
}

void refuse_failure(const ReplicateResult& result, const std::string& word) {
  if (!result.failure.empty())
    throw Error(result.exit, word + " " + std::to_string(result.replicate) + " failed: " + result.failure);
}

Runner::Runner(const ReplicateModel& model, const SimulateOptions& options, std::size_t in_flight,
               std::size_t in_turn)
    : model_(model), options_(options), in_flight_(static_cast<int>(in_flight)), in_turn_(in_turn) {}

void Runner::run_up_to(int count, const std::function<void(ReplicateResult&& result)>& take) {
  const auto counted = [&](int number, const StopRequest& stop) {
    auto series = model_(number, stop);
    const std::size_t finished = ++finished_;
    if (options_.progress) options_.progress(finished, static_cast<std::size_t>(count));
    return series;
  };
  for (; next_ < count; next_ += in_flight_) {
    std::vector<int> block(static_cast<std::size_t>(std::min(in_flight_, count - next_)));
    std::iota(block.begin(), block.end(), next_);
    auto results = run_block(counted, block,
                             {.threads = threads_of(options_), .in_turn = in_turn_, .stop = options_.stop});
    if (results.size() < block.size()) throw Error(ErrorKind::stopped, "stopped on request");
    for (auto& result : results) take(std::move(result));
  }
  next_ = count;
}

}  // namespace taktskifte
