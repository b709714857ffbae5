#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "commands/ranks.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::commands {
namespace {

// As Open MPI, MPICH and Slurm say it.
bool started_with_others() {
  const std::array names{"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"};
  return std::any_of(names.begin(), names.end(), [](const char* name) {
    const char* size = std::getenv(name);
    return size != nullptr && std::string_view(size) != "1";
  });
}

}  // namespace

Ranks::Ranks() {
  if (started_with_others())
    throw Error(
        Exit::usage,
        "taktskifte: mpirun started several processes, and this program was built without MPI; build it "
        "with -DTAKTSKIFTE_MPI=ON, or start it without mpirun");
}

void Ranks::send(int, const std::string&) const {}
std::optional<Ranks::Message> Ranks::receive() const { return std::nullopt; }
void Ranks::leave() const {}

}  // namespace taktskifte::commands
