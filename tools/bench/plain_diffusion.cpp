#include "bench/plain_diffusion.hpp"

#include <cmath>
#include <memory>
#include <random>
#include <vector>

namespace taktskifte::bench {
namespace {

struct Chance {
  explicit Chance(std::uint32_t seed) : engine(seed) {}
  std::mt19937 engine;
  std::uniform_real_distribution<float> uniform{0.0F, 1.0F};
  std::normal_distribution<float> effect{0.5F, 1.0F};
};

class Agent {
 public:
  virtual ~Agent() = default;
  virtual void step(Chance& chance) = 0;
  virtual void advance() = 0;
  [[nodiscard]] virtual float expectation() const = 0;
  [[nodiscard]] virtual bool adopted() const = 0;
};

class Organisation : public Agent {
 public:
  Organisation(float propensity, float budget, float expectation)
      : propensity_(propensity), budget_(budget), expectation_(expectation), next_(expectation) {}

  void look_at(const Organisation* other) { neighbours_.push_back(other); }

  void step(Chance& chance) override {
    float sum = 0.0F;
    for (const Organisation* other : neighbours_) sum += other->expectation_;
    const float mean = sum / static_cast<float>(neighbours_.size());
    const float p = 1.0F / (1.0F + std::exp(-(-2.0F + propensity_ + 1.5F * expectation_ + mean)));
    adopted_ = chance.uniform(chance.engine) < p;
    next_ = adopted_ ? 0.7F * expectation_ + 0.3F * chance.effect(chance.engine) : 0.98F * expectation_;
  }
  void advance() override { expectation_ = next_; }
  [[nodiscard]] float expectation() const override { return expectation_; }
  [[nodiscard]] bool adopted() const override { return adopted_; }

 private:
  float propensity_, budget_, expectation_, next_;
  bool adopted_ = false;
  std::vector<const Organisation*> neighbours_;
};

}  // namespace

struct PlainDiffusion::World {
  explicit World(std::uint32_t seed) : chance(seed) {}
  std::vector<std::unique_ptr<Agent>> agents;
  Chance chance;
};

PlainDiffusion::PlainDiffusion(const DiffusionInput& input, std::uint32_t seed)
    : world_(std::make_unique<World>(seed)) {
  std::vector<Organisation*> all;
  for (std::size_t i = 0; i < input.size(); ++i) {
    auto one = std::make_unique<Organisation>(input.propensity[i], input.budget[i], input.expectation[i]);
    all.push_back(one.get());
    world_->agents.push_back(std::move(one));
  }
  for (std::size_t i = 0; i < input.size(); ++i) {
    for (const auto other : input.neighbours[i]) all[i]->look_at(all[static_cast<std::size_t>(other)]);
  }
}

PlainDiffusion::~PlainDiffusion() = default;

DiffusionRun PlainDiffusion::run(int steps) {
  DiffusionRun result;
  for (int t = 0; t < steps; ++t) {
    for (auto& agent : world_->agents) agent->step(world_->chance);
    double sum = 0.0;
    std::int64_t adopted = 0;
    for (auto& agent : world_->agents) {
      agent->advance();
      sum += static_cast<double>(agent->expectation());
      if (agent->adopted()) ++adopted;
    }
    result.mean_expectation.push_back(sum / static_cast<double>(world_->agents.size()));
    result.adopted.push_back(adopted);
  }
  return result;
}

}  // namespace taktskifte::bench
