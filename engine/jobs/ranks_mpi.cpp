#include <mpi.h>

#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/ranks.hpp"

namespace taktskifte {
namespace {

constexpr int tag = 1;

}  // namespace

Ranks::Ranks() {
  if (started_together() == 0) return;  // nobody to talk to: nothing of MPI is started
  int granted = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &granted);
  if (granted < MPI_THREAD_SERIALIZED)
    throw Error(ErrorKind::internal,
                "taktskifte: this MPI cannot be called by one thread after the other; use one that can "
                "(MPI_THREAD_SERIALIZED)");
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

void Ranks::leave() const {
  int initialized = 0;
  MPI_Initialized(&initialized);
  if (initialized != 0) MPI_Finalize();
}

void Ranks::send(int to, const std::string& text) const {
  MPI_Send(text.data(), static_cast<int>(text.size()), MPI_CHAR, to, tag, MPI_COMM_WORLD);
}

std::optional<Ranks::Message> Ranks::receive() const {
  int there = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, &status);
  if (there == 0) return std::nullopt;
  int size = 0;
  MPI_Get_count(&status, MPI_CHAR, &size);
  Message message{.from = status.MPI_SOURCE, .text = std::string(static_cast<std::size_t>(size), '\0')};
  MPI_Recv(message.text.data(), size, MPI_CHAR, message.from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return message;
}

}  // namespace taktskifte
