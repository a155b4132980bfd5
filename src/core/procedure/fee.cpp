#include "core/procedure/fee.h"

#include <algorithm>

namespace khongcho {
namespace {

// More pages or copies than this is a slip of the keyboard.
constexpr int kMostPages = 10'000;
constexpr int kMostCopies = 1'000;
constexpr int kMostCases = 1'000;

Error wrong_number(const char* input, int most) {
  return {ErrorCode::invalid_input, "fee.wrong_number", {std::to_string(most)}, input};
}

Money price_of_copy(const FeeRule& rule, int pages) {
  Money sum = 0;
  for (std::size_t i = 0; i < rule.tiers.size(); ++i) {
    const int first = rule.tiers[i].from_page;
    const int last = i + 1 < rule.tiers.size() ? rule.tiers[i + 1].from_page - 1 : pages;
    sum += std::max(0, std::min(last, pages) - first + 1) * rule.tiers[i].amount;
  }
  return rule.cap_per_copy > 0 ? std::min(sum, rule.cap_per_copy) : sum;
}

Money full_price(const FeeRule& rule, const FeeQuestion& question) {
  switch (rule.kind) {
    case FeeKind::free:
      return 0;
    case FeeKind::per_page:
      return price_of_copy(rule, question.pages) * question.copies;
    case FeeKind::per_copy:
      return rule.amount * question.copies;
    case FeeKind::per_case:
    case FeeKind::per_transaction:
    case FeeKind::per_document:
      return rule.amount * question.cases;
    case FeeKind::province_set:
      return rule.amount;
  }
  return 0;  // unreachable while -Werror=switch is on
}

}  // namespace

bool asks_pages(const FeeRule& rule) {
  return rule.kind == FeeKind::per_page;
}

bool asks_copies(const FeeRule& rule) {
  return rule.kind == FeeKind::per_page || rule.kind == FeeKind::per_copy;
}

bool asks_cases(const FeeRule& rule) {
  return rule.kind == FeeKind::per_case || rule.kind == FeeKind::per_transaction ||
         rule.kind == FeeKind::per_document;
}

Expected<Fee> compute_fee(const FeeRule& rule, const FeeQuestion& question) {
  const auto within = [](int n, int most) { return n >= 1 && n <= most; };
  if (asks_pages(rule) && !within(question.pages, kMostPages))
    return wrong_number("pages", kMostPages);
  if (asks_copies(rule) && !within(question.copies, kMostCopies))
    return wrong_number("copies", kMostCopies);
  if (asks_cases(rule) && !within(question.cases, kMostCases))
    return wrong_number("cases", kMostCases);

  const Money full = full_price(rule, question);
  if (question.exemption.empty()) return Fee{full, full};
  const auto found =
      std::find_if(rule.exemptions.begin(), rule.exemptions.end(),
                   [&](const FeeExemption& e) { return e.id == question.exemption; });
  if (found == rule.exemptions.end())
    return Error{
        ErrorCode::invalid_input, "fee.unknown_exemption", {question.exemption}, "exemption"};
  // Rounded down: an office never takes more than the rule gives.
  return Fee{full, full * (100 - found->percent_off) / 100};
}

}  // namespace khongcho
