// engine/MODEL.md, "Ledger".
#include <string>

#include "taktskifte/core/error.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

void check_account(const Account& side, const char* name, Year year) {
  const bool negative = side.part < Nok{} || side.carried_in < Nok{} || side.moved_in < Nok{} ||
                        side.awarded < Nok{} || side.unused < Nok{};
  if (!negative && balances(side)) return;
  throw Error(ErrorKind::internal, "the " + std::string(name) + " ledger of " + std::to_string(year.value()) +
                                       " does not balance: awarded " + std::to_string(side.awarded.value()) +
                                       " + unused " + std::to_string(side.unused.value()) + " against part " +
                                       std::to_string(side.part.value()) + " + carried in " +
                                       std::to_string(side.carried_in.value()) + " + moved in " +
                                       std::to_string(side.moved_in.value()) +
                                       " kroner; this is a defect of the program, please report it");
}

}  // namespace

Ledger open_ledger(const World& world, const YearPolicy& policy, UnusedRule rule) {
  Ledger ledger;
  ledger.pot = policy.pot;
  ledger.public_side.part = policy.public_part;
  ledger.private_side.part = policy.private_part;
  if (rule == UnusedRule::carry) {
    ledger.public_side.carried_in = world.carried_public;
    ledger.private_side.carried_in = world.carried_private;
  } else if (rule == UnusedRule::other_side) {
    ledger.public_side.moved_in = world.moved_to_public;
  }
  return ledger;
}

void close_public_side(Ledger& ledger, Nok awarded, UnusedRule rule) {
  ledger.public_side.awarded = awarded;
  ledger.public_side.unused = ledger.public_side.available() - awarded;
  if (rule == UnusedRule::other_side) ledger.private_side.moved_in = ledger.public_side.unused;
}

void close_private_side(World& world, Nok awarded, UnusedRule rule) {
  Ledger& ledger = world.year_state.ledger;
  ledger.private_side.awarded = awarded;
  ledger.private_side.unused = ledger.private_side.available() - awarded;
  const bool carry = rule == UnusedRule::carry;
  world.carried_public = carry ? ledger.public_side.unused + world.year_state.lapsed : Nok{};
  world.carried_private = carry ? ledger.private_side.unused + world.year_state.private_lapsed : Nok{};
  // The public side is decided first, so what firms leave can only reach it a year later.
  world.moved_to_public = rule == UnusedRule::other_side ? ledger.private_side.unused : Nok{};
}

void check_ledger(const Ledger& ledger, Year year) {
  check_account(ledger.public_side, "public", year);
  check_account(ledger.private_side, "private", year);
  if (ledger.public_side.part + ledger.private_side.part != ledger.pot) {
    throw Error(ErrorKind::internal,
                "the parts of " + std::to_string(year.value()) +
                    " do not make the pot; this is a defect of the program, please report it");
  }
}

}  // namespace taktskifte
