// Structs of the partials in src/web/partials: what each shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/locale.h"
#include "core/dossier/dossier_state.h"
#include "web/common/url.h"

namespace khongcho::web {

// {{> form_problem problem}}: everything wrong with a form, at its top. `anchor` leads to the
// input, whose id is the name of the input; it is empty where no single input is at fault.
struct FormProblemLine {
  std::string text;
  std::string input;
  Url anchor;
};
struct FormProblem {
  std::vector<FormProblemLine> lines;

  // The sentence of one input, for {{> input_problem text=… id=…}}; empty when it is right.
  std::string of(std::string_view input) const;
};
FormProblem form_problem(const Locale& locale, const std::vector<Error>& errors);

// {{> tag state}}: always with words. Colours of the design system: grey blue purple green yellow
// red orange.
struct Tag {
  std::string text;
  std::string colour;
};
Tag state_tag(const Locale& locale, DossierState state);
// What presses most on a dossier in process: late, or due within the hour.
Tag late_tag(const Locale& locale);
Tag soon_tag(const Locale& locale);

// {{> timeline entries}}: the newest first or last, as the page likes.
struct TimelineEntry {
  std::string title;
  std::string when;
  std::string when_iso;
  std::string by = {};
  std::string text = {};
};

// {{> pagination pages}}
struct Pagination {
  std::string summary;  // "Hồ sơ 51 đến 100"
  Url first = {};  // absent on the first page
  Url next = {};
};

// {{> confirm_form confirm}}: a page of its own before something that cannot be undone.
struct SentInput {
  std::string name;
  std::string value;
};
struct Confirm {
  std::string question;
  std::string consequence;
  std::string button;
  Url action;
  Url back;
  std::string version = {};  // of the dossier, sent along
  std::vector<SentInput> sent = {};  // typed before, sent along
};

}  // namespace khongcho::web
