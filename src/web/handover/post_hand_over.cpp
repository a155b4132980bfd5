#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "web/handover/hand_over_actions.h"

namespace khongcho::web {

namespace {

Error chosen_none(std::string_view input) {
  return {ErrorCode::invalid_input, "handover.none_chosen", {}, std::string(input)};
}

Error chosen_too_many(std::string_view input) {
  return {ErrorCode::invalid_input,
          "handover.too_many",
          {std::to_string(kMostHandedOver)},
          std::string(input)};
}

// Of the code on a receipt a scanner reads the whole address.
std::string code_scanned(const std::string& line) {
  const std::string text = tidy_text(line);
  const std::size_t slash = text.rfind('/');
  return slash == text.npos ? text : text.substr(slash + 1);
}

std::vector<std::string> codes_from(const http::Request& request) {
  std::vector<std::string> codes;
  for (const std::string_view ticked : request.form.all("take")) codes.emplace_back(ticked);
  std::string scanned(request.input("scanned"));
  std::ranges::replace_if(scanned, [](char c) { return c == '\r' || c == ',' || c == ';'; }, '\n');
  for (const std::string& line : split(scanned, '\n'))
    if (std::string code = code_scanned(line); !code.empty()) codes.push_back(std::move(code));
  return codes;
}

OfficerId officer_from(std::string_view text) {
  std::int64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return {id};
}

OutcomesPage outcomes_page(const Site& site, const http::Request& request,
                           const app::SignedIn& who, std::string_view title) {
  const std::string words = site.locale(request).text(title);
  return {.frame = site.staff_frame(request, who, words),
          .title = words,
          .lead = "",
          .back = Url::path("/quay/ban-giao")};
}

http::Response show_outcomes(const Site& site, const http::Request& request, OutcomesPage page,
                             int well) {
  page.lead = site.locale(request).text(
      "handover.outcome_lead", {std::to_string(well), std::to_string(page.rows.size())});
  return site.show(request, std::move(page), well == 0 ? 409 : 200);
}

}  // namespace

// POST /quay/ban-giao/nhan
http::Response post_acceptance(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const auto codes = codes_from(request);
  if (codes.empty()) return show_hand_over(site, request, who, chosen_none("scanned"));
  if (codes.size() > kMostHandedOver)
    return show_hand_over(site, request, who, chosen_too_many("scanned"));
  const std::string key(request.input("request_key").substr(0, 100));
  const Locale& locale = site.locale(request);
  OutcomesPage page = outcomes_page(site, request, who, "handover.accepted_title");
  int well = 0;
  for (const auto& done : app::accept_dossiers(site.ctx(), who.officer, codes, key)) {
    well += done.outcome ? 1 : 0;
    const std::string words =
        done.outcome
            ? locale.text("handover.now_yours", {done.outcome->submitter.full_name})
            : "";
    page.rows.push_back(outcome_row(locale, done.code, done.outcome, words));
  }
  return show_outcomes(site, request, std::move(page), well);
}

// POST /quay/ban-giao/giao
http::Response post_giving(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const auto tickets = request.form.all("give");
  if (tickets.empty()) return show_hand_over(site, request, who, chosen_none(""));
  if (tickets.size() > kMostHandedOver)
    return show_hand_over(site, request, who, chosen_too_many(""));
  const OfficerId to = officer_from(request.input("to"));
  const auto colleagues = app::colleagues_of(site.ctx(), who.officer);
  const auto taker = std::ranges::find(colleagues, to, &Officer::id);
  if (taker == colleagues.end())
    return show_hand_over(site, request, who,
                          Error{ErrorCode::invalid_input, "handover.no_officer", {}, "to"});
  const Locale& locale = site.locale(request);
  OutcomesPage page = outcomes_page(site, request, who, "handover.given_title");
  int well = 0;
  for (const std::string_view ticket : tickets) {
    const app::DossierCommand command = command_from(ticket);
    const auto given = app::hand_over_dossier(site.ctx(), who.officer, command, to);
    well += given ? 1 : 0;
    page.rows.push_back(outcome_row(locale, command.code, given,
                                    locale.text("handover.waits_for", {taker->full_name})));
  }
  return show_outcomes(site, request, std::move(page), well);
}

}  // namespace khongcho::web
