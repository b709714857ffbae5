// engine/MODEL.md, "Work".
#include <algorithm>

#include "phases/draw_numbers.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {
namespace {

// The lead and `count` of its peers, drawn without replacement: the first of `places`, which gets all of
// them.
std::span<const std::int32_t> participants(const PeerMatrix& peers, std::int32_t lead, int count,
                                           StreamCursor& sequence, std::vector<std::int32_t>& places) {
  places.assign(1, lead);
  for (PeerMatrix::InnerIterator peer(peers, lead); peer; ++peer)
    places.push_back(static_cast<std::int32_t>(peer.col()));
  const std::size_t wanted = std::min(places.size() - 1, static_cast<std::size_t>(count));
  for (std::size_t c = 1; c <= wanted; ++c) {
    const auto left = static_cast<int>(places.size() - c);
    std::swap(places[c], places[c + static_cast<std::size_t>(uniform_index(sequence.next(), left))]);
  }
  return std::span(places).first(1 + wanted);
}

void end_projects(World& world, int innovations_per_participant) {
  world.projects.end(world.step, [&](const Project& project) {
    --world.running[static_cast<std::size_t>(project.participants.front())];
    for (const std::int32_t participant : project.participants) {
      world.year_state.project_innovations[static_cast<std::size_t>(participant)] +=
          innovations_per_participant;
    }
  });
}

}  // namespace

void work(World& world, std::span<const FundedProject> beginning, const WorkParameters& rules,
          ReplicateSeed seed) {
  std::fill(world.year_state.exposing_projects.begin(), world.year_state.exposing_projects.end(), 0);
  std::fill(world.year_state.participations.begin(), world.year_state.participations.end(), 0);
  std::fill(world.year_state.project_innovations.begin(), world.year_state.project_innovations.end(), 0);
  std::vector<std::int32_t> places;
  for (const auto& funded : beginning) {
    if (funded.applicant != Applicant::municipality) continue;
    const auto lead = static_cast<std::size_t>(funded.lead);
    const YearStreams draws{seed, funded.award_step};
    const OwnDraws own = own_draws(funded.number, funded.ordinal);
    StreamCursor sequence(draws.of_number(Purpose::project, own.number), own.first + 1);
    const bool exposes = sequence.next() < rules.additionality;
    const int partners = poisson(sequence.next(), rules.partners_per_project);
    const Project project{world.step + project_years(funded, rules.project, seed) - 1,
                          participants(world.peers->looks_at, funded.lead, partners, sequence, places)};
    ++world.running[lead];
    for (const std::int32_t participant : project.participants) {
      ++world.year_state.participations[static_cast<std::size_t>(participant)];
      if (exposes) ++world.year_state.exposing_projects[static_cast<std::size_t>(participant)];
    }
    world.projects.add(project);
  }
  end_projects(world, rules.experience.innovations_per_participant);
}

void gain_experience(std::span<double> experience, std::span<const int> with_researcher,
                     std::span<const int> joined, const ListColumn<int>& units,
                     const ExperienceParameters& rules) {
  const double kept = exp(-log(2.0) / rules.half_life);
  for (std::size_t i = 0; i < experience.size(); ++i) {
    const double exposed = with_researcher[i] + rules.units_per_project * joined[i];
    experience[i] = std::min(1.0, kept * experience[i] + exposed / units[i]);
  }
}

}  // namespace taktskifte
