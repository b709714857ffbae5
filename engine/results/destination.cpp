#include "taktskifte/results/destination.hpp"

#include <filesystem>
#include <utility>

#include "results/readable.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte {

Destination::Destination(std::string name, const std::vector<std::string>& inputs, const ResultHeader& header,
                         bool overwrite)
    : name_(std::move(name)), header_(header), overwrite_(overwrite), seen_(identity_of(name_)) {
  for (const auto& input : inputs) {
    std::error_code ignored;  // of a file that is not there, and so is not the same
    if (std::filesystem::equivalent(input, name_, ignored))
      throw Error(ErrorKind::usage, "-o " + name_ + ": this is the same file as " + input +
                                        ", which the result is made from; give another name");
  }
  check();
}

void Destination::check_again() const {
  if (identity_of(name_) != seen_) check();
}

void Destination::check() const {
  if (overwrite_ || identity_of(name_).empty()) return;
  std::string what;
  try {
    const std::string difference = study_difference(ResultReader(name_, any_result), header_);
    if (difference.empty()) return;
    what = "a result of another study stands here: " + difference;
  } catch (const Error& error) {
    what = std::string("what stands here cannot be read as a result, so nothing tells what it is worth (") +
           error.what() + ")";
  }
  throw Error(ErrorKind::cannot_create,
              name_ + ": " + what + "; give another -o, or --overwrite to replace it");
}

}  // namespace taktskifte
