#include "commands/safe_output.hpp"

#include "taktskifte/core/printable.hpp"

namespace taktskifte::commands {

SafeOutput::SafeOutput(std::ostream& stream) : stream_(stream), behind_(stream.rdbuf(this)) {}

SafeOutput::~SafeOutput() {
  pass_on();
  behind_->pubsync();
  stream_.rdbuf(behind_);
}

SafeOutput::int_type SafeOutput::overflow(int_type letter) {
  if (traits_type::eq_int_type(letter, traits_type::eof())) return traits_type::not_eof(letter);
  const char text = traits_type::to_char_type(letter);
  return xsputn(&text, 1) == 1 ? letter : traits_type::eof();
}

std::streamsize SafeOutput::xsputn(const char* text, std::streamsize size) {
  waiting_.append(text, static_cast<std::size_t>(size));
  return waiting_.find('\n') == std::string::npos || pass_on() ? size : 0;
}

int SafeOutput::sync() { return pass_on() && behind_->pubsync() == 0 ? 0 : -1; }

bool SafeOutput::pass_on() {
  const std::string safe = printable(waiting_, "\n\t");
  waiting_.clear();
  const auto size = static_cast<std::streamsize>(safe.size());
  return behind_->sputn(safe.data(), size) == size;
}

}  // namespace taktskifte::commands
