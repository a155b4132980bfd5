// The fee (phí, lệ phí) of one dossier by the procedure's rule.
#pragma once

#include <string>

#include "base/expected.h"
#include "core/procedure/procedure.h"

namespace khongcho {

// Only what asks_pages() and asks_copies() and asks_cases() say is looked at.
struct FeeQuestion {
  int pages = 1;               // of the original
  int copies = 1;              // wanted
  int cases = 1;               // cases, documents or transactions in one dossier
  std::string exemption = {};  // FeeExemption::id; empty = none
};

struct Fee {
  Money full = 0;    // before any exemption
  Money amount = 0;  // to pay
  bool operator==(const Fee&) const = default;
};

bool asks_pages(const FeeRule& rule);
bool asks_copies(const FeeRule& rule);
bool asks_cases(const FeeRule& rule);

// Refuses numbers below 1 or beyond any real dossier (`fee.wrong_number`, input named) and an
// exemption the rule does not have (`fee.unknown_exemption`).
Expected<Fee> compute_fee(const FeeRule& rule, const FeeQuestion& question);

}  // namespace khongcho
