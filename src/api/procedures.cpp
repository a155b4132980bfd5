#include <boost/json.hpp>

#include "api/api.h"
#include "app/offices.h"
#include "http/error_status.h"

namespace khongcho::api {

namespace {

namespace json = boost::json;

json::object limit_json(const TimeLimit& limit, const std::string& text) {
  json::object object{{"kind", text_of(limit.kind)}, {"text", text}};
  if (limit.n > 0) object["n"] = limit.n;
  if (limit.kind == TimeLimitKind::same_day) object["cutoff"] = clock_text(limit.cutoff);
  return object;
}

json::array questions_json(const Procedure& procedure) {
  json::array questions;
  for (const Question& question : procedure.questions) {
    json::array answers;
    for (const AnswerChoice& answer : question.answers)
      answers.push_back({{"id", answer.id}, {"text", answer.text}});
    questions.push_back({{"id", question.id}, {"text", question.text}, {"answers", answers}});
  }
  return questions;
}

json::array components_json(const Procedure& procedure) {
  json::array components;
  for (const Component& component : procedure.components) {
    json::array when;
    for (const Answer& answer : component.when)
      when.push_back(json::string(answer.question + "=" + answer.answer));
    components.push_back({{"id", component.id},
                          {"name", component.name},
                          {"originals", component.originals},
                          {"certified_copies", component.certified_copies},
                          {"photocopies", component.photocopies},
                          {"mode", text_of(component.mode)},
                          {"optional", component.optional},
                          {"when", when}});
  }
  return components;
}

json::object procedure_json(const app::Context& ctx, const Office& office,
                            const Procedure& procedure) {
  return {{"id", procedure.id},
          {"code", procedure.code},
          {"name", procedure.name},
          {"field", procedure.field},
          {"level", procedure.level},
          {"limit", limit_json(procedure.limit, procedure.limit_text)},
          {"fee", {{"kind", text_of(procedure.fee.kind)}, {"text", procedure.fee.text}}},
          {"online", text_of(procedure.online)},
          {"no_wait", ctx.law.on_list(office, procedure)},
          {"questions", questions_json(procedure)},
          {"components", components_json(procedure)}};
}

http::Response get_procedures(const app::Context& ctx, const Officer& officer,
                              const http::Request& request) {
  const auto office = app::find_office(ctx, officer.office);
  if (!office) return problem(ctx, Error{ErrorCode::not_found, "board.unknown_office"});
  const CivilDay today = civil_day(ctx.time.now());
  json::array procedures;
  for (const Procedure* procedure :
       ctx.law.find_procedures(*office, request.query.text("q"), today, 1'000))
    procedures.push_back(procedure_json(ctx, *office, *procedure));
  return http::json(json::serialize(json::object{{"procedures", std::move(procedures)}}));
}

http::Response get_procedure(const app::Context& ctx, const Officer& officer,
                             const http::Request& request) {
  const auto office = app::find_office(ctx, officer.office);
  if (!office) return problem(ctx, Error{ErrorCode::not_found, "board.unknown_office"});
  const Procedure* procedure =
      ctx.law.procedure(*office, request.param("id"), civil_day(ctx.time.now()));
  if (!procedure) return problem(ctx, Error{ErrorCode::not_found, "api.unknown_procedure"});
  return http::json(json::serialize(procedure_json(ctx, *office, *procedure)));
}

}  // namespace

void add_procedure_routes(http::Router& router, app::Context ctx) {
  router.add("GET", "/api/v1/procedures", with_token(ctx, get_procedures));
  router.add("GET", "/api/v1/procedures/{id}", with_token(ctx, get_procedure));
}

}  // namespace khongcho::api
