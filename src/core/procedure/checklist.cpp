#include "core/procedure/checklist.h"

#include <algorithm>

namespace khongcho {
namespace {

bool chosen(const std::vector<Answer>& answers, const Answer& wanted) {
  return std::find(answers.begin(), answers.end(), wanted) != answers.end();
}

bool is_known(const Procedure& procedure, const Answer& answer) {
  return std::any_of(procedure.questions.begin(), procedure.questions.end(), [&](const auto& q) {
    return q.id == answer.question &&
           std::any_of(q.answers.begin(), q.answers.end(),
                       [&](const AnswerChoice& choice) { return choice.id == answer.answer; });
  });
}

bool answers_question(const std::vector<Answer>& answers, const std::string& question) {
  return std::any_of(answers.begin(), answers.end(),
                     [&](const Answer& answer) { return answer.question == question; });
}

// What is left to ask when some papers are better than the kind asked for.
Missing still_wanted(const Component& component, const HandedIn& handed) {
  const int spare_originals = std::max(0, handed.originals - component.originals);
  const int certified = handed.certified_copies + spare_originals;
  const int spare_certified = std::max(0, certified - component.certified_copies);
  const int photocopies = handed.photocopies + spare_certified;
  return {.component = &component,
          .originals = std::max(0, component.originals - handed.originals),
          .certified_copies = std::max(0, component.certified_copies - certified),
          .photocopies = std::max(0, component.photocopies - photocopies)};
}

}  // namespace

bool fits(const std::vector<Answer>& when, const std::vector<Answer>& answers) {
  // Each question named must have one of the answers named for it.
  return std::all_of(when.begin(), when.end(), [&](const Answer& named) {
    return std::any_of(when.begin(), when.end(), [&](const Answer& wanted) {
      return wanted.question == named.question && chosen(answers, wanted);
    });
  });
}

Expected<std::vector<Answer>> with_defaults(const Procedure& procedure,
                                            std::vector<Answer> answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Answer& answer = answers[i];
    if (!is_known(procedure, answer))
      return Error{ErrorCode::invalid_input,
                   "checklist.unknown_answer",
                   {answer.question + "=" + answer.answer}};
    for (std::size_t j = 0; j < i; ++j)
      if (answers[j].question == answer.question)
        return Error{ErrorCode::invalid_input, "checklist.answered_twice", {answer.question}};
  }
  for (const Question& question : procedure.questions)
    if (!answers_question(answers, question.id) && !question.answers.empty())
      answers.push_back({question.id, question.answers.front().id});
  return answers;
}

std::vector<const Component*> components_for(const Procedure& procedure,
                                             const std::vector<Answer>& answers) {
  std::vector<const Component*> wanted;
  for (const Component& component : procedure.components)
    if (fits(component.when, answers)) wanted.push_back(&component);
  return wanted;
}

std::vector<Missing> missing_components(const Procedure& procedure,
                                        const std::vector<Answer>& answers,
                                        const std::vector<HandedIn>& handed_in) {
  std::vector<Missing> all;
  for (const Component* component : components_for(procedure, answers)) {
    if (component->optional) continue;
    HandedIn given{.component = component->id};
    for (const HandedIn& handed : handed_in) {
      if (handed.component != component->id) continue;
      given.originals += std::max(0, handed.originals);
      given.certified_copies += std::max(0, handed.certified_copies);
      given.photocopies += std::max(0, handed.photocopies);
      given.electronic = given.electronic || handed.electronic;
    }
    if (given.electronic && component->electronic_ok) continue;
    const Missing missing = still_wanted(*component, given);
    if (missing.originals + missing.certified_copies + missing.photocopies > 0)
      all.push_back(missing);
  }
  return all;
}

}  // namespace khongcho
