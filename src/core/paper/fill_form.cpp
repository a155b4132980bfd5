#include "core/paper/fill_form.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "core/paper/form_tables.h"
#include "core/paper/form_values.h"
#include "core/paper/paper_words.h"

namespace khongcho {

namespace {

std::string value_of(const NamedTexts& values, std::string_view key) {
  const auto found = std::ranges::find(values, key, &NamedTexts::value_type::first);
  return found == values.end() ? "" : found->second;
}

// Values that share the numbered line before them, as on the forms of TT 01/2018.
bool goes_on(std::string_view key) {
  return key == "email" || key == "register_no";
}

// A label that is the name of the office need not be repeated in the value.
std::string line_value(const FormLine& line, const NamedTexts& values, const LevelNames& level) {
  if (line.key == "office" && line.label == level.office_name)
    return value_of(values, "office_place");
  return value_of(values, line.key);
}

void add_head(PrintedForm& printed, const FormText& form, const Office& office,
              const LevelNames& level, const Locale& locale) {
  printed.form_set = form.form_set;
  printed.form_no = form.form_no;
  printed.kind = form.kind;
  printed.paper = form.paper;
  printed.form_name = locale.text("paper.form_name", {form.form_no, form.legal});
  printed.authority = upper(office.name);
  printed.office = upper(level.office_name);
  printed.country = locale.text("paper.country");
  printed.motto = locale.text("paper.motto");
  printed.title = form.title;
}

std::string place_and_date(const Office& office, const LevelNames& level, CivilDay day,
                           const Locale& locale) {
  return locale.text("paper.place_and_date",
                     {place_of(office, level).name, day_words(day, locale)});
}

class Filling {
 public:
  Filling(const FormText& form, const PaperFacts& facts, Instant issued_at, const Locale& locale)
      : form_(form),
        facts_(facts),
        issued_at_(issued_at),
        locale_(locale),
        values_(form_values(form, facts, locale)) {}

  PrintedForm filled() {
    add_head(printed_, form_, facts_.office, facts_.level, locale_);
    printed_.number = number_words();
    printed_.place_and_date =
        place_and_date(facts_.office, facts_.level, civil_day(issued_at_), locale_);
    const bool among_lines = std::ranges::count(form_.lines, "dossier_code", &FormLine::key) > 0;
    if (!among_lines) printed_.code_label = locale_.text("paper.code_label");
    printed_.code = facts_.dossier.code;
    add_copies();
    add_codes();
    if (form_.kind == "receipt") {
      printed_.reprint = reprint_words();
      printed_.promise = promise();
    }
    for (const FormLine& line : form_.lines) add_line(line);
    if (form_.kind == "receipt") add_numbers();
    if (form_.kind != "control_slip") add_signatures();
    for (const std::string& note : form_.notes)
      if (std::string words = fill_places(note, values_); !words.empty())
        printed_.notes.push_back(std::move(words));
    return std::move(printed_);
  }

 private:
  // Papers given at intake have the number of the dossier code, apologies that of their register.
  // The others get theirs by hand, from the office's own book.
  std::string number_words() const {
    if (form_.number_suffix.empty()) return "";
    return locale_.text("paper.number", {number(), form_.number_suffix});
  }

  std::string number() const {
    using enum DossierEventKind;
    const bool at_intake =
        form_.kind == "receipt" || (form_.kind == "refusal" && last_event(facts_, rejected)) ||
        (form_.kind == "supplement" && !last_event(facts_, supplement_requested));
    if (at_intake) return number_in_code(facts_.dossier.code);
    const int of_apology = facts_.dossier.apology_number;
    if (form_.kind == "apology" && of_apology > 0) return std::to_string(of_apology);
    return std::string(6, '.');
  }

  void add_copies() {
    for (std::size_t i = 0; i < form_.copies.size(); ++i)
      printed_.copies.push_back(
          locale_.text("paper.copy", {std::to_string(i + 1), form_.copies[i]}));
    if (printed_.copies.empty()) printed_.copies.push_back("");
  }

  // The slip that travels inside the office shows the dossier's code; a citizen's paper leads to
  // the public look-up.
  void add_codes() {
    const Dossier& dossier = facts_.dossier;
    if (!form_.has_code_image) return;
    const bool inside = form_.kind == "control_slip";
    printed_.qr_text =
        inside ? dossier.code : facts_.public_address + "/ho-so/" + dossier.lookup_code;
    printed_.qr_label = locale_.text("paper.qr_label");
    if (!inside) printed_.lookup_code = lookup_code_text(dossier.lookup_code);
  }

  std::string reprint_words() const {
    const DossierEvent* again = last_event(facts_, DossierEventKind::receipt_reprinted);
    return again ? locale_.text("paper.reprint", {instant_words(again->at, locale_)}) : "";
  }

