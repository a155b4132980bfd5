// Typed identifiers. Ids are made by the application, never by the database, so that a row can
// be named before it is written and both databases hold the same values.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace khongcho {

template <typename Tag>
struct Id {
  std::int64_t value = 0;

  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using DossierId = Id<struct DossierTag>;
using OfficerId = Id<struct OfficerTag>;
using OfficeId = Id<struct OfficeTag>;
using CounterId = Id<struct CounterTag>;
using ConsultationId = Id<struct ConsultationTag>;

// A new id: positive, unique in this process and, by its random node part, across processes.
// Ids grow with time to the millisecond, so an index on them stays compact.
std::int64_t make_id();

template <typename AnyId>
AnyId make() {
  return AnyId{make_id()};
}

}  // namespace khongcho

template <typename Tag>
struct std::hash<khongcho::Id<Tag>> {
  std::size_t operator()(khongcho::Id<Tag> id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
