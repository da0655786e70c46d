// SPDX-License-Identifier: Apache-2.0
#include "export/load/neo4j_answer.hpp"

#include <rapidjson/document.h>

namespace rg {
namespace {

constexpr std::size_t longest_message = 400;

rapidjson::Document parsed(const std::string& body) {
  rapidjson::Document out;
  out.Parse<rapidjson::kParseIterativeFlag>(body.data(), body.size());
  return out;
}

/// The member, or null where there is none.
const rapidjson::Value& member(const rapidjson::Value& of, const char* name) {
  static const rapidjson::Value none;
  if (!of.IsObject()) return none;
  const auto found = of.FindMember(name);
  return found == of.MemberEnd() ? none : found->value;
}

const rapidjson::Value& item(const rapidjson::Value& of, rapidjson::SizeType index) {
  static const rapidjson::Value none;
  return of.IsArray() && index < of.Size() ? of[index] : none;
}

std::string text(const rapidjson::Value& value) { return value.IsString() ? value.GetString() : ""; }

std::size_t whole(const rapidjson::Value& value) { return value.IsUint64() ? value.GetUint64() : 0; }

Refusal login_refusal(const LoadOptions& options) {
  if (!options.login.token.empty()) return {"the login is refused", "check NEO4J_TOKEN"};
  if (!options.login.user.empty()) return {"the login is refused", "check NEO4J_USER and NEO4J_PASSWORD"};
  return {"asks for a login", "set NEO4J_USER and NEO4J_PASSWORD, or NEO4J_TOKEN"};
}

/// Errors that Neo4j gives a name: https://neo4j.com/docs/status-codes/5/errors/all-errors/
Refusal named_refusal(const std::string& code, const std::string& message, const LoadOptions& options) {
  if (code == "Neo.ClientError.Security.AuthenticationRateLimit")
    return {"refuses logins for a while, since too many were wrong", "wait, and check NEO4J_USER and NEO4J_PASSWORD"};
  if (code == "Neo.ClientError.Security.CredentialsExpired")
    return {"the password must be changed before it can be used", "change it, for instance in Neo4j Browser"};
  if (code == "Neo.ClientError.Security.Forbidden")
    return {"the login may not do this: " + message, "give it the right to write and to make constraints"};
  if (code == "Neo.ClientError.Database.DatabaseNotFound")
    return {"has no database `" + options.database + "`", "name another with --database"};
  return {code + ": " + message, "check what the database holds"};
}

}  // namespace

bool is_done(const HttpAnswer& answer) {
  if (answer.status != 200 && answer.status != 202) return false;
  const rapidjson::Document json = parsed(answer.body);
  return !json.HasParseError() && member(json, "data").IsObject() && member(json, "errors").IsNull();
}

bool is_passing(const HttpAnswer& answer) {
  if (answer.status < 400) return false;
  const rapidjson::Document json = parsed(answer.body);
  return text(member(item(member(json, "errors"), 0), "code")).starts_with("Neo.TransientError.");
}

Refusal refusal_of(const HttpAnswer& answer, const LoadOptions& options) {
  if (answer.status == 0) return {answer.wrong, answer.advice};
  const rapidjson::Document json = parsed(answer.body);
  const rapidjson::Value& error = item(member(json, "errors"), 0);
  const std::string code = text(member(error, "code")), status = std::to_string(answer.status);
  if (answer.status == 401) return login_refusal(options);
  // A path that the server doesn't know has this code too
  if (!code.empty() && code != "Neo.ClientError.Request.Invalid")
    return named_refusal(code, text(member(error, "message")).substr(0, longest_message), options);
  if (answer.status == 404 || answer.status == 405)
    return {"has no Query API",
            "Neo4j 5.19 or later is needed (before 5.25 it must be switched on); for an older one export `cypher`"};
  if (answer.status >= 300 && answer.status < 400) return {"leads to another address", "give that address"};
  if (answer.busy()) return {"the server answers with status " + status, "look after the server"};
  return {"doesn't answer as Neo4j does (status " + status + ")", "check the address"};
}

LoadMark mark_of(const HttpAnswer& answer) {
  const rapidjson::Document json = parsed(answer.body);
  const rapidjson::Value& row = item(member(member(json, "data"), "values"), 0);
  return {whole(item(row, 0)), text(item(row, 1))};
}

std::size_t number_of(const HttpAnswer& answer) {
  const rapidjson::Document json = parsed(answer.body);
  return whole(item(item(member(member(json, "data"), "values"), 0), 0));
}

}  // namespace rg
