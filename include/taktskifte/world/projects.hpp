// The funded projects under way that municipalities lead.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace taktskifte {

struct Project {
  std::uint32_t last_step = 0;                   ///< the last year it runs
  std::span<const std::int32_t> participants{};  ///< municipalities, the leading one first
};

/// In the order in which they began. Participants of all lie in one list, since most projects have few.
class Projects {
 public:
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

  void add(const Project& project) {
    entries_.push_back({project.last_step, static_cast<std::uint32_t>(project.participants.size())});
    participants_.insert(participants_.end(), project.participants.begin(), project.participants.end());
  }

  /// Calls body(project) for each; what it gets is valid until the next change.
  template <class Body>
  void for_each(Body body) const {
    const std::int32_t* first = participants_.data();
    for (const Entry& entry : entries_)
      body(Project{entry.last_step, {std::exchange(first, first + entry.participants), entry.participants}});
  }

  /// Takes out those of which ends(last_step) is true.
  template <class Ends>
  void remove_if(Ends ends) {
    auto from = participants_.begin();
    auto to = from;
    for (const Entry& entry : entries_) {
      const auto next = from + entry.participants;
      if (!ends(entry.last_step)) to = std::copy(from, next, to);
      from = next;
    }
    participants_.erase(to, participants_.end());
    std::erase_if(entries_, [&](const Entry& entry) { return ends(entry.last_step); });
  }

 private:
  struct Entry {
    std::uint32_t last_step, participants;
  };
  std::vector<Entry> entries_{};
  std::vector<std::int32_t> participants_{};
};

}  // namespace taktskifte
