// What is printed holds names and texts from files of others, and some of those steer a terminal.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace taktskifte::commands {

/// While it lives, all that goes to `stream` is made printable() line by line; tabs stay.
class SafeOutput : public std::streambuf {
 public:
  explicit SafeOutput(std::ostream& stream);
  ~SafeOutput() override;
  SafeOutput(const SafeOutput&) = delete;
  SafeOutput& operator=(const SafeOutput&) = delete;

 protected:
  int_type overflow(int_type letter) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool pass_on();

  std::ostream& stream_;
  std::streambuf* behind_;
  std::string waiting_;  // the start of a line
};

}  // namespace taktskifte::commands
