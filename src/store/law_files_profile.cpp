// Profiles and service models.
#include <algorithm>
#include <set>

#include "store/law_files_read.h"

namespace khongcho::store {
namespace {

constexpr std::size_t kFormsOfASet = 6;

using Spans = std::vector<std::pair<MonthDay, MonthDay>>;

void check_cover(const Spans& spans, int line, const ProblemSink& sink) {
  const SpanCover cover = cover_of(spans);
  if (cover.uncovered >= 0) sink.add(line, "law.year_gap", {month_day_text(cover.uncovered)});
  if (cover.twice >= 0) sink.add(line, "law.year_overlap", {month_day_text(cover.twice)});
}

std::optional<SaturdayRule> read_saturday(TableReader& parent, const ProblemSink& sink) {
  const DataNode* node = parent.any("saturday", false);
  if (!node) return std::nullopt;
  TableReader table(*node, sink);
  SaturdayRule rule{.sessions = read_sessions(table, "sessions", sink, true),
                    .counts = table.flag("counts")};
  table.finish();
  return rule;
}

void read_seasons(TableReader& parent, const ProblemSink& sink, CalendarRules& rules) {
  Spans spans;
  for (const DataNode* node : parent.tables("seasons", true)) {
    TableReader table(*node, sink);
    Season season{.from = read_month_day(table, "from"),
                  .to = read_month_day(table, "to"),
                  .sessions = read_sessions(table, "sessions", sink, true)};
    table.finish();
    spans.emplace_back(season.from, season.to);
    rules.seasons.push_back(std::move(season));
  }
  check_cover(spans, parent.line_of("seasons"), sink);
}

LevelNames read_level(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  LevelNames names{.level = table.text("level"),
                   .name = table.text("name"),
                   .unit_words = table.text("unit_words"),
                   .office_name = table.text("office_name"),
                   .authority_name = table.text("authority_name"),
                   .authority_short = table.text("authority_short"),
                   .signer_title = table.text("signer_title"),
                   .specialist_title = table.text("specialist_title")};
  table.finish();
  return names;
}

void take_calendar(TableReader& table, Profile& profile, const LawReading& reading) {
  const auto found = reading.calendars.find(profile.calendar_code);
  if (found == reading.calendars.end())
    return table.problem("calendar", "law.unknown", {"calendar", profile.calendar_code});
  profile.calendar.days = found->second.days;
  profile.calendar.years = found->second.years;
  profile.calendar_notes = found->second.notes;
}

std::vector<SeasonalCutoff> read_cutoffs(TableReader& parent, const ProblemSink& sink) {
  std::vector<SeasonalCutoff> cutoffs;
  Spans spans;
  for (const DataNode* node : parent.tables("cutoffs", true)) {
    TableReader table(*node, sink);
    cutoffs.push_back({.from = read_month_day(table, "from"),
                       .to = read_month_day(table, "to"),
                       .cutoff = table.time("cutoff")});
    table.finish();
    spans.emplace_back(cutoffs.back().from, cutoffs.back().to);
  }
  check_cover(spans, parent.line_of("cutoffs"), sink);
  return cutoffs;
}

std::vector<int> read_weekdays(TableReader& table, const ProblemSink& sink) {
  std::vector<int> weekdays;
  const DataNode* list = table.any("weekdays", true);
  if (!list) return weekdays;
  for (const DataNode& item : list->children) {
    const bool fits = item.kind == NodeKind::number && item.number >= 1 && item.number <= 7;
    if (!fits || std::find(weekdays.begin(), weekdays.end(), item.number) != weekdays.end())
      sink.add(item.line, "law.bad_weekday");
    else
      weekdays.push_back(static_cast<int>(item.number));
  }
  if (list->children.empty()) sink.add(list->line, "data.empty", {"weekdays"});
  return weekdays;
}

// The catalogue that knows every procedure of the list, or nothing and the first unknown one.
const Catalogue* catalogue_knowing(const AppliedList& list, const Law& law, std::string* unknown) {
  for (const Catalogue& catalogue : law.catalogues) {
    const auto missing =
        std::find_if(list.procedures.begin(), list.procedures.end(),
                     [&](const std::string& named) { return !catalogue.find(list.level, named); });
    if (missing == list.procedures.end()) return &catalogue;
    if (catalogue.of_level(list.level).empty()) continue;
    *unknown = *missing;
  }
  return nullptr;
}

void check_announced(TableReader& table, const AppliedList& list, const Catalogue& catalogue) {
  std::set<std::string> ids;
  std::set<std::string> fields;
  for (const std::string& named : list.procedures) {
    const Procedure* procedure = catalogue.find(list.level, named);
    if (!ids.insert(procedure->id).second) table.problem("procedures", "law.duplicate", {named});
    fields.insert(procedure->field);
  }
  const auto check = [&](const char* key, std::size_t count) {
    const std::int64_t announced = table.number(key, static_cast<std::int64_t>(count));
    if (announced != static_cast<std::int64_t>(count))
      table.problem(key, "law.count_differs", {std::to_string(announced), std::to_string(count)});
  };
  check("announced_procedures", ids.size());
  check("announced_fields", fields.size());
}

AppliedList read_applied(const DataNode& node, const ProblemSink& sink, const Law& law) {
  TableReader table(node, sink);
  AppliedList list{.level = table.text("level"), .procedures = table.texts("procedures", true)};
  std::string unknown;
  const Catalogue* catalogue = catalogue_knowing(list, law, &unknown);
  if (catalogue) check_announced(table, list, *catalogue);
  table.any("announced_procedures", false);
  table.any("announced_fields", false);
  table.finish();
  if (!catalogue) table.problem("procedures", "law.unknown", {list.level, unknown});
  return list;
}

void read_window(TableReader& table, const ProblemSink& sink, ServiceModel& model) {
  const DataNode* node = table.any("window", false);
  if (!node) return;
  std::optional<Seconds> from;
  std::optional<Seconds> to;
  if (node->kind == NodeKind::list && node->children.size() == 2) {
    from = parse_time_of_day(node->children[0].text);
    to = parse_time_of_day(node->children[1].text);
  }
  if (!from || !to || *to <= *from) return sink.add(node->line, "data.bad_time", {"window"});
  model.window = khongcho::Session{*from, *to};
  for (const SeasonalCutoff& cutoff : model.cutoffs)
    if (cutoff.cutoff < *from || cutoff.cutoff > *to)
      sink.add(node->line, "law.cutoff_outside", {clock_text(cutoff.cutoff)});
}

PromiseKind read_kind(TableReader& table) {
  const std::string kind = table.text("kind");
  if (kind == "same_session") return PromiseKind::same_session;
  if (kind != "same_day") table.problem("kind", "data.bad_choice", {"kind", kind});
  return PromiseKind::same_day;
}

CutoffFrom read_cutoff_from(TableReader& table) {
  const std::string from = table.text("cutoff_counts_from");
  if (from == "ticket") return CutoffFrom::ticket;
  if (from != "acceptance") table.problem("cutoff_counts_from", "data.bad_choice", {"cutoff_counts_from", from});
  return CutoffFrom::acceptance;
}

// A cut-off at or after closing time would promise a same-day result nobody can give.
void check_cutoffs(TableReader& table, const ServiceModel& model, const CalendarRules& rules) {
  for (const Season& season : rules.seasons) {
    if (season.sessions.empty()) continue;
    for (const SeasonalCutoff& cutoff : model.cutoffs)
      if (cutoff.cutoff >= season.sessions.back().to)
        table.problem("default_model", "law.cutoff_outside", {clock_text(cutoff.cutoff)});
  }
}

}  // namespace

void read_profile(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  Profile profile{.code = table.text("code"),
                  .name = table.text("name"),
                  .effective_from = table.day("effective_from"),
                  .effective_to = table.optional_day("effective_to"),
                  .calendar_code = table.text("calendar"),
                  .hours_to_verify = table.flag("hours_to_verify"),
                  .form_set = table.text("form_set"),
                  .default_model = table.text("default_model"),
                  .dossier_code_pattern = table.text("dossier_code"),
                  .province_name = table.text("province"),
                  .apology_rule = table.optional_text("apology_rule")};
  take_calendar(table, profile, reading);
  read_seasons(table, sink, profile.calendar);
  profile.calendar.saturday = read_saturday(table, sink);
  for (const DataNode* node : table.tables("levels", true)) {
    LevelNames names = read_level(*node, sink);
    if (profile.find_level(names.level)) sink.add(node->line, "law.duplicate", {names.level});
    profile.levels.push_back(std::move(names));
  }
  table.finish();
  if (profile.effective_to && *profile.effective_to < profile.effective_from)
    table.problem("effective_to", "law.days_out_of_order");
  if (reading.law.find_profile(profile.code))
    return table.problem("code", "law.duplicate", {profile.code});
  reading.law.profiles.push_back(std::move(profile));
}

void read_model(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  ServiceModel model{.code = table.text("code"),
                     .name = table.text("name"),
                     .slogan = table.optional_text("slogan"),
                     .weekdays = read_weekdays(table, sink),
                     .effective_from = table.day("effective_from"),
                     .effective_to = table.optional_day("effective_to"),
                     .kind = read_kind(table),
                     .cutoffs = read_cutoffs(table, sink),
                     .after_by = table.time("after_by"),
                     .makeup_counts = table.flag("makeup_counts"),
                     .cutoff_from = read_cutoff_from(table),
                     .excluded_when = table.texts("excluded_when", false)};
  read_window(table, sink, model);
  for (const DataNode* node : table.tables("applied", true)) {
    AppliedList list = read_applied(*node, sink, reading.law);
    for (const AppliedList& other : model.applied)
      if (other.level == list.level) sink.add(node->line, "law.duplicate", {list.level});
    model.applied.push_back(std::move(list));
  }
  const auto saturday = read_saturday(table, sink);
  table.finish();
  if (model.effective_to && *model.effective_to < model.effective_from)
    table.problem("effective_to", "law.days_out_of_order");
  if (reading.law.find_model(model.code))
    return table.problem("code", "law.duplicate", {model.code});
  if (saturday) reading.law.model_saturdays.emplace(model.code, *saturday);
  reading.law.models.push_back(std::move(model));
}

void check_profile(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  const std::string model_code = table.text("default_model");
  const std::string form_set = table.text("form_set");
  const Profile* profile = reading.law.find_profile(table.text("code"));
  if (!profile) return;
  const ServiceModel* model = reading.law.find_model(model_code);
  if (!model)
    table.problem("default_model", "law.unknown", {"model", model_code});
  else
    check_cutoffs(table, *model, profile->calendar);
  const auto forms = std::count_if(reading.law.forms.begin(), reading.law.forms.end(),
                                   [&](const FormText& form) { return form.form_set == form_set; });
  if (static_cast<std::size_t>(forms) < kFormsOfASet)
    table.problem("form_set", "law.forms_missing", {form_set});
  if (!reading.law.find_waiting_room(profile->code))
    table.problem("code", "law.no_waiting_room", {profile->code});
  check_routes(*profile, table, reading.law);
  check_results(*profile, table, reading.law);
  if (!reading.law.catalogue_for(profile->code, profile->effective_from))
    table.problem("effective_from", "law.no_catalogue", {iso_day(profile->effective_from)});
}

}  // namespace khongcho::store
