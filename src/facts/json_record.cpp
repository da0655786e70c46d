// SPDX-License-Identifier: Apache-2.0
#include "src/facts/json_record.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

namespace rg {

struct JsonRecord::Parts {
  std::shared_ptr<const rapidjson::Document> owner;
  const rapidjson::Value* value = nullptr;
  Location where;

  const rapidjson::Value* find(const char* key) const {
    const auto member = value->FindMember(key);
    return member == value->MemberEnd() ? nullptr : &member->value;
  }
};

void JsonRecord::refuse(const std::string& wrong, const std::string& advice) const {
  throw Problem(parts_->where, wrong, advice);
}

bool JsonRecord::has(const char* key) const { return parts_->find(key) != nullptr; }

std::string JsonRecord::text(const char* key) const {
  const rapidjson::Value* value = parts_->find(key);
  if (!value || !value->IsString()) refuse(std::string("`") + key + "` is missing or no string", "see docs/facts.md");
  return {value->GetString(), value->GetStringLength()};
}

std::string JsonRecord::text_or(const char* key, std::string_view otherwise) const {
  return has(key) ? text(key) : std::string(otherwise);
}

std::vector<std::string> JsonRecord::texts(const char* key) const {
  const rapidjson::Value* value = parts_->find(key);
  std::vector<std::string> out;
  if (!value || !value->IsArray()) refuse(std::string("`") + key + "` is missing or no list", "see docs/facts.md");
  for (const rapidjson::Value& item : value->GetArray()) {
    if (!item.IsString()) refuse(std::string("`") + key + "` holds what is no string", "see docs/facts.md");
    out.emplace_back(item.GetString(), item.GetStringLength());
  }
  return out;
}

namespace {

Span span_of(const rapidjson::Value& value, const JsonRecord& record) {
  if (!value.IsArray() || value.Size() != 2 || !value[0].IsUint() || !value[1].IsUint() ||
      value[0].GetUint() > value[1].GetUint())
    record.refuse("a span is not [begin, end]", "write two whole numbers, the smaller first");
  return {value[0].GetUint(), value[1].GetUint()};
}

}  // namespace

Span JsonRecord::span(const char* key) const {
  const rapidjson::Value* value = parts_->find(key);
  if (!value) refuse(std::string("`") + key + "` is missing", "see docs/facts.md");
  return span_of(*value, *this);
}

std::vector<Span> JsonRecord::spans(const char* key) const {
  const rapidjson::Value* value = parts_->find(key);
  if (!value || !value->IsArray()) refuse(std::string("`") + key + "` is missing or no list", "see docs/facts.md");
  std::vector<Span> out;
  for (const rapidjson::Value& item : value->GetArray()) out.push_back(span_of(item, *this));
  return out;
}

std::uint32_t JsonRecord::number_or(const char* key, std::uint32_t otherwise) const {
  const rapidjson::Value* value = parts_->find(key);
  if (!value) return otherwise;
  if (!value->IsUint()) refuse(std::string("`") + key + "` is no whole number", "see docs/facts.md");
  return value->GetUint();
}

bool JsonRecord::flag(const char* key) const {
  const rapidjson::Value* value = parts_->find(key);
  if (value && !value->IsBool()) refuse(std::string("`") + key + "` is no boolean", "write true or false");
  return value && value->GetBool();
}

std::vector<JsonRecord> JsonRecord::records(const char* key) const {
  const rapidjson::Value* value = parts_->find(key);
  if (!value || !value->IsArray()) refuse(std::string("`") + key + "` is missing or no list", "see docs/facts.md");
  std::vector<JsonRecord> out;
  for (const rapidjson::Value& item : value->GetArray()) {
    if (!item.IsObject()) refuse(std::string("`") + key + "` holds what is no object", "see docs/facts.md");
    out.emplace_back(std::make_shared<Parts>(Parts{parts_->owner, &item, parts_->where}));
  }
  return out;
}

void for_each_json_line(std::string_view text, const std::string& file,
                        const std::function<void(const JsonRecord&)>& use) {
  constexpr unsigned flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;  // no recursion: depth is the input's
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (trim(line.substr(0, 64)).empty() && trim(line).empty()) continue;
    auto document = std::make_shared<rapidjson::Document>();
    document->Parse<flags>(line.data(), line.size());
    if (document->HasParseError()) {
      const std::size_t column = count_code_points(line.substr(0, document->GetErrorOffset())) + 1;
      throw Problem({file, number, column},
                    std::string(without_stop(rapidjson::GetParseError_En(document->GetParseError()))),
                    "every line must be one JSON object");
    }
    if (!document->IsObject()) throw Problem({file, number, 1}, "no JSON object", "every line must be one JSON object");
    use(JsonRecord(
        std::make_shared<JsonRecord::Parts>(JsonRecord::Parts{document, document.get(), {file, number, 1}})));
  }
}

Status status_of(const JsonRecord& record) {
  const std::string name = record.text_or("status", "stated");
  for (const Status status : {Status::stated, Status::demanded, Status::denied, Status::withdrawn})
    if (name_of(status) == name) return status;
  record.refuse("unknown status `" + name + "`", "write stated, demanded, denied or withdrawn");
}

}  // namespace rg
