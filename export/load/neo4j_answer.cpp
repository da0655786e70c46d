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

Neo4jAnswer read_answer(const HttpAnswer& answer) {
  Neo4jAnswer out;
  out.http = answer;
  const rapidjson::Document json = parsed(answer.body);
  out.is_cut = json.HasParseError() && json.GetErrorOffset() >= answer.body.size();
  if (json.HasParseError()) return out;
  out.has_data = member(json, "data").IsObject();
  const rapidjson::Value &errors = member(json, "errors"), &error = item(errors, 0);
  out.has_error = !errors.IsNull() && !(errors.IsArray() && errors.Empty());
  out.code = text(member(error, "code"));
  out.message = text(member(error, "message")).substr(0, longest_message);
  const rapidjson::Value& row = item(member(member(json, "data"), "values"), 0);
  if (item(row, 0).IsUint64()) out.number = item(row, 0).GetUint64();
  out.text = text(item(row, 1));
  return out;
}

bool Neo4jAnswer::is_done() const { return (http.status == 200 || http.status == 202) && has_data && !has_error; }

bool Neo4jAnswer::may_pass() const {
  const bool is_good = http.status >= 200 && http.status < 300;
  if (is_good && !has_data && !has_error) return true;  // not all of it came
  if (code.starts_with("Neo.TransientError.")) return true;
  return http.busy() && (http.status != 500 || code.empty());
}

Refusal refusal_of(const Neo4jAnswer& answer, const LoadOptions& options) {
  const long status = answer.http.status;
  const std::string with_status = "status " + std::to_string(status);
  if (status == 0) return {answer.http.wrong, answer.http.advice};
  if (status == 401) return login_refusal(options);
  // A path that the server doesn't know has a code too
  const bool is_unknown_path = answer.code.empty() || answer.code == "Neo.ClientError.Request.Invalid";
  if ((status == 404 || status == 405) && is_unknown_path)
    return {"has no Query API",
            "Neo4j 5.19 or later is needed (before 5.25 it must be switched on); for an older one export `cypher`"};
  if (!answer.code.empty()) return named_refusal(answer.code, answer.message, options);
  if (status >= 300 && status < 400) return {"leads to another address", "give that address"};
  if (status >= 500 || answer.http.busy()) return {"the server answers with " + with_status, "look after the server"};
  if (answer.is_cut) return {"the answer ends too early (" + with_status + ")", "check the server and the network"};
  return {"doesn't answer as Neo4j does (" + with_status + ")", "check the address"};
}

}  // namespace rg
