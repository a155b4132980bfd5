#include "main/promise_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/promise_batch.h"
#include "core/dossier/dossier.h"
#include "core/law/law.h"
#include "core/procedure/procedure.h"
#include "core/promise/promise.h"
#include "main/runtime.h"
#include "store/law_files.h"

namespace khongcho {

namespace {

struct PromiseOptions {
  std::string data_dir;
  bool batch = false;
  std::string profile = "VN-2023-district";
  std::string model;  // empty: the profile's default; "none": no model
  std::string limit;  // empty: of the procedure, else none
  std::string submitted;
  std::string procedure;
  std::vector<std::string> pauses;
  bool not_on_list = false;
  bool incomplete = false;
};

// What the options name, or a message for the terminal.
struct Asked {
  Calendar calendar;
  const ServiceModel* model = nullptr;
  PromiseCase question;
};

Law load_law_data(const std::filesystem::path& data_dir, const Locale& locale) {
  store::LawFiles files = store::load_law(data_dir);
  if (files.problems.empty()) return std::move(files.law);
  throw std::runtime_error("the law data has problems, the first is " +
                           store::text_of(files.problems.front(), locale) +
                           "; run: khongcho check-data");
}

// "3d", "24h", "same_day", "same_day@15:00", "none"
TimeLimit limit_of(const std::string& text) {
  const auto wrong = [&] {
    return std::runtime_error("--limit takes 3d, 24h, same_day, same_day@15:00 or none, not '" +
                              text + "'");
  };
  if (text == "none") return {};
  if (text == "same_day") return {.kind = TimeLimitKind::same_day};
  if (text.starts_with("same_day@")) {
    const auto cutoff = parse_time_of_day(text.substr(9));
    if (!cutoff) throw wrong();
    return {.kind = TimeLimitKind::same_day, .cutoff = *cutoff};
  }
  const bool has_unit = text.ends_with('d') || text.ends_with('h');
  const std::string digits = has_unit ? text.substr(0, text.size() - 1) : "";
  if (digits.empty() || digits.size() > 6 ||
      digits.find_first_not_of("0123456789") != std::string::npos || std::stoi(digits) < 1)
    throw wrong();
  return {.kind = text.ends_with('d') ? TimeLimitKind::working_days : TimeLimitKind::working_hours,
          .n = std::stoi(digits)};
}

Instant instant_of_option(const std::string& name, const std::string& text) {
  const auto at = parse_instant(text);
  if (!at)
    throw std::runtime_error(name + " takes an instant such as 2023-09-29T15:42, not '" + text +
                             "'");
  return *at;
}

Pause pause_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) throw std::runtime_error("--pause takes FROM/TO");
  return {instant_of_option("--pause", text.substr(0, slash)),
          instant_of_option("--pause", text.substr(slash + 1))};
}

const ServiceModel* model_of(const Law& law, const Profile& profile, const std::string& option) {
  if (option == "none") return nullptr;
  const std::string& code = option.empty() ? profile.default_model : option;
  const ServiceModel* model = law.find_model(code);
  if (!model) throw std::runtime_error("there is no model '" + code + "'");
  return model;
}

// By id or code in the catalogue in force on the day of submission.
const Procedure* procedure_of(const Law& law, const PromiseOptions& options, Instant submitted_at) {
  if (options.procedure.empty()) return nullptr;
  const Catalogue* catalogue = law.catalogue_for(options.profile, civil_day(submitted_at));
  if (catalogue)
    for (const Procedure& procedure : catalogue->procedures)
      if (procedure.id == options.procedure || procedure.code == options.procedure)
        return &procedure;
  throw std::runtime_error("there is no procedure '" + options.procedure + "' that day");
}

Asked asked_by(const PromiseOptions& options, const Law& law, const Locale& locale) {
  const Profile* profile = law.find_profile(options.profile);
  if (!profile) throw std::runtime_error("there is no profile '" + options.profile + "'");
  const ServiceModel* model = model_of(law, *profile, options.model);
  const Instant submitted_at = instant_of_option("--submitted", options.submitted);
  const Procedure* procedure = procedure_of(law, options, submitted_at);

  PromiseCase question{.on_list = !options.not_on_list,
                       .complete = !options.incomplete,
                       .submitted_at = submitted_at};
  if (procedure) {
    question.limit = procedure->limit;
    question.on_list = question.on_list && model && is_applied(*model, *procedure);
  }
  if (!options.limit.empty()) question.limit = limit_of(options.limit);
  for (const std::string& pause : options.pauses) question.pauses.push_back(pause_of(pause));

  auto calendar = Calendar::compile(law.calendar_of(*profile, model));
  if (!calendar) throw std::runtime_error(locale.text(calendar.error()));
  return {std::move(*calendar), model, std::move(question)};
}

void print_line(const Locale& locale, const char* key, const std::optional<Instant>& at) {
  fmt::print("{}: {}\n", locale.text(key), at ? iso_instant(*at) : "-");
}

int answer_one(const PromiseOptions& options, const Law& law, const Locale& locale) {
  const Asked asked = asked_by(options, law, locale);
  const auto promise = compute_promise(asked.calendar, asked.model, asked.question);
  if (!promise) {
    fmt::print(stderr, "khongcho promise: {}\n", locale.text(promise.error()));
    return 1;
  }
  print_line(locale, "promise.label_received", promise->received_at);
  print_line(locale, "promise.label_promise", promise->promise_due_at);
  print_line(locale, "promise.label_statutory", promise->statutory_due_at);
  print_line(locale, "promise.label_printed", promise->printed_due_at);
  fmt::print("{}: {}\n", locale.text("promise.label_rule"), text_of(promise->rule));
  fmt::print("{}: {}\n", locale.text("promise.label_because"),
             explain(*promise, asked.model, asked.question, locale));
  return 0;
}

}  // namespace

int promise_command(int argc, char** argv) {
  PromiseOptions options;
  CLI::App cli("The due times of one dossier and why, or of many as JSON lines.",
               "khongcho promise");
  auto* batch = cli.add_flag("--batch", options.batch, "JSON lines from stdin to stdout");
  auto* submitted = cli.add_option("--submitted", options.submitted,
                                   "when it was handed in, e.g. 2023-09-29T15:42");
  cli.add_option("--data", options.data_dir, "law data directory");
  cli.add_option("--profile", options.profile, "law profile")->capture_default_str();
  cli.add_option("--model", options.model, "service model, or none; the profile's when left out");
  cli.add_option("--limit", options.limit, "3d, 24h, same_day, same_day@15:00 or none");
  cli.add_option("--procedure", options.procedure, "id or code: gives the limit and the list");
  cli.add_option("--pause", options.pauses, "FROM/TO, waiting for the citizen; may be repeated");
  cli.add_flag("--not-on-list", options.not_on_list, "the procedure is not on the no-wait list");
  cli.add_flag("--incomplete", options.incomplete, "papers are missing");
  batch->excludes(submitted);
  CLI11_PARSE(cli, argc, argv);
  if (!options.batch && options.submitted.empty())
    throw std::runtime_error("name --submitted, or give lines to --batch");

  const auto data_dir = data_dir_of(options.data_dir);
  const Locale locale = load_locale(data_dir, "vi");
  const Law law = load_law_data(data_dir, locale);
  if (!options.batch) return answer_one(options, law, locale);
  return app::PromiseBatch(law, locale).run(STDIN_FILENO, STDOUT_FILENO) ? 0 : 1;
}

}  // namespace khongcho
