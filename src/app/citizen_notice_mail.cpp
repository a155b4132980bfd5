// The e-mails of app/citizen_notices.h.
#include "app/citizen_notices.h"
#include "core/notice/citizen_letter.h"
#include "core/paper/paper_words.h"
#include "core/people/identity.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

constexpr int kOnePass = 20;
// Longer than a mail server is waited for: nobody else takes up what this server is sending.
constexpr Seconds kOneTry = std::chrono::minutes{2};

struct Letter {
  CitizenNotice notice;
  mail::MailMessage message;
};

mail::MailMessage message_of(const Context& ctx, const MailRoute& route,
                             const CitizenNotice& notice, const Dossier& dossier,
                             const Office& office) {
  const std::string name = office_words(office, ctx.law.level_names(office));
  CitizenLetter letter = citizen_letter(notice.kind, dossier,
                                        {.office = name,
                                         .address = office.address,
                                         .hotline = phone_text(office.hotline),
                                         .public_address = route.public_address},
                                        ctx.vietnamese);
  const std::string domain = route.from.substr(route.from.find('@') + 1);
  return {.from = route.from,
          .from_name = name,
          .to = dossier.submitter.email,
          .to_name = dossier.submitter.full_name,
          .subject = std::move(letter.subject),
          .text = std::move(letter.text),
          .message_id = "notice-" + std::to_string(notice.id.value) + "@" + domain,
          .at = notice.at};
}

void end(sql::Transaction& tx, CitizenNotice notice, Instant now) {
  notice.try_at = {};
  notice.ended_at = now;
  store::save(tx, notice);
}

void give_up(sql::Transaction& tx, CitizenNotice notice, const char* problem) {
  notice.try_at = {};
  notice.problem = problem;
  store::save(tx, notice);
}

// Why it is not to go by e-mail, if so.
const char* problem_of(const CitizenNotice& notice, const Dossier& dossier, Instant now) {
  if (is_too_old(notice, now)) return "citizen_notice.too_late";
  if (dossier.submitter.email.empty()) return "citizen_notice.no_address";
  return nullptr;
}

// Takes the try, and reads what is to be said now; nothing where there is nothing to send.
std::optional<Letter> take(const Context& ctx, const MailRoute& route,
                           const CitizenNotice& notice) {
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> std::optional<Letter> {
    if (!store::claim(tx, notice, now + kOneTry)) return {};
    auto taken = store::find_citizen_notice(tx, notice.id).value();
    const auto dossier = store::find_dossier(tx, taken.dossier).value();
    if (!still_matters(taken.kind, dossier)) {
      end(tx, taken, now);
      return {};
    }
    if (const char* problem = problem_of(taken, dossier, now)) {
      give_up(tx, taken, problem);
      return {};
    }
    const Office office = store::find_office(tx, taken.office).value();
    auto message = message_of(ctx, route, taken, dossier, office);
    return Letter{std::move(taken), std::move(message)};
  });
}

// What became of the try, unless somebody has told the person meanwhile.
void keep(const Context& ctx, const CitizenNotice& taken, mail::SendResult result) {
  const Instant now = ctx.time.now();
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    auto notice = store::find_citizen_notice(tx, taken.id).value();
    if (notice.sent_at) return;
    switch (result) {
      case mail::SendResult::sent:
        notice.sent_at = now;
        notice.try_at = {};
        notice.problem.clear();
        break;
      case mail::SendResult::refused:
        notice.try_at = {};
        notice.problem = "citizen_notice.refused";
        break;
      case mail::SendResult::try_again:
        notice.try_at = notice.ended_at ? std::nullopt : next_try_at(notice.tries, now);
        notice.problem = notice.try_at ? "" : "citizen_notice.gave_up";
        break;
      case mail::SendResult::no_server:
        // Nothing was said about this message: the try does not count.
        --notice.tries;
        notice.try_at = notice.ended_at ? std::nullopt : next_try_at(1, now);
        break;
    }
    store::save(tx, notice);
  });
}

}  // namespace

SendFigures send_citizen_notices(const Context& ctx, const MailRoute& route) {
  SendFigures figures;
  const auto due = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::citizen_notices_to_send(tx, ctx.time.now(), kOnePass);
  });
  for (const CitizenNotice& notice : due) {
    const auto letter = take(ctx, route, notice);
    if (!letter) continue;
    const mail::SendOutcome outcome = mail::send_mail(route.server, letter->message);
    keep(ctx, letter->notice, outcome.result);
    figures.sent += outcome.result == mail::SendResult::sent ? 1 : 0;
    figures.refused += outcome.result == mail::SendResult::refused ? 1 : 0;
    figures.put_off += outcome.result == mail::SendResult::try_again ? 1 : 0;
    if (outcome.result == mail::SendResult::no_server) {
      figures.problem = outcome.detail;
      return figures;
    }
  }
  figures.goes_on = due.size() == kOnePass;
  return figures;
}

}  // namespace khongcho::app
