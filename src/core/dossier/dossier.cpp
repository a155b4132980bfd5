#include "core/dossier/dossier.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 4> kChannels{"in_person", "online", "assisted_online",
                                                    "postal"};
constexpr std::array<std::string_view, 3> kReturnMethods{"counter", "post", "electronic"};
constexpr std::array<std::string_view, 4> kPaperKinds{"original", "certified_copy", "photocopy",
                                                      "electronic"};
constexpr std::array<std::string_view, 4> kRules{"same_day", "next_morning", "statutory", "none"};
constexpr std::array<std::string_view, 6> kTimeliness{"no_due",  "on_track", "due_soon",
                                                      "overdue", "in_time",  "late"};

template <typename Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& texts, std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return {};
  return static_cast<Enum>(found - texts.begin());
}

}  // namespace

std::vector<Pause> pauses_of(const Dossier& dossier, Instant until) {
  std::vector<Pause> pauses;
  for (const Wait& wait : dossier.waits)
    pauses.push_back({wait.from, wait.to.value_or(std::max(wait.from, until))});
  return pauses;
}

OfficeId deciding_office(const Dossier& dossier) {
  return dossier.competent_office ? dossier.competent_office : dossier.office;
}

bool is_waiting(const Dossier& dossier) {
  return std::ranges::any_of(dossier.waits, [](const Wait& wait) { return !wait.to; });
}

PromiseCase promise_case_of(const Dossier& dossier, Instant now) {
  return {.limit = dossier.limit,
          .on_list = dossier.on_list,
          .complete = dossier.missing.empty(),
          .excluded = dossier.excluded,
          .submitted_at = dossier.submitted_at,
          .pauses = pauses_of(dossier, now)};
}

std::optional<Instant> expected_at(const Dossier& dossier) {
  return dossier.reappointed_at ? dossier.reappointed_at : dossier.printed_due_at;
}

std::optional<Instant> done_at(const Dossier& dossier) {
  return dossier.result_ready_at ? dossier.result_ready_at : dossier.returned_at;
}

Timeliness timeliness(const Dossier& dossier, Instant now, Seconds soon) {
  if (!dossier.printed_due_at) return Timeliness::no_due;
  const Instant due = *dossier.printed_due_at;
  if (const auto done = done_at(dossier))
    return *done <= due ? Timeliness::in_time : Timeliness::late;
  if (is_final(dossier.state)) return Timeliness::no_due;
  if (now > due) return Timeliness::overdue;
  return due - now <= soon ? Timeliness::due_soon : Timeliness::on_track;
}

std::string_view text_of(Channel channel) {
  return kChannels[static_cast<std::size_t>(channel)];
}
std::string_view text_of(ReturnMethod method) {
  return kReturnMethods[static_cast<std::size_t>(method)];
}
std::string_view text_of(PaperKind kind) {
  return kPaperKinds[static_cast<std::size_t>(kind)];
}
std::string_view text_of(PromiseRule rule) {
  return kRules[static_cast<std::size_t>(rule)];
}
std::string_view text_of(Timeliness timeliness) {
  return kTimeliness[static_cast<std::size_t>(timeliness)];
}
std::optional<Channel> channel_from(std::string_view text) {
  return enum_from<Channel>(kChannels, text);
}
std::optional<ReturnMethod> return_method_from(std::string_view text) {
  return enum_from<ReturnMethod>(kReturnMethods, text);
}
std::optional<PaperKind> paper_kind_from(std::string_view text) {
  return enum_from<PaperKind>(kPaperKinds, text);
}
std::optional<PromiseRule> promise_rule_from(std::string_view text) {
  return enum_from<PromiseRule>(kRules, text);
}

}  // namespace khongcho
