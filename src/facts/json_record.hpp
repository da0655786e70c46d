// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/text/problem.hpp"

namespace rg {

/// One object of a file of JSON lines. Every access checks the type and throws Problem with the line.
class JsonRecord {
 public:
  bool has(const char* key) const;
  std::string text(const char* key) const;  ///< must be there
  std::string text_or(const char* key, std::string_view otherwise) const;
  std::vector<std::string> texts(const char* key) const;
  Span span(const char* key) const;  ///< `[begin, end]`
  std::vector<Span> spans(const char* key) const;
  std::uint32_t number_or(const char* key, std::uint32_t otherwise) const;
  bool flag(const char* key) const;                        ///< false where absent
  std::vector<JsonRecord> records(const char* key) const;  ///< a list of objects
  [[noreturn]] void refuse(const std::string& wrong, const std::string& advice) const;

  struct Parts;
  explicit JsonRecord(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

 private:
  std::shared_ptr<const Parts> parts_;
};

/// Calls `use` with each object. Blank lines are passed over; throws Problem with line and column at what is no JSON
/// object.
void for_each_json_line(std::string_view json_lines, const std::string& file,
                        const std::function<void(const JsonRecord&)>& use);

Status status_of(const JsonRecord& record);

/// The id of a node, a report, an end of an edge: nothing can be told apart by an empty one, so it is refused.
std::string id_of(const JsonRecord& record, const char* key);

DocumentFact document_fact(const JsonRecord& record);

/// The very words of the spans, where they are told.
std::vector<std::string> quotes_of(const JsonRecord& record);

/// Adds the fact of one line to its report.
void add_fact(const JsonRecord& record, std::map<std::string, Facts>& reports);

}  // namespace rg
