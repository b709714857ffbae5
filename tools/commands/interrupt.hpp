// Stopping a run on purpose: SIGINT (Ctrl-C) and SIGTERM.
#pragma once

namespace taktskifte::commands {

/// From now on SIGINT and SIGTERM only set a flag, so that a run can end by itself.
void watch_for_interrupts();

/// Throws Error(Exit::stopped) if a signal has come since.
void stop_if_interrupted();

}  // namespace taktskifte::commands
