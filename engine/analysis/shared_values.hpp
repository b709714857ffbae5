// Values that several threads need, each computed once.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace taktskifte {

/// Keeps the last `most` values by their keys. Who asks for one that is being computed waits for it. What
/// `make` throws leaves the value to the next who asks.
template <typename Key, typename Value>
class SharedValues {
 public:
  explicit SharedValues(std::size_t most) : most_(most) {}

  template <typename Make>
  std::shared_ptr<const Value> get(const Key& key, const Make& make) {
    const std::shared_ptr<Slot> slot = slot_of(key);
    const std::lock_guard lock(slot->mutex);
    if (!slot->value) slot->value.emplace(make());
    return {slot, &*slot->value};
  }

 private:
  struct Slot {
    std::mutex mutex;
    std::optional<Value> value;
  };

  std::shared_ptr<Slot> slot_of(const Key& key) {
    const std::lock_guard lock(mutex_);
    for (const auto& [known, slot] : slots_)
      if (known == key) return slot;
    if (slots_.size() == most_) slots_.pop_front();
    return slots_.emplace_back(key, std::make_shared<Slot>()).second;
  }

  std::size_t most_;
  std::mutex mutex_;
  std::deque<std::pair<Key, std::shared_ptr<Slot>>> slots_;
};

}  // namespace taktskifte
