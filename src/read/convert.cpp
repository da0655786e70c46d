// SPDX-License-Identifier: Apache-2.0
#include "src/read/convert.hpp"

#include <fstream>

#include "src/read/docx.hpp"
#include "src/read/inputs.hpp"
#include "src/read/program.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

/// A report of 500 pages takes 20 seconds on a slow machine.
constexpr std::chrono::seconds longest{120};

/// What a document refers to is not opened, on this machine or elsewhere, and no macro runs.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
)";

std::string extension_of(Kind kind) {
  return kind == Kind::rtf ? "rtf" : kind == Kind::wordperfect ? "wpd" : kind == Kind::opendocument ? "odt" : "doc";
}

[[noreturn]] void refuse(const std::string& path, const std::string& what, const std::string& advice) {
  throw Problem({path, 0, 0}, what, advice);
}

/// A name in the folder of a compound file, which is UTF-16: [MS-CFB], 2.6.1.
bool holds_stream(std::string_view compound, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return compound.find(wide) != std::string_view::npos;
}

/// Old Office files are compound files, and so are new ones with a password: [MS-OFFCRYPTO], 2.1.4.
void check_compound(std::string_view bytes, const std::string& path) {
  if (holds_stream(bytes, "EncryptedPackage")) refuse(path, "is encrypted", "save it without a password");
  if (!holds_stream(bytes, "WordDocument"))
    refuse(path, "is an old Office file that holds no Word document", "save it as a PDF or a .docx file");
}

void write(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out)
    refuse(file.parent_path().string(), "could not be written", "free some space, or set TMPDIR to another folder");
}

void run(const std::vector<std::string>& command, const read::PrivateFolder& home, const fs::path& output,
         const fs::path& result, const std::string& path) {
  const read::Outcome outcome = read::run_program(command, home, output, longest);
  const std::string& program = command.front();
  if (outcome == read::Outcome::took_too_long)
    refuse(path, "took " + program + " more than " + std::to_string(longest.count()) + " s to open",
           "save it as a PDF or a .docx file");
  std::error_code error;
  if (outcome != read::Outcome::done || !fs::is_regular_file(result, error) || fs::file_size(result, error) == 0)
    refuse(path, "could not be opened by " + program,
           "look whether Word opens it, and save it as a PDF or a .docx file");
}

/// RFC 8089, with what RFC 3986, 2.3, doesn't reserve as it is.
std::string file_uri(const fs::path& file) {
  constexpr std::string_view hex = "0123456789ABCDEF", as_is = "/-._~";
  std::string out = "file://";
  for (const char c : file.string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (is_plain || as_is.find(c) != std::string_view::npos) out += c;
    else out += {'%', hex[byte >> 4], hex[byte & 15]};
  }
  return out;
}

std::string by_libreoffice(const std::string& program, const read::PrivateFolder& home, const fs::path& file,
                           const std::string& path) {
  const fs::path& folder = home.path();
  const fs::path result = folder / "out" / "report.docx";
  write(folder / "profile" / "user" / "registrymodifications.xcu", settings);
  run({program, "-env:UserInstallation=" + file_uri(folder / "profile"), "--headless", "--norestore", "--convert-to",
       "docx", "--outdir", (folder / "out").string(), file.string()},
      home, folder / "log", result, path);
  return read_bytes(result.string());
}

std::string by_antiword(const std::string& program, const read::PrivateFolder& home, const fs::path& file,
                        const std::string& path) {
  const fs::path result = home.path() / "report.txt";
  run({program, "-m", "UTF-8.txt", "-w", "0", file.string()}, home, result, result, path);
  return read_bytes(result.string());
}

/// What a program made of the bytes; its folder is gone before that is read.
std::string converted(std::string_view bytes, const std::string& path, Kind kind, const std::string& office,
                      const std::string& antiword) {
  const read::PrivateFolder folder;
  const fs::path file = folder.path() / ("report." + extension_of(kind));
  write(file, bytes);
  return office.empty() ? by_antiword(antiword, folder, file, path) : by_libreoffice(office, folder, file, path);
}

}  // namespace

Text read_by_converting(std::string_view bytes, const std::string& path, Kind kind) {
  if (kind == Kind::word97) check_compound(bytes, path);
  const std::string office = read::find_program({"soffice", "libreoffice"}).string();
  const std::string antiword = kind == Kind::word97 ? read::find_program({"antiword"}).string() : "";
  if (office.empty() && antiword.empty())
    refuse(path,
           "is " + std::string(described(kind)) + ", which is read with the help of LibreOffice, and that isn't here",
           "install LibreOffice, or elsewhere do: soffice --headless --convert-to docx FILE");
  const std::string made = converted(bytes, path, kind, office, antiword);
  return office.empty() ? read_text(made, path, "UTF-8") : read_docx(made, path);
}

}  // namespace rg
