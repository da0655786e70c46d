// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/records.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "src/text/fingerprint.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

constexpr std::size_t most_record = 64 << 10;

constexpr std::array<std::pair<const char*, std::string FileRecord::*>, 4> texts{
    {{"file", &FileRecord::file},
     {"fingerprint", &FileRecord::fingerprint},
     {"etag", &FileRecord::etag},
     {"last_modified", &FileRecord::last_modified}}};

/// They become lines of a request's head, which a line end would end.
bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

}  // namespace

std::optional<FileRecord> read_record(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string json(most_record, '\0');
  in.read(json.data(), static_cast<std::streamsize>(json.size()));
  json.resize(static_cast<std::size_t>(in.gcount()));
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (root.HasParseError() || !root.IsObject()) return std::nullopt;
  FileRecord out;
  for (const auto& [name, text] : texts) {
    const auto found = root.FindMember(name);
    if (found == root.MemberEnd()) continue;
    if (!found->value.IsString() || !is_one_line(found->value.GetString())) return std::nullopt;
    out.*text = found->value.GetString();
  }
  const auto bytes = root.FindMember("bytes");
  if (bytes == root.MemberEnd() || !bytes->value.IsUint64()) return std::nullopt;
  out.bytes = bytes->value.GetUint64();
  return out;
}

void write_record(const std::string& path, const FileRecord& record) {
  rapidjson::StringBuffer json;
  rapidjson::Writer<rapidjson::StringBuffer> writer(json);
  writer.StartObject();
  for (const auto& [name, text] : texts) {
    const std::string& value = record.*text;
    if (value.empty()) continue;
    writer.Key(name);
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  writer.Key("bytes");
  writer.Uint64(record.bytes);
  writer.EndObject();
  const std::string beside = path + ".new";  // under the lock of the folder there is but one
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(json.GetString(), static_cast<std::streamsize>(json.GetSize())) << '\n';
  out.close();
  if (!out) refuse_writing(beside, errno);
  std::error_code error;
  std::filesystem::rename(beside, path, error);
  if (error) refuse_writing(path, error.value());
}

std::optional<std::string> fingerprint_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  Fingerprint out;
  std::string piece(64 << 10, '\0');
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    out.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  return out.digits();
}

void refuse_writing(const std::string& path, int error) {
  throw Problem({path, 0, 0}, std::string("could not be written: ") + std::strerror(error == 0 ? EIO : error),
                "check the disk and the folder's rights");
}

}  // namespace rg
