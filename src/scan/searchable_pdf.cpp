#include "scan/searchable_pdf.h"

#include <fmt/format.h>

#include "scan/program.h"

namespace khongcho::scan {

Expected<std::string> searchable_pdf(const std::vector<std::string>& images,
                                     const Recognition& how) {
  const TemporaryFolder folder;
  std::string list;
  for (std::size_t n = 0; n < images.size(); ++n) {
    const char* ending = images[n].starts_with("\x89PNG") ? "png" : "jpg";
    const auto path = folder.write(fmt::format("page-{:04}.{}", n, ending), images[n]);
    list += path.string() + "\n";
  }
  const std::string pages = folder.write("pages.txt", list).string();
  const std::chrono::seconds time{how.seconds_a_page * static_cast<int>(images.size())};
  const ProgramAnswer answer = run_program({"nice", "-n", "10", "tesseract", pages,
                                            folder.path("whole").string(), "-l", how.language,
                                            "pdf"},
                                           {.time = time});
  std::string pdf = folder.read("whole.pdf");
  if (!answer.ok() || pdf.empty())
    return Error{ErrorCode::not_eligible, "scan.no_text_program", {how.language}};
  return pdf;
}

}  // namespace khongcho::scan
