// The processes that mpirun has started for one run, and the messages between them. Beside ranks.cpp one of
// two sources is compiled: ranks_mpi.cpp with TAKTSKIFTE_MPI, ranks_alone.cpp without.
#pragma once

#include <optional>
#include <string>

namespace taktskifte {

/// Rank 0 leads, the others work for it (run_worker). A program that mpirun has not started is alone: rank 0
/// of 1. To be used by one thread at a time.
class Ranks {
 public:
  /// Errors: ErrorKind::usage where mpirun has started several and the program was built without MPI.
  Ranks();
  /// Waits for the other ranks to get here. Rank 0 tells them to go before.
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] int size() const { return size_; }

  struct Message {
    int from = 0;
    std::string text;
  };
  void send(int to, const std::string& text) const;
  /// What has come from any rank, if anything has. Never waits.
  [[nodiscard]] std::optional<Message> receive() const;
  /// Looks until something has come, and sleeps between looks: a processor is for replicates.
  [[nodiscard]] Message wait() const;

 private:
  void leave() const;

  int rank_ = 0;
  int size_ = 1;
};

/// How many processes mpirun of Open MPI has started together; 0 without it. Others that start several, such
/// as srun, leave each alone: it may be at a part of its own.
int started_together();

/// What rank 0 says to a worker that it does not need (any more).
inline constexpr const char* shutdown = "end";

}  // namespace taktskifte
