// The funded projects under way that municipalities lead.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace taktskifte {

/// The longest time a project runs, years.
inline constexpr std::uint32_t longest_project = 4;

struct Project {
  std::uint32_t last_step = 0;                   ///< the last year it runs
  std::span<const std::int32_t> participants{};  ///< municipalities, the leading one first
};

/// Those that end together lie together, in the order in which they began: so the others stay where they are
/// when they end. The last years of those in it are less than longest_project apart.
class Projects {
 public:
  [[nodiscard]] std::size_t size() const {
    std::size_t all = 0;
    for (const Ending& ending : endings_) all += ending.sizes.size();
    return all;
  }
  [[nodiscard]] bool empty() const { return size() == 0; }

  void add(const Project& project) {
    Ending& ending = endings_[project.last_step % longest_project];
    if (ending.last_step != project.last_step && !ending.sizes.empty())
      throw std::logic_error("projects that end in two years would lie together");
    ending.last_step = project.last_step;
    ending.sizes.push_back(static_cast<std::uint32_t>(project.participants.size()));
    ending.participants.insert(ending.participants.end(), project.participants.begin(),
                               project.participants.end());
  }

  /// Calls body(project) for each; what it gets is valid until the next change.
  template <class Body>
  void for_each(Body body) const {
    for (const Ending& ending : endings_) ending.for_each(body);
  }

  /// Calls body(project) for each whose last year is `step`, and forgets them.
  template <class Body>
  void end(std::uint32_t step, Body body) {
    Ending& ending = endings_[step % longest_project];
    if (ending.last_step != step) return;
    ending.for_each(body);
    ending.sizes.clear();
    ending.participants.clear();
  }

 private:
  struct Ending {
    std::uint32_t last_step = 0;
    std::vector<std::uint32_t> sizes{};
    std::vector<std::int32_t> participants{};  // of all, one after the other

    template <class Body>
    void for_each(Body body) const {
      const std::int32_t* first = participants.data();
      for (const std::uint32_t size : sizes)
        body(Project{last_step, {std::exchange(first, first + size), size}});
    }
  };
  std::array<Ending, longest_project> endings_{};
};

}  // namespace taktskifte
