// Files of a dossier: scans of its papers and of its result. Every file is looked into before it is
// kept, its bytes are on disk before the database names them, and every reading is logged.
// All refuse with dossier.unknown and dossier.not_yours as commands do; a full disk is
// file.disk_full, and the dossier is as before.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/paper_archive.h"
#include "core/digitisation/digitisation_status.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"

namespace khongcho::app {

constexpr std::size_t kMostFileBytes = 30 * 1024 * 1024;
constexpr std::size_t kMostFiles = 200;  // of one dossier

struct NewFile {
  std::string component;  // line of the checklist, kResultComponent, empty for any other paper
  std::string name;       // as it was called; a label only
  std::string_view bytes;
  FileSource source = FileSource::upload;
};

// Refuses what scan::check_document refuses, what is too large, a line the dossier does not have
// (file.unknown_line), and the same bytes on one line twice (file.already_there). The first file
// of a signed result becomes the dossier's result, which is an event.
Expected<DossierFile> add_file(const Context& ctx, const PaperArchive& archive,
                               const Officer& officer, const std::string& code,
                               const NewFile& file);
// The rows of a file whose bytes are kept, and whatever belongs to them, in one transaction: who
// may and whether it fits is asked again there. `file` has everything but its id, dossier and
// time. Nobody as officer: the watched folder, for a dossier of its office.
struct FileToAttach {
  DossierFile file;
  OfficeId office = {};  // of the watched folder
  std::function<void(sql::Transaction&, const DossierFile&)> also = {};
};
Expected<DossierFile> attach_file(const Context& ctx, const Officer* officer,
                                  const std::string& code, const FileToAttach& attached);
// Only the row; the caller has asked who may.
Expected<DossierFile> write_file(const Context& ctx, sql::Transaction& tx, const Dossier& dossier,
                                 DossierFile file);
// Refuses without a reason, and where the file is the dossier's result.
Expected<DossierFile> remove_file(const Context& ctx, const Officer& officer,
                                  const std::string& code, FileId id, const std::string& why);

struct DossierFilesView {
  Dossier dossier;
  DigitisationStatus status;
  bool may_digitise = false;
};
Expected<DossierFilesView> dossier_files(const Context& ctx, const Officer& reader,
                                         const std::string& code);

struct FileContent {
  Dossier dossier;
  DossierFile file;
  std::string bytes;
};
// Also removed files, for whoever has to look into what happened. Throws std::runtime_error where
// the bytes are lost or damaged.
Expected<FileContent> file_content(const Context& ctx, const PaperArchive& archive,
                                   const Officer& reader, const std::string& code, FileId id);
// One page as an image for the viewer, and its media type.
struct FilePicture {
  std::string bytes;
  std::string media_type;
};
Expected<FilePicture> file_picture(const FileContent& content, int page);

// Puts bytes where they are safe. A full disk is a refusal, anything else is thrown.
Expected<std::string> keep_bytes(const PaperArchive& archive, std::string_view bytes);

}  // namespace khongcho::app
