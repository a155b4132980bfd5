// Which papers one person needs (danh mục giấy tờ cho trường hợp của tôi), and which are missing
// when the receptionist has counted what lies on the desk.
#pragma once

#include <string>
#include <vector>

#include "base/expected.h"
#include "core/procedure/procedure.h"

namespace khongcho {

// True when `when` is empty, or fits: any answer within a question, all questions named.
// A question left unanswered fits nothing: ask with_defaults() first.
bool fits(const std::vector<Answer>& when, const std::vector<Answer>& answers);

// Adds the first answer of every question left open. Refuses an unknown question or answer
// (`checklist.unknown_answer`) and two answers to one question (`checklist.answered_twice`).
Expected<std::vector<Answer>> with_defaults(const Procedure& procedure,
                                            std::vector<Answer> answers);

// Papers for these (complete) answers, in the published order.
std::vector<const Component*> components_for(const Procedure& procedure,
                                             const std::vector<Answer>& answers);

// What was handed in or shown for one component.
struct HandedIn {
  std::string component;  // Component::id
  int originals = 0;
  int certified_copies = 0;
  int photocopies = 0;
  bool electronic = false;
};

// Still wanted. An original or a certified copy does where a lesser kind is asked.
struct Missing {
  const Component* component = nullptr;
  int originals = 0;
  int certified_copies = 0;
  int photocopies = 0;
};

// Everything missing at once, for Mẫu 02: the law asks for one complete list.
std::vector<Missing> missing_components(const Procedure& procedure,
                                        const std::vector<Answer>& answers,
                                        const std::vector<HandedIn>& handed_in);

}  // namespace khongcho
