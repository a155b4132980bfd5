// The rows of the control slip (Phiếu kiểm soát quá trình giải quyết hồ sơ), read from the events.
#include <fmt/format.h>

#include "core/dossier/hand_over.h"
#include "core/paper/form_tables.h"
#include "core/paper/form_values.h"
#include "core/paper/paper_words.h"

namespace khongcho {

namespace {

// One end of a hand-over: the part of the office, and the person.
struct Party {
  std::string unit;
  std::string name;
};

struct HandOverRow {
  Passing passing;
  Party giver;
  Party taker;
  std::string outcome = {};
  std::vector<std::string> notes = {};
};

std::string outcome_words(Instant at, const std::optional<Instant>& due, const Locale& locale) {
  using std::chrono::floor;
  using std::chrono::minutes;
  if (!due) return "";
  if (floor<minutes>(at) == floor<minutes>(*due)) return locale.text("paper.outcome_on_time");
  return locale.text(at < *due ? "paper.outcome_early" : "paper.outcome_late");
}

class HandOvers {
 public:
  HandOvers(const PaperFacts& facts, const Locale& locale)
      : facts_(facts), locale_(locale), after_(dossier_after_events(facts.events)) {
    const auto passings = passings_of(facts.events, after_);
    for (const Passing& passing : passings) add(passing);
    for (std::size_t i = 0; i < facts.events.size(); ++i) remark(facts.events[i], after_[i]);
  }

  const std::vector<HandOverRow>& rows() const { return rows_; }

 private:
  void add(const Passing& passing) {
    rows_.push_back({passing, party(passing.giver), party(passing.taker)});
    if (passing.taker_role && !passing.taker) rows_.back().taker = {unit_of(*passing.taker_role)};
  }

  void remark(const DossierEvent& event, const Dossier& dossier) {
    using enum DossierEventKind;
    switch (event.kind) {
      case submitted_for_signature:
      case result_ready:
        return judge(event, dossier);
      case sent_back:
        return note(event, "paper.note_sent_back", event.note);
      case supplement_requested:
        return note(event, "paper.note_supplement", instant_words(event.at, locale_));
      case supplement_received:
        return note(event, "paper.note_supplemented", instant_words(event.at, locale_));
      case excluded:
        return note(event, "paper.note_excluded", event.note);
      case apologised:
        return note(event, "paper.note_apologised", instant_words(event.at, locale_));
      case stopped:
        return note(event, "paper.note_stopped", event.note);
      case withdrawn:
        return note(event, "paper.note_withdrawn", event.note);
      default:
        return;
    }
  }

  // The row of whoever had the dossier when the event happened: the last one taken by then.
  HandOverRow* row_at(const DossierEvent& event) {
    HandOverRow* found = nullptr;
    for (HandOverRow& row : rows_)
      if (row.passing.taken_at && row.passing.event <= event.seq) found = &row;
    return found;
  }
  void judge(const DossierEvent& event, const Dossier& dossier) {
    if (HandOverRow* row = row_at(event))
      row->outcome = outcome_words(event.at, dossier.printed_due_at, locale_);
  }
  void note(const DossierEvent& event, std::string_view key, const std::string& text) {
    if (HandOverRow* row = row_at(event)) row->notes.push_back(locale_.text(key, {text}));
  }

  // As what the officer took part: signer and specialist by this dossier, else by role.
  Party party(OfficerId id) const {
    const Dossier& dossier = facts_.dossier;
    if (!id) return {locale_.text("paper.citizen"), citizen()};
    if (id == dossier.signer) return {facts_.level.signer_title, officer_name(facts_, id)};
    if (id == dossier.specialist) return {facts_.level.specialist_title, officer_name(facts_, id)};
    const auto found = facts_.officers.find(id);
    const bool known = found != facts_.officers.end() && !found->second.grants.empty();
    return {unit_of(known ? found->second.grants.front().role : Role::receptionist),
            officer_name(facts_, id)};
  }
  std::string unit_of(Role role) const {
    if (role == Role::signer || role == Role::commune_chair) return facts_.level.signer_title;
    if (role == Role::specialist) return facts_.level.specialist_title;
    if (role == Role::receptionist) return office_words(facts_.office, facts_.level);
    return locale_.text("role." + std::string(text_of(role)));
  }
  std::string citizen() const {
    const Dossier& dossier = facts_.dossier;
    const bool at_the_end = !rows_.empty() && !dossier.returned_to.empty();
    return at_the_end ? dossier.returned_to : dossier.submitter.full_name;
  }

  const PaperFacts& facts_;
  const Locale& locale_;
  std::vector<Dossier> after_;
  std::vector<HandOverRow> rows_;
};

PrintedCell handover_cell(const FormText& form, const HandOverRow& row, const Locale& locale) {
  const Passing& passing = row.passing;
  PrintedCell cell{
      .lines = {locale.text("paper.given_at", {instant_words(passing.given_at, locale)}),
                passing.taken_at
                    ? locale.text("paper.taken_at", {instant_words(*passing.taken_at, locale)})
                    : locale.text("paper.not_taken_yet")}};
  for (const FormSignature& signature : form.signatures)
    cell.signatures.push_back({.title = signature.title,
                               .note = signature.note,
                               .name = signature.key == "giver" ? row.giver.name : row.taker.name});
  return cell;
}

PrintedCell agency_cell(const HandOverRow& row, const Locale& locale) {
  return {.lines = {locale.text("paper.given_by", {row.giver.unit}),
                    locale.text("paper.taken_by", {row.taker.unit})}};
}

PrintedCell handover_column(const FormText& form, std::string_view key, const HandOverRow& row,
                            const Locale& locale) {
  if (key == "agency") return agency_cell(row, locale);
  if (key == "handover") return handover_cell(form, row, locale);
  if (key == "note") return {.lines = row.notes};
  PrintedCell cell{.lines = {}, .centred = true};
  if (!row.outcome.empty()) cell.lines.push_back(row.outcome);
  return cell;
}

}  // namespace

PrintedTable handovers_table(const FormText& form, const FormLine& line, const PaperFacts& facts,
                             const Locale& locale) {
  PrintedTable table = table_of(line);
  const HandOvers found(facts, locale);
  for (const HandOverRow& row : found.rows()) {
    std::vector<PrintedCell> cells;
    for (const FormColumn& column : line.columns)
      cells.push_back(handover_column(form, column.key, row, locale));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace khongcho
