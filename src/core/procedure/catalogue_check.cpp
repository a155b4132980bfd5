#include "core/procedure/catalogue_check.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace khongcho {
namespace {

constexpr std::size_t kFewestEverydayNames = 2;
constexpr std::size_t kMostQuestions = 4;
constexpr int kMostPapers = 99;
constexpr int kLongestLimit = 400;
constexpr int kMostMinutes = 24 * 60;
constexpr Money kDearest = 1'000'000'000;

// Collects problems below one path.
class Checker {
 public:
  Checker(std::vector<CatalogueProblem>& problems, std::string path)
      : problems_(problems), path_(std::move(path)) {}

  Checker below(const std::string& list, std::size_t index) const {
    return {problems_, path_ + "/" + list + "/" + std::to_string(index)};
  }
  void problem(const std::string& member, const char* message_id,
               std::vector<std::string> args = {}) {
    problems_.push_back({path_ + "/" + member,
                         Error{ErrorCode::invalid_input, message_id, std::move(args), member}});
  }
  void require(bool holds, const std::string& member, const char* message_id,
               std::vector<std::string> args = {}) {
    if (!holds) problem(member, message_id, std::move(args));
  }
  void text(const std::string& member, const std::string& value) {
    require(!tidy_text(value).empty(), member, "catalogue.blank", {member});
    require(is_clean_utf8(value), member, "catalogue.bad_text", {member});
  }
  // Unique, and of letters a to z, digits and _ : it becomes a form input and a table cell.
  void part_id(const std::string& member, const std::string& id, std::set<std::string>& taken) {
    const auto ok = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    require(!id.empty() && std::all_of(id.begin(), id.end(), ok), member, "catalogue.bad_part_id",
            {id});
    require(taken.insert(id).second, member, "catalogue.duplicate", {id});
  }

 private:
  std::vector<CatalogueProblem>& problems_;
  std::string path_;
};

bool is_procedure_id(const std::string& id) {
  constexpr std::size_t kLongest = 16;
  const auto ok = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  return !id.empty() && id.size() <= kLongest && std::all_of(id.begin(), id.end(), ok);
}

bool is_sound(const TimeLimit& limit) {
  if (limit.kind == TimeLimitKind::same_day)
    return limit.cutoff > Seconds{0} && limit.cutoff < std::chrono::hours{24};
  return limit.kind == TimeLimitKind::none || (limit.n >= 1 && limit.n <= kLongestLimit);
}

bool knows(const Procedure& procedure, const Answer& answer) {
  for (const Question& question : procedure.questions) {
    if (question.id != answer.question) continue;
    return std::any_of(question.answers.begin(), question.answers.end(),
                       [&](const AnswerChoice& choice) { return choice.id == answer.answer; });
  }
  return false;
}

void check_when(Checker check, const Procedure& procedure, const std::vector<Answer>& when) {
  for (const Answer& answer : when)
    check.require(knows(procedure, answer), "when", "catalogue.unknown_answer",
                  {answer.question + "=" + answer.answer});
}

void check_tiers(Checker& check, const FeeRule& fee) {
  bool sound = !fee.tiers.empty() && fee.tiers.front().from_page == 1;
  for (std::size_t i = 0; i < fee.tiers.size(); ++i) {
    const FeeTier& tier = fee.tiers[i];
    sound = sound && tier.amount >= 0 && tier.amount <= kDearest;
    sound = sound && (i == 0 || fee.tiers[i - 1].from_page < tier.from_page);
  }
  check.require(sound, "fee/tiers", "catalogue.bad_tiers");
}

void check_fee(Checker check, const FeeRule& fee) {
  const bool pages = fee.kind == FeeKind::per_page;
  if (pages)
    check_tiers(check, fee);
  else
    check.require(fee.tiers.empty() && fee.cap_per_copy == 0, "fee/tiers",
                  "catalogue.tiers_without_pages");
  const bool no_amount = pages || fee.kind == FeeKind::free;
  const Money least = fee.kind == FeeKind::province_set || no_amount ? 0 : 1;
  check.require(fee.amount >= least && fee.amount <= (no_amount ? 0 : kDearest), "fee/amount",
                "catalogue.bad_amount");
  check.require(fee.cap_per_copy >= 0 && fee.cap_per_copy <= kDearest, "fee/cap_per_copy",
                "catalogue.bad_amount");
  check.text("fee/text", fee.text);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < fee.exemptions.size(); ++i) {
    const FeeExemption& exemption = fee.exemptions[i];
    Checker each = check.below("fee/exemptions", i);
    each.part_id("id", exemption.id, ids);
    each.text("name", exemption.name);
    each.require(exemption.percent_off >= 1 && exemption.percent_off <= 100, "percent_off",
                 "catalogue.bad_percent");
  }
}

