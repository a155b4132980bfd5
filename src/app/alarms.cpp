#include "app/alarms.h"

#include <algorithm>
#include <map>

#include "app/apologies.h"
#include "app/citizen_notices.h"
#include "app/signing_right.h"
#include "base/text.h"
#include "core/alarm/escalation.h"
#include "store/apology_store.h"
#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

constexpr int kRowsOnAPage = 50;
constexpr std::size_t kLongestNote = 1'000;

Error not_yours() {
  return {ErrorCode::not_allowed, "alarm.not_yours"};
}

// Alarms with what a page says about each.
class RowReader {
 public:
  RowReader(sql::Transaction& tx, const Context& ctx, const Officer& reader)
      : tx_(tx), ctx_(ctx), reader_(reader) {}

  std::optional<AlarmRow> row_of(const RaisedAlarm& alarm) {
    auto dossier = store::find_dossier(tx_, alarm.dossier);
    auto office = store::find_office(tx_, alarm.office);
    if (!dossier || !office) return {};
    AlarmRow row{.alarm = alarm,
                 .dossier = std::move(*dossier),
                 .office = std::move(*office),
                 .officer = name_of(alarm.officer),
                 .step = "",
                 .acknowledged_by = name_of(alarm.acknowledged_by),
                 .may_acknowledge =
                     alarm.rings() &&
                     may_acknowledge_alarm(reader_, alarm.level, alarm.office, alarm.officer)};
    row.step = step_of(row.dossier);
    return row;
  }

 private:
  std::string name_of(OfficerId id) {
    if (!id) return "";
    const auto known = names_.find(id);
    if (known != names_.end()) return known->second;
    const auto officer = store::find_officer(tx_, id);
    return names_[id] = officer ? officer->full_name : "";
  }

  std::string step_of(const Dossier& dossier) const {
    const Route* route = ctx_.law.routes().find(dossier.route);
    const RouteStep* step = route ? current_step(*route, dossier) : nullptr;
    return step ? step->name : "";
  }

  sql::Transaction& tx_;
  const Context& ctx_;
  const Officer& reader_;
  std::map<OfficerId, std::string> names_ = {};
};

// At the reader's office, beside their own.
std::vector<AlarmLevel> levels_heard(const Officer& reader) {
  std::vector<AlarmLevel> levels;
  for (const AlarmLevel level : {AlarmLevel::head, AlarmLevel::chair})
    if (std::ranges::any_of(roles_of(level), [&](Role role) { return has_role(reader, role); }))
      levels.push_back(level);
  return levels;
}

bool may_see(const Officer& reader, AlarmView view) {
  const auto views = alarm_views(reader);
  return std::ranges::find(views, view) != views.end();
}

store::AlarmFilter filter_of(const Officer& reader, AlarmView view, AlarmLevel level) {
  if (view == AlarmView::mine) return {.officer = reader.id};
  if (view == AlarmView::office) return {.office = reader.office, .level = level};
  return {.level = level};
}

}  // namespace

std::vector<AlarmView> alarm_views(const Officer& reader) {
  std::vector<AlarmView> views;
  if (scope_for(reader, Action::view)) views.push_back(AlarmView::mine);
  const auto oversees = scope_for(reader, Action::oversee);
  if (oversees) views.push_back(AlarmView::office);
  if (oversees == Scope::all) views.push_back(AlarmView::district);
  return views;
}

Expected<AlarmPage> ringing_alarms(const Context& ctx, const Officer& reader, AlarmView view,
                                   AlarmLevel level, const std::optional<store::AlarmKey>& after) {
  if (!may_see(reader, view)) return not_yours();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AlarmPage> {
    auto alarms =
        store::ringing_alarms(tx, filter_of(reader, view, level), after, kRowsOnAPage + 1);
    AlarmPage page;
    if (alarms.size() > kRowsOnAPage) {
      alarms.resize(kRowsOnAPage);
      page.next = store::AlarmKey{alarms.back().due_at, alarms.back().id};
    }
    RowReader reading(tx, ctx, reader);
    for (const RaisedAlarm& alarm : alarms)
      if (auto row = reading.row_of(alarm)) page.rows.push_back(std::move(*row));
    return page;
  });
}

Expected<AlarmPage> acknowledged_alarms(const Context& ctx, const Officer& reader,
                                        const std::optional<store::AlarmKey>& after) {
  if (!may_see(reader, AlarmView::office)) return not_yours();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AlarmPage> {
    auto alarms = store::acknowledged_alarms(tx, reader.office, kRowsOnAPage + 1, after);
    AlarmPage page;
    if (alarms.size() > kRowsOnAPage) {
      alarms.resize(kRowsOnAPage);
      page.next = store::AlarmKey{*alarms.back().acknowledged_at, alarms.back().id};
    }
    RowReader reading(tx, ctx, reader);
    for (const RaisedAlarm& alarm : alarms)
      if (auto row = reading.row_of(alarm)) page.rows.push_back(std::move(*row));
    return page;
  });
}

Expected<RaisedAlarm> acknowledge_alarm(const Context& ctx, const Officer& officer, AlarmId id,
                                        const std::string& note) {
  const std::string words = tidy_text(note);
  if (length_of(words) > kLongestNote)
    return Error{ErrorCode::invalid_input, "dossier.text_too_long", {}, "note"};
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<RaisedAlarm> {
    const auto alarm = store::find_alarm(tx, id);
    if (!alarm) return Error{ErrorCode::not_found, "alarm.unknown"};
    if (!may_acknowledge_alarm(officer, alarm->level, alarm->office, alarm->officer))
      return not_yours();
    if (alarm->acknowledged_by == officer.id) return *alarm;
    if (!store::acknowledge(tx, id, officer.id, words, now))
      return Error{ErrorCode::conflict, "alarm.rings_no_more"};
    return *store::find_alarm(tx, id);
  });
}

AlarmPlace first_alarms(const Context& ctx, const Officer& reader) {
  if (!may_see(reader, AlarmView::office)) return {};
  const std::vector<AlarmLevel> levels = levels_heard(reader);
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> AlarmPlace {
    if (store::count_ringing(tx, {.officer = reader.id}) > 0) return {};
    for (const AlarmLevel level : levels)
      if (store::count_ringing(tx, {.office = reader.office, .level = level}) > 0)
        return {AlarmView::office, level};
    return {};
  });
}

BarCounts bar_counts(const Context& ctx, const Officer& reader) {
  const std::vector<AlarmLevel> levels = levels_heard(reader);
  const bool signs = signs_apologies(reader);
  const bool tells = tells_citizens(reader);
  const bool answers =
      may(reader, Action::answer_consultation, ActionTarget{reader.office, reader.id});
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    BarCounts counts{.alarms = store::count_ringing(tx, {.officer = reader.id})};
    for (const AlarmLevel level : levels)
      counts.alarms += store::count_ringing(tx, {.office = reader.office, .level = level});
    if (signs) counts.apologies = store::count_proposed_apologies(tx, reader.office);
    if (answers) counts.to_answer = store::count_open_consultations(tx, reader.office);
    counts.signs_by_delegation = !scope_for(reader, Action::sign) &&
                                 !active_delegations_to(tx, reader.id, ctx.time.now()).empty();
    if (tells) counts.to_tell = store::count_citizen_notices_to_tell(tx, reader.office);
    return counts;
  });
}

}  // namespace khongcho::app
