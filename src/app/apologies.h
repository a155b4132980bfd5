// Apologies with a new appointment (Phiếu xin lỗi và hẹn lại, Mẫu 04): proposed by an officer or by
// the clock, signed or declined by the head, sent to the citizen, kept in a register. At most one
// new time a dossier, never earlier (NĐ 61/2018 Đ.19); late stays late in every count.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "app/late_forecast.h"
#include "core/dossier/dossier.h"
#include "core/notice/citizen_notice.h"
#include "core/people/officer.h"
#include "store/apology_store.h"

namespace khongcho::app {

// Heads sign what others propose (Action::apologise, by one of their roles).
bool signs_apologies(const Officer& officer);
bool may_sign_apology(const Officer& officer, const Dossier& dossier);

Expected<Dossier> propose_dossier_apology(const Context& ctx, const Officer& officer,
                                          const DossierCommand& command, const std::string& reason,
                                          Instant new_time);
// False where one was proposed for this promise before, or the dossier changed meanwhile.
bool propose_apology_by_clock(const Context& ctx, const LateDossier& late);
Expected<Dossier> decline_dossier_apology(const Context& ctx, const Officer& officer,
                                          const DossierCommand& command, const std::string& reason);
// As proposed, or with other words or another time.
Expected<Dossier> sign_dossier_apology(const Context& ctx, const Officer& officer,
                                       const DossierCommand& command, const std::string& reason,
                                       Instant new_time);

// Of the reader's office. All refuse readers who may not view its dossiers.
struct ProposedApology {
  Dossier dossier;
  std::string proposed_by;  // name; empty: the clock
};
struct ProposedApologies {
  std::vector<ProposedApology> rows;  // the longest waiting first
  std::optional<store::ApologyKey> next = {};
};
Expected<ProposedApologies> proposed_apologies(const Context& ctx, const Officer& reader,
                                               const store::ApologyKey& after = {});
struct ApologyEntry {
  Dossier dossier;
  std::optional<CitizenNotice> notice = {};  // to the citizen; sent or not
  std::string told_by = {};                  // name of the officer who told them

  std::optional<Instant> told_at() const { return notice ? notice->sent_at : std::nullopt; }
};
struct ApologyRegister {
  std::vector<ApologyEntry> entries;
  std::optional<store::ApologyKey> next = {};
};
// Signed on days from `first` to `last`, in order: a page of it, after that entry.
Expected<ApologyRegister> apology_register(const Context& ctx, const Officer& reader,
                                           CivilDay first, CivilDay last,
                                           const std::optional<store::ApologyKey>& after = {});

}  // namespace khongcho::app
