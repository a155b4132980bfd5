#include "app/promise_batch.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "app/calendar_json.h"
#include "app/promise_answer.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kReadAtOnce = 1 << 20;
constexpr std::size_t kLongestLine = 16 << 20;
constexpr std::size_t kCalendarsKept = 64;
constexpr int kYearsKept = 1000;  // a calendar grown beyond is not worth its memory

// The next bytes of the file; 0 at its end.
std::size_t read_some(int file, char* to, std::size_t size) {
  while (true) {
    const ssize_t got = ::read(file, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "cannot read");
  }
}

void write_all(int file, std::string& text) {
  std::string_view left = text;
  while (!left.empty()) {
    const ssize_t written = ::write(file, left.data(), left.size());
    if (written >= 0)
      left.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      throw std::system_error(errno, std::generic_category(), "cannot write");
  }
  text.clear();
}

// Lines read so far and not yet answered, with room behind them for the parser.
class LineBuffer {
 public:
  LineBuffer() : bytes_(2 * kReadAtOnce, '\0') {}

  bool read(int file) {
    const std::size_t needed = size_ + kReadAtOnce + PromiseLineReader::padding();
    if (bytes_.size() < needed) bytes_.resize(needed + bytes_.size());
    const std::size_t got = read_some(file, bytes_.data() + size_, kReadAtOnce);
    size_ += got;
    return got > 0;
  }
  // Up to and with the last line end.
  std::string_view whole_lines() const {
    const std::size_t end = text().rfind('\n');
    return text().substr(0, end == std::string_view::npos ? 0 : end + 1);
  }
  std::string_view text() const { return {bytes_.data(), size_}; }
  void drop(std::size_t count) {
    std::memmove(bytes_.data(), bytes_.data() + count, size_ - count);
    size_ -= count;
  }

 private:
  std::string bytes_;
  std::size_t size_ = 0;
};

}  // namespace

bool PromiseBatch::answer(std::string_view padded_line, std::string& out) {
  if (padded_line.ends_with('\r')) padded_line.remove_suffix(1);
  if (const auto problem = reader_.read(padded_line, line_)) {
    append_refusal(out, line_.id, *problem, locale_);
    return false;
  }
  const auto promise = compute(line_);
  if (!promise) {
    append_refusal(out, line_.id, promise.error(), locale_);
    return false;
  }
  append_answer(out, line_.id, *promise);
  return true;
}

Expected<Promise> PromiseBatch::compute(const PromiseLine& line) {
  if (line.calendar.empty()) {
    const auto shipped = find_shipped(line);
    if (!shipped) return shipped.error();
    const ServiceModel* model = line.model ? &*line.model : (*shipped)->model;
    return (*shipped)->calendar.promise(model, line.question);
  }
  if (line.model) return compute_written_out(line, &*line.model);
  const auto model = find_model(line.model_name);
  if (!model) return model.error();
  return compute_written_out(line, *model);
}

Expected<Promise> PromiseBatch::compute_written_out(const PromiseLine& line,
                                                    const ServiceModel* model) {
  auto found = written_out_.find(line.calendar);
  if (found == written_out_.end()) {
    auto rules = calendar_from_json(line.calendar);
    if (!rules) return rules.error();
    auto calendar = GrowingCalendar::make(std::move(*rules), line.question.submitted_at);
    if (!calendar) return calendar.error();
    if (written_out_.size() >= kCalendarsKept) written_out_.clear();
    found = written_out_.emplace(line.calendar, std::move(*calendar)).first;
  }
  auto promise = found->second.promise(model, line.question);
  const YearRange years = found->second.compiled_years();
  if (years.last - years.first > kYearsKept) written_out_.erase(found);
  return promise;
}

Expected<const ServiceModel*> PromiseBatch::find_model(std::string_view name) const {
  if (name.empty()) return static_cast<const ServiceModel*>(nullptr);
  if (const ServiceModel* model = law_.find_model(name)) return model;
  return Error{ErrorCode::not_found, "promise_line.unknown_model", {std::string(name)}};
}

Expected<PromiseBatch::Shipped*> PromiseBatch::find_shipped(const PromiseLine& line) {
  const auto is_asked = [&](const Shipped& each) {
    return each.profile == line.profile && each.model_name == line.model_name;
  };
  if (last_shipped_ && is_asked(*last_shipped_)) return last_shipped_;
  for (Shipped& each : shipped_)
    if (is_asked(each)) return last_shipped_ = &each;

  const Profile* profile = law_.find_profile(line.profile);
  if (!profile)
    return Error{ErrorCode::not_found, "promise_line.unknown_profile", {std::string(line.profile)}};
  const auto model = find_model(line.model_name);
  if (!model) return model.error();
  auto calendar =
      GrowingCalendar::make(law_.calendar_of(*profile, *model), line.question.submitted_at);
  if (!calendar) return calendar.error();
  shipped_.push_back({.profile = profile->code,
                      .model_name = std::string(line.model_name),
                      .model = *model,
                      .calendar = std::move(*calendar)});
  return last_shipped_ = &shipped_.back();
}

// The last line may be without its end.
bool PromiseBatch::answer_lines(std::string_view padded_lines, std::string& out) {
  bool all_good = true;
  while (!padded_lines.empty()) {
    const std::size_t end = std::min(padded_lines.find('\n'), padded_lines.size());
    all_good = answer(padded_lines.substr(0, end), out) && all_good;
    padded_lines.remove_prefix(std::min(end + 1, padded_lines.size()));
  }
  return all_good;
}

bool PromiseBatch::run(int in, int out) {
  LineBuffer buffer;
  std::string answers;
  bool all_good = true;
  bool is_too_long = false;  // in the middle of a line that was already refused
  while (buffer.read(in)) {
    if (is_too_long) {
      const std::size_t end = buffer.text().find('\n');
      is_too_long = end == std::string_view::npos;
      buffer.drop(is_too_long ? buffer.text().size() : end + 1);
    }
    const std::string_view lines = buffer.whole_lines();
    all_good = answer_lines(lines, answers) && all_good;
    buffer.drop(lines.size());
    if (buffer.text().size() > kLongestLine) {
      append_refusal(answers, "null", {ErrorCode::invalid_input, "promise_line.bad_json"}, locale_);
      all_good = false;
      is_too_long = true;
      buffer.drop(buffer.text().size());
    }
    write_all(out, answers);
  }
  all_good = answer_lines(buffer.text(), answers) && all_good;
  write_all(out, answers);
  return all_good;
}

}  // namespace khongcho::app
