// The documented exit codes of the command line (sysexits.h), which the C header has, too. Only here is an
// error one of them.
#pragma once

#include "taktskifte/core/error.hpp"

namespace taktskifte {

/// 64 usage, 65 data, 66 no_input, 70 internal, 73 cannot_create, 74 io, 75 stopped, 78 scenario.
constexpr int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return 64;
    case ErrorKind::data:
      return 65;
    case ErrorKind::no_input:
      return 66;
    case ErrorKind::internal:
      return 70;
    case ErrorKind::cannot_create:
      return 73;
    case ErrorKind::io:
      return 74;
    case ErrorKind::stopped:
      return 75;
    case ErrorKind::scenario:
      return 78;
  }
  return 70;
}

}  // namespace taktskifte
