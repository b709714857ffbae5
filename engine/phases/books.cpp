// engine/MODEL.md, "Books".
#include <string>

#include "taktskifte/core/error.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {
namespace {

Nok available(const Side& side) { return side.part + side.carried_in + side.moved_in; }

void check_side(const Side& side, const char* name, Year year) {
  const bool negative = side.part < Nok{} || side.carried_in < Nok{} || side.moved_in < Nok{} ||
                        side.awarded < Nok{} || side.unused < Nok{};
  if (!negative && side.awarded + side.unused == available(side)) return;
  throw Error(Exit::internal, "the " + std::string(name) + " books of " + std::to_string(year.value()) +
                                  " do not balance: awarded " + std::to_string(side.awarded.value()) +
                                  " + unused " + std::to_string(side.unused.value()) + " against part " +
                                  std::to_string(side.part.value()) + " + carried in " +
                                  std::to_string(side.carried_in.value()) + " + moved in " +
                                  std::to_string(side.moved_in.value()) +
                                  " kroner; this is a defect of the program, please report it");
}

}  // namespace

Books open_books(const World& world, const Policy& policy, UnusedRule rule) {
  Books books;
  books.pot = policy.pot;
  books.public_side.part = policy.public_part;
  books.private_side.part = policy.private_part;
  if (rule == UnusedRule::carry) {
    books.public_side.carried_in = world.carried_public;
    books.private_side.carried_in = world.carried_private;
  } else if (rule == UnusedRule::other_side) {
    books.public_side.moved_in = world.moved_to_public;
  }
  return books;
}

void close_public_side(Books& books, Nok awarded, UnusedRule rule) {
  books.public_side.awarded = awarded;
  books.public_side.unused = available(books.public_side) - awarded;
  if (rule == UnusedRule::other_side) books.private_side.moved_in = books.public_side.unused;
}

void close_private_side(World& world, Nok awarded, UnusedRule rule) {
  Books& books = world.now.books;
  books.private_side.awarded = awarded;
  books.private_side.unused = available(books.private_side) - awarded;
  const bool carry = rule == UnusedRule::carry;
  world.carried_public = carry ? books.public_side.unused + world.now.lapsed : Nok{};
  world.carried_private = carry ? books.private_side.unused + world.now.private_lapsed : Nok{};
  // The public side is decided first, so what firms leave can only reach it a year later.
  world.moved_to_public = rule == UnusedRule::other_side ? books.private_side.unused : Nok{};
}

void check_books(const Books& books, Year year) {
  check_side(books.public_side, "public", year);
  check_side(books.private_side, "private", year);
  if (books.public_side.part + books.private_side.part != books.pot) {
    throw Error(Exit::internal,
                "the parts of " + std::to_string(year.value()) +
                    " do not make the pot; this is a defect of the program, please report it");
  }
}

}  // namespace taktskifte