  PrintedPromise promise() const {
    const Dossier& dossier = facts_.dossier;
    PrintedPromise box{
        .lead = "", .hour = locale_.text("paper.no_due_hour"), .day = "", .reason = reason()};
    const std::string where = short_return_place();
    box.day = where;
    if (!dossier.printed_due_at) return box;
    const CivilDay day = civil_day(*dossier.printed_due_at);
    const std::string hour = hour_words(*dossier.printed_due_at, locale_);
    const std::string weekday = weekday_words(day, locale_);
    const bool today = day == civil_day(printed_at());
    box.lead = locale_.text("paper.promise_lead");
    box.hour = today ? locale_.text("paper.promise_today", {hour})
                     : locale_.text("paper.promise_later", {hour, weekday});
    box.day = today ? locale_.text("paper.promise_day", {weekday, day_text(day), where})
                    : locale_.text("paper.promise_later_day", {day_text(day), where});
    return box;
  }

  Instant printed_at() const {
    const DossierEvent* again = last_event(facts_, DossierEventKind::receipt_reprinted);
    return again ? again->at : issued_at_;
  }

  std::string short_return_place() const {
    const Dossier& dossier = facts_.dossier;
    const bool at_counter = dossier.return_method == ReturnMethod::counter;
    if (at_counter && !dossier.counter_name.empty())
      return locale_.text("paper.at_counter", {dossier.counter_name});
    return locale_.text("paper.by_" + std::string(text_of(dossier.return_method)));
  }

  // The model's sentence of the form, or the bare one where there is no model.
  std::string reason() const {
    for (const FormLine& line : form_.lines)
      if (line.key == "promise")
        if (std::string words = fill_places(line.text, values_); !words.empty()) return words;
    return facts_.dossier.because.empty() ? ""
                                          : locale_.text("paper.because", {facts_.dossier.because});
  }

  void add_line(const FormLine& line) {
    if (line.kind == FormLineKind::paragraph) {
      if (line.key == "promise" && printed_.promise) return;  // stands in the box
      const std::string words = fill_places(line.text, values_);
      if (!words.empty()) printed_.lines.push_back({.text = words});
      return;
    }
    if (line.kind == FormLineKind::table) {
      PrintedLine printed{.table = table(line)};
      if (!line.label.empty()) printed.values.push_back({line.label, ""});
      printed_.lines.push_back(std::move(printed));
      return;
    }
    PrintedValue value{line.label, line_value(line, values_, facts_.level)};
    if (goes_on(line.key) && !printed_.lines.empty())
      printed_.lines.back().values.push_back(std::move(value));
    else
      printed_.lines.push_back({.values = {std::move(value)}});
  }

  PrintedTable table(const FormLine& line) const {
    if (line.key == "handovers") return handovers_table(form_, line, facts_, locale_);
    return components_table(line, facts_, form_.kind == "supplement", locale_);
  }

  void add_numbers() {
    int number = 0;
    for (PrintedLine& line : printed_.lines)
      if (line.text.empty()) line.number = ++number;
  }

  void add_signatures() {
    for (const FormSignature& signature : form_.signatures) {
      const bool by_submitter = signature.key == "submitter";
      printed_.signatures.push_back({.title = signature.title,
                                     .note = signature.note,
                                     .name = by_submitter
                                                 ? facts_.dossier.submitter.full_name
                                                 : officer_name(facts_, issuer(form_, facts_))});
    }
  }

  const FormText& form_;
  const PaperFacts& facts_;
  Instant issued_at_;
  const Locale& locale_;
  NamedTexts values_;
  PrintedForm printed_;
};

std::string period_words(const RegisterFacts& facts, const Locale& locale) {
  if (facts.from == facts.to) return locale.text("paper.period_day", {day_text(facts.from)});
  return locale.text("paper.period", {day_text(facts.from), day_text(facts.to)});
}

}  // namespace

Expected<PrintedForm> fill_form(const FormText& form, const PaperFacts& facts,
                                const Locale& locale) {
  const auto issued = issued_at(form, facts);
  if (!issued) return Error{ErrorCode::not_found, "paper.not_issued", {form.title}};
  return Filling(form, facts, *issued, locale).filled();
}

PrintedForm fill_register(const FormText& form, const RegisterFacts& facts, Instant printed_at,
                          const Locale& locale) {
  PrintedForm printed;
  add_head(printed, form, facts.office, facts.level, locale);
  printed.place_and_date = place_and_date(facts.office, facts.level, civil_day(printed_at), locale);
  printed.code_label = period_words(facts, locale);
  printed.copies = {""};
  const std::string volumes = facts.volumes.empty() ? "–" : join(facts.volumes, "; ");
  const NamedTexts values{{"volume", volumes}, {"year", std::to_string(year_of(facts.from))}};
  for (const FormLine& line : form.lines) {
    if (line.kind == FormLineKind::table)
      printed.lines.push_back({.table = register_table(line, facts, locale)});
    else if (line.kind == FormLineKind::value && printed.lines.empty())
      printed.lines.push_back({.values = {{line.label, value_of(values, line.key)}}});
    else if (line.kind == FormLineKind::value)
      printed.lines.back().values.push_back({line.label, value_of(values, line.key)});
  }
  return printed;
}

}  // namespace khongcho
