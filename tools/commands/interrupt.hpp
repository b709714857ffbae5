// Stopping a run on purpose: SIGINT (Ctrl-C) and SIGTERM.
#pragma once

namespace taktskifte::commands {

/// From now on SIGINT and SIGTERM only set a flag, so that a run can end by itself; a second one ends the
/// program at once.
void watch_for_interrupts();

/// Whether a signal has come since.
bool interrupted();

/// Throws Error(ErrorKind::stopped) if one has, for verbs that keep nothing.
void stop_if_interrupted();

}  // namespace taktskifte::commands
