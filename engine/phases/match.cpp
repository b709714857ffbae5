// engine/MODEL.md, "Match".
#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>

#include "phases/draw_numbers.hpp"
#include "taktskifte/core/aligned.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"
#include "taktskifte/random/weighted_choice.hpp"

namespace taktskifte {
namespace {

// Free work-years below this are rounding, not room.
constexpr double rounding = 1e-9;

std::size_t slot(std::uint32_t step) { return step % longest_project; }

struct Purposes {
  Purpose years, site;
};
Purposes purposes_of(Applicant applicant) {
  switch (applicant) {
    case Applicant::municipality:
      return {Purpose::project, Purpose::match};
    case Applicant::other_public:
      return {Purpose::project_other, Purpose::match_other};
    case Applicant::firm:
      break;
  }
  return {Purpose::project_private, Purpose::match_private};
}

// Sums of comparisons, since no processor could guess the way of a draw.
std::uint32_t years_of(double u, const ProjectParameters& rules) {
  const auto& share = rules.years_distribution;
  return 2U + (u >= share[0] ? 1U : 0U) + (u >= share[0] + share[1] ? 1U : 0U);
}

// What a project asks of a site in each of its years, and the draw of the site it gets.
struct Search {
  double work_years = 0.0;
  std::uint32_t years = 0;
  double u = 0.0;
};

// Projects that draw alike, so many at a time.
struct Alike {
  static constexpr std::size_t most = 256;

  std::size_t size = 0;
  std::array<std::size_t, most> place;  // in the list of projects
  std::array<std::uint32_t, most> number, pair;
  std::array<double, most> even, odd;