void check_questions(Checker check, const Procedure& procedure) {
  check.require(procedure.questions.size() <= kMostQuestions, "questions",
                "catalogue.too_many_questions", {std::to_string(kMostQuestions)});
  std::set<std::string> ids;
  for (std::size_t i = 0; i < procedure.questions.size(); ++i) {
    const Question& question = procedure.questions[i];
    Checker each = check.below("questions", i);
    each.part_id("id", question.id, ids);
    each.text("text", question.text);
    each.require(question.answers.size() >= 2, "answers", "catalogue.few_answers");
    std::set<std::string> answers;
    for (std::size_t j = 0; j < question.answers.size(); ++j) {
      Checker answer = each.below("answers", j);
      answer.part_id("id", question.answers[j].id, answers);
      answer.text("text", question.answers[j].text);
    }
  }
}

void check_components(Checker check, const Procedure& procedure) {
  check.require(!procedure.components.empty(), "components", "catalogue.no_components");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < procedure.components.size(); ++i) {
    const Component& component = procedure.components[i];
    Checker each = check.below("components", i);
    each.part_id("id", component.id, ids);
    each.text("name", component.name);
    const auto sane = [](int n) { return n >= 0 && n <= kMostPapers; };
    each.require(sane(component.originals), "originals", "catalogue.bad_count");
    each.require(sane(component.certified_copies), "certified_copies", "catalogue.bad_count");
    each.require(sane(component.photocopies), "photocopies", "catalogue.bad_count");
    each.require(component.originals + component.certified_copies + component.photocopies != 0,
                 "originals", "catalogue.no_paper_asked");
    check_when(each, procedure, component.when);
  }
}

void check_names(Checker check, const Procedure& procedure) {
  check.require(is_procedure_id(procedure.id), "id", "catalogue.bad_id", {procedure.id});
  check.require(is_procedure_code(procedure.code), "code", "catalogue.bad_code", {procedure.code});
  check.require(!procedure.slug.empty() && slug(procedure.slug) == procedure.slug, "slug",
                "catalogue.bad_slug", {procedure.slug});
  check.text("level", procedure.level);
  check.text("name", procedure.name);
  check.text("short_name", procedure.short_name);
  check.text("field", procedure.field);
  check.text("limit_text", procedure.limit_text);
  check.text("result/name", procedure.result_name);
  check.text("agency", procedure.agency);
  check.require(procedure.everyday_names.size() >= kFewestEverydayNames, "everyday_names",
                "catalogue.few_everyday_names", {std::to_string(kFewestEverydayNames)});
  for (const auto* list : {&procedure.everyday_names, &procedure.result_codes})
    for (const std::string& item : *list)
      check.require(item.find(';') == std::string::npos && is_clean_utf8(item), "everyday_names",
                    "catalogue.semicolon", {item});
}

void check_procedure(const Checker& check, const Procedure& procedure) {
  check_names(check, procedure);
  Checker self = check;
  self.require(is_sound(procedure.limit), "limit", "catalogue.bad_limit");
  self.require(procedure.usual_minutes >= 1 && procedure.usual_minutes <= kMostMinutes,
               "usual_minutes", "catalogue.bad_minutes");
  check_fee(check, procedure.fee);
  check_questions(check, procedure);
  check_components(check, procedure);
  for (std::size_t i = 0; i < procedure.limit_cases.size(); ++i) {
    const LimitCase& limit_case = procedure.limit_cases[i];
    Checker each = check.below("limit_cases", i);
    each.require(is_sound(limit_case.limit), "limit", "catalogue.bad_limit");
    each.require(!limit_case.when.empty(), "when", "catalogue.blank", {"when"});
    check_when(each, procedure, limit_case.when);
  }
}

}  // namespace

std::vector<CatalogueProblem> check_catalogue(const Catalogue& catalogue) {
  std::vector<CatalogueProblem> problems;
  Checker root(problems, "");
  root.require(!catalogue.procedures.empty(), "procedures", "catalogue.empty");
  root.require(catalogue.version >= 1, "version", "catalogue.bad_version");
  root.require(!catalogue.effective_to || *catalogue.effective_to >= catalogue.effective_from,
               "effective_to", "law.days_out_of_order");
  std::set<std::string> ids;
  std::set<std::string> codes;
  std::set<std::string> slugs;
  for (std::size_t i = 0; i < catalogue.procedures.size(); ++i) {
    const Procedure& procedure = catalogue.procedures[i];
    Checker check = root.below("procedures", i);
    check_procedure(check, procedure);
    check.require(ids.insert(procedure.id).second, "id", "catalogue.duplicate", {procedure.id});
    check.require(codes.insert(procedure.level + " " + procedure.code).second, "code",
                  "catalogue.duplicate", {procedure.code});
    check.require(slugs.insert(procedure.slug).second, "slug", "catalogue.duplicate",
                  {procedure.slug});
  }
  return problems;
}

}  // namespace khongcho
