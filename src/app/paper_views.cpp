#include "app/paper_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/dossier_views.h"
#include "app/offices.h"
#include "base/text.h"
#include "core/paper/fill_form.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/register_store.h"

namespace khongcho::app {

namespace {

constexpr int kMostEntries = 20'000;

int counted_days(const Calendar& calendar, CivilDay from, CivilDay to) {
  int count = 0;
  for (CivilDay day = from; day < to;) {
    day += std::chrono::days{1};
    if (calendar.counts(day)) ++count;
  }
  return count;
}

bool is_in_register(const Dossier& dossier) {
  using enum DossierState;
  return dossier.state != submitted && dossier.state != instructed && dossier.state != rejected;
}

// Without a number where it was received before the book was kept.
RegisterNumber number_in_book(sql::Transaction& tx, DossierId dossier) {
  for (const RegisterLine& line : store::lines_of_dossier(tx, dossier))
    if (line.kind == kDossierBook) return {line.n, line.number, line.volume_name};
  return {};
}

bool has_words(const Dossier& dossier, const std::string& words) {
  const std::string folded = fold(words);
  const std::string told = dossier.name_folded + " " + fold(dossier.code);
  return std::ranges::all_of(split(folded, ' '), [&](const std::string& word) {
    return told.find(word) != std::string::npos;
  });
}

std::string deciding_agency(const Context& ctx, const Office& office, const Dossier& dossier) {
  const Procedure* procedure =
      ctx.law.procedure(office, dossier.procedure, civil_day(dossier.received_at));
  return procedure && !procedure->agency.empty() ? procedure->agency : office.name;
}

std::string deciding_office_name(const Context& ctx, const Dossier& dossier) {
  if (!dossier.competent_office) return "";
  const auto office = find_office(ctx, dossier.competent_office);
  return office ? office->name : "";
}

}  // namespace

std::string extension_words(const Context& ctx, const Dossier& dossier) {
  if (!dossier.printed_due_at || !dossier.reappointed_at) return "";
  const Calendar& calendar = ctx.law.calendar(dossier.profile, dossier.model);
  const int days = counted_days(calendar, civil_day(*dossier.printed_due_at),
                                civil_day(*dossier.reappointed_at));
  if (days > 0) return ctx.vietnamese.text("paper.extension_days", {fmt::format("{:02}", days)});
  const auto counted = calendar.counted_between(*dossier.printed_due_at, *dossier.reappointed_at);
  if (!counted) return "";
  const auto minutes = counted->count() / 60;
  return ctx.vietnamese.text("paper.extension_hours",
                             {std::to_string(minutes / 60), fmt::format("{:02}", minutes % 60)});
}

Expected<DossierPaper> dossier_paper(const Context& ctx, const Officer& reader,
                                     const PaperRequest& request) {
  auto view = dossier_view(ctx, reader, request.code, request.kind);
  if (!view) return view.error();
  const FormText* form = ctx.law.law().find_form(view->dossier.form_set, request.kind);
  if (!form) return Error{ErrorCode::not_found, "paper.no_form"};
  const ServiceModel* model = ctx.law.model(view->dossier.model);
  const RegisterNumber in_book = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return number_in_book(tx, view->dossier.id); });
  const PaperFacts facts{.dossier = view->dossier,
                         .office = view->office,
                         .level = ctx.law.level_names(view->office),
                         .events = std::move(view->events),
                         .officers = std::move(view->officers),
                         .model_name = model ? model->name : "",
                         .extension = extension_words(ctx, view->dossier),
                         .deciding_office = deciding_office_name(ctx, view->dossier),
                         .book_volume = in_book.volume,
                         .book_number = in_book.number,
                         .public_address = request.public_address};
  auto filled = fill_form(*form, facts, ctx.vietnamese);
  if (!filled) return filled.error();
  return DossierPaper{.form = std::move(*filled),
                      .dossier = facts.dossier.id,
                      .version = facts.dossier.version,
                      .received_at = facts.dossier.received_at};
}

Expected<PrintedForm> register_paper(const Context& ctx, const Officer& reader,
                                     const DayRange& days, const std::string& words) {
  if (!may(reader, Action::view, {reader.office}))
    return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  if (days.from > days.to || days.to - days.from > kLongestRegister)
    return Error{ErrorCode::invalid_input, "paper.wrong_day", {}, "ngay"};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<PrintedForm> {
    const Office office = store::find_office(tx, reader.office).value();
    const Profile& profile = ctx.law.profile(office.profile);
    const FormText* form = ctx.law.law().find_form(profile.form_set, "register");
    if (!form) return Error{ErrorCode::not_found, "paper.no_form"};
    RegisterFacts facts{
        .office = office, .level = ctx.law.level_names(office), .from = days.from, .to = days.to};
    auto found =
        store::dossiers_received_between(tx, office.id, instant_of(days.from),
                                         instant_of(days.to + std::chrono::days{1}), kMostEntries);
    std::ranges::reverse(found);
    std::map<DossierId, RegisterLine> lines;
    for (const RegisterLine& line :
         store::lines_of_days(tx, office.id, std::string(kDossierBook), days.from, days.to,
                              kMostEntries)) {
      lines.emplace(line.dossier, line);
      if (facts.volumes.empty() || facts.volumes.back() != line.volume_name)
        facts.volumes.push_back(line.volume_name);
    }
    // What came online in the evening stands where reception entered it in the morning.
    std::ranges::stable_sort(found, {}, [&](const Dossier& dossier) {
      const RegisterLine& line = lines[dossier.id];
      return std::pair{line.year, line.n};
    });
    for (const Dossier& dossier : found)
      if (is_in_register(dossier) && has_words(dossier, words))
        facts.entries.push_back(
            {dossier, deciding_agency(ctx, office, dossier), lines[dossier.id].number});
    return fill_register(*form, facts, ctx.time.now(), ctx.vietnamese);
  });
}

}  // namespace khongcho::app