  void draw(const YearStreams& draws, Purpose purpose) {
    uniforms_at(draws, purpose, std::span(number).first(size), std::span(pair).first(size),
                std::span(even).first(size), std::span(odd).first(size));
  }
};

// The year of the draws is that of the award, and the second try has a draw of its own: so addresses of
// projects that wait and of new ones cannot meet.
void draw_alike(std::span<const FundedProject> projects, const ProjectParameters& rules, ReplicateSeed seed,
                std::uint32_t step, Alike& alike, std::span<Search> searches) {
  if (alike.size == 0) return;
  const FundedProject& first = projects[alike.place[0]];
  const bool waited = first.award_step != step;
  const YearStreams draws{seed, first.award_step};
  for (std::size_t j = 0; j < alike.size; ++j) {
    const FundedProject& project = projects[alike.place[j]];
    const OwnDraws own = own_draws(project.number, project.ordinal);
    alike.number[j] = own.number;
    alike.pair[j] = own.first / 2;
  }
  alike.draw(draws, purposes_of(first.applicant).years);
  for (std::size_t j = 0; j < alike.size; ++j) {
    const FundedProject& project = projects[alike.place[j]];
    searches[alike.place[j]].years = years_of(alike.even[j], rules);
    alike.number[j] = project.number;
    alike.pair[j] = static_cast<std::uint32_t>(project.ordinal);
  }
  alike.draw(draws, purposes_of(first.applicant).site);
  for (std::size_t j = 0; j < alike.size; ++j)
    searches[alike.place[j]].u = waited ? alike.odd[j] : alike.even[j];
  alike.size = 0;
}

double work_years_of(const FundedProject& project, std::uint32_t years, const ResearchParameters& research) {
  const double part =
      project.applicant == Applicant::firm ? research.part_of_private_grant : research.part_of_grant;
  const double mnok = project.grant.as_double() / nok_per_mnok;
  return part * mnok / research.cost_per_work_year_mnok / years;
}

constexpr std::size_t searches_at_once = 4096;

// Of projects that were all awarded in one year: this one, or, if they have waited, the one before.
std::vector<Search> searches_of(std::span<const FundedProject> projects, const MatchSettings& settings,
                                std::uint32_t step, ReplicateSeed seed) {
  std::vector<Search> searches(projects.size());
  std::array<Alike, applicant_count> of_kind;
  const auto draw = [&](Alike& alike) {
    draw_alike(projects, settings.project, seed, step, alike, searches);
  };
  for (std::size_t p = 0; p < projects.size(); ++p) {
    Alike& alike = of_kind[static_cast<std::size_t>(projects[p].applicant)];
    alike.place[alike.size++] = p;
    if (alike.size == Alike::most) draw(alike);
  }
  for (Alike& alike : of_kind) draw(alike);
  for (std::size_t p = 0; p < projects.size(); ++p)
    searches[p].work_years = work_years_of(projects[p], searches[p].years, settings.research);
  return searches;
}

// What the sites offer this year, kept up to date while projects are placed. Columns of sites lie in strips.
struct Sites {
  Strips strips = {};
  // [years][site] the work-years that fit into the worst of the next `years` years, with the rounding that is
  // forgiven; below 0 where none is free.
  std::array<AlignedColumn<double>, longest_project + 1> room;
  // [years][site] work-years free there times the openness of the site.
  std::array<AlignedColumn<double>, longest_project + 1> offer;
  std::vector<double> openness;            // not in strips
  std::vector<double> institute_openness;  // the same; 1 for what is no institute
  // [site] of the project that looks for one; between two projects no site is raised.
  AlignedColumn<double> nearness, factor;
  std::vector<std::size_t> raised;
  // [institution] its sites lie at from_institution[first_of[i]], ... before first_of[i + 1].
  std::vector<std::size_t> first_of, from_institution;
};

void sort_by_institution(const std::vector<std::int32_t>& institution, Sites& sites) {
  const auto last = std::max_element(institution.begin(), institution.end());
  sites.first_of.assign(static_cast<std::size_t>(*last) + 2, 0);
  for (const std::int32_t i : institution) ++sites.first_of[static_cast<std::size_t>(i) + 1];
  std::partial_sum(sites.first_of.begin(), sites.first_of.end(), sites.first_of.begin());
  std::vector<std::size_t> next = sites.first_of;
  sites.from_institution.resize(institution.size());
  for (std::size_t j = 0; j < institution.size(); ++j)
    sites.from_institution[next[static_cast<std::size_t>(institution[j])]++] = sites.strips.at(j);
}

void update_free(const World& world, const Environment& environment, const MatchSettings& settings,
                 std::size_t site, Sites& sites) {
  const double capacity = settings.policy.open_work_years * environment.site_share[site];
  const std::size_t at = sites.strips.at(site);
  double booked = 0.0;
  for (std::uint32_t years = 1; years <= longest_project; ++years) {
    booked = std::max(booked, world.reservations.site[site][slot(world.step + years - 1)]);
    const double free = capacity - booked;
    sites.room[years][at] = free > 0.0 ? free + rounding : -1.0;
    sites.offer[years][at] = free * sites.openness[site] * sites.institute_openness[site];
  }
}

Sites sites_of(const World& world, const Environment& environment, const MatchSettings& settings) {
  Sites sites;
  sites.strips = environment.site_strips();
  const std::size_t size = sites.strips.size();
  for (auto& room : sites.room) room.assign(size, -1.0);
  for (auto& offer : sites.offer) offer.resize(size);
  sites.factor.assign(size, 1.0);
  sort_by_institution(environment.institution, sites);
  for (std::size_t j = 0; j < environment.sites(); ++j) {
    const bool institute = environment.site_type[j] == SiteType::institute;
    sites.openness.push_back(settings.match.openness[static_cast<std::size_t>(environment.site_type[j])]);
    sites.institute_openness.push_back(institute ? settings.policy.institute_openness : 1.0);
    update_free(world, environment, settings, j, sites);
  }
  return sites;
}

// How near a lead each site is, with its regional offices.
std::span<const double> nearness_of(const Environment& environment, std::size_t lead, double office_reach,
                                    Sites& sites) {
  const auto proximity = environment.proximity_of(lead);
  if (office_reach == 1.0) return proximity;
  sites.nearness.resize(proximity.size());
  for (std::size_t j = 0; j < proximity.size(); ++j)
    sites.nearness[j] = pow(proximity[j], 1.0 / office_reach);
  return sites.nearness;
}

void raise_ties(const Ties& ties, std::size_t lead, double tie_bonus, Sites& sites) {
  ties.for_each(lead, [&](std::size_t institution) {
    for (std::size_t j = sites.first_of[institution]; j < sites.first_of[institution + 1]; ++j) {
      sites.raised.push_back(sites.from_institution[j]);
      sites.factor[sites.raised.back()] = tie_bonus;
    }
  });
}

void lower_again(Sites& sites) {
  for (const std::size_t at : sites.raised) sites.factor[at] = 1.0;
  sites.raised.clear();
}

// The site that has room and is drawn, or -1.
std::ptrdiff_t draw_site(const World& world, const Environment& environment, const FundedProject& project,
                         const Search& search, const YearPolicy& policy, Sites& sites) {
  WeightedPlaces places{.room = sites.room[search.years],
                        .offer = sites.offer[search.years],
                        .nearness = {},
                        .factor = sites.factor};
  if (project.applicant == Applicant::municipality) {
    const auto lead = static_cast<std::size_t>(project.lead);
    raise_ties(world.ties, lead, policy.tie_bonus, sites);
    places.nearness = nearness_of(environment, lead, policy.office_reach, sites);
    places.raised = sites.raised;
  }
  const std::ptrdiff_t drawn = draw_weighted(places, search.work_years, search.u);
  lower_again(sites);
  return drawn;
}

void reserve(World& world, const Environment& environment, const FundedProject& project, std::size_t site,
             const Search& search) {
  auto& side =
      project.applicant == Applicant::firm ? world.reservations.private_side : world.reservations.public_side;
  for (std::uint32_t year = 0; year < search.years; ++year) {
    world.reservations.site[site][slot(world.step + year)] += search.work_years;
    side[slot(world.step + year)] += search.work_years;
  }
  if (project.applicant != Applicant::municipality) return;
  const auto lead = static_cast<std::size_t>(project.lead);
  world.ties.tie(lead, static_cast<std::size_t>(environment.institution[site]));
}

bool find_site(World& world, const Environment& environment, const FundedProject& project,
               const Search& search, const MatchSettings& settings, Sites& sites) {
  if (search.work_years <= 0.0) return true;  // needs nobody
  const std::ptrdiff_t drawn = draw_site(world, environment, project, search, settings.policy, sites);
  if (drawn < 0) return false;
  const auto site = static_cast<std::size_t>(drawn);
  reserve(world, environment, project, site, search);
  update_free(world, environment, settings, site, sites);
  return true;
}

// Last year's slot becomes that of the last year ahead, of which nothing is booked yet.
void advance_reservations(World& world) {
  const std::size_t ahead = slot(world.step + longest_project - 1);
  for (auto& site : world.reservations.site) site[ahead] = 0.0;
  world.reservations.public_side[ahead] = 0.0;
  world.reservations.private_side[ahead] = 0.0;
}

void count_lapse(YearState& now, const FundedProject& project) {
  const bool firm = project.applicant == Applicant::firm;
  ++(firm ? now.private_lapsed_projects : now.lapsed_projects);
  (firm ? now.private_lapsed : now.lapsed) += project.grant;
}

}  // namespace

std::uint32_t project_years(const FundedProject& project, const ProjectParameters& rules,
                            ReplicateSeed seed) {
  const YearStreams draws{seed, project.award_step};
  const OwnDraws own = own_draws(project.number, project.ordinal);
  return years_of(draws.of_number(purposes_of(project.applicant).years, own.number).uniform(own.first),
                  rules);
}

std::vector<FundedProject> funded_public(std::span<const Application> applications,
                                         const YearStreams& draws) {
  std::vector<FundedProject> projects;
  projects.reserve(static_cast<std::size_t>(
      std::count_if(applications.begin(), applications.end(), [](const auto& one) { return one.funded; })));
  for (const auto& application : applications) {
    if (!application.funded) continue;
    const bool municipal = application.lead >= 0;
    projects.push_back({.applicant = municipal ? Applicant::municipality : Applicant::other_public,
                        .lead = application.lead,
                        .number = municipal ? draws.number_of(static_cast<std::size_t>(application.lead)) : 0,
                        .ordinal = application.ordinal,
                        .award_step = draws.step,
                        .grant = application.request});
  }
  return projects;
}

std::vector<FundedProject> match(World& world, const Environment& environment,
                                 std::span<const FundedProject> public_side,
                                 std::span<const FundedProject> firms, const MatchSettings& settings,
                                 ReplicateSeed seed) {
  YearState& now = world.year_state;
  now.lapsed_projects = 0;
  now.private_lapsed_projects = 0;
  now.lapsed = Nok{};
  now.private_lapsed = Nok{};
  now.private_rd_nok = 0.0;
  std::fill(now.without_researcher.begin(), now.without_researcher.end(), 0);
  now.open_work_years = settings.policy.open_work_years;
  advance_reservations(world);
  Sites sites = sites_of(world, environment, settings);

  const std::vector<FundedProject> waited = std::exchange(world.waiting, {});
  std::vector<FundedProject> beginning;
  for (const auto looking : {std::span(waited), public_side, firms}) {
    std::vector<Search> searches;  // of some projects at a time
    for (std::size_t p = 0; p < looking.size(); ++p) {
      const std::size_t place = p % searches_at_once;
      if (place == 0)
        searches = searches_of(looking.subspan(p, std::min(searches_at_once, looking.size() - p)), settings,
                               world.step, seed);
      const FundedProject& project = looking[p];
      const bool municipal = project.applicant == Applicant::municipality;
      if (find_site(world, environment, project, searches[place], settings, sites)) {
        now.private_rd_nok += project.rd_nok;
        if (municipal) beginning.push_back(project);
        continue;
      }
      if (municipal) ++now.without_researcher[static_cast<std::size_t>(project.lead)];
      if (project.award_step == world.step) {
        world.waiting.push_back(project);
      } else {
        count_lapse(now, project);
      }
    }
  }
  return beginning;
}

}  // namespace taktskifte
