// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "export/load/neo4j_answer.hpp"
#include "src/text/problem.hpp"

namespace {

rg::HttpAnswer answer(long status, const std::string& body = "") { return {status, body}; }

std::string error(const std::string& code) { return R"({"errors":[{"code":")" + code + R"(","message":"so"}]})"; }

/// With rows too, as of a statement that fails when some of them are on their way.
std::string late_error(const std::string& code) {
  return R"({"data":{"fields":["n"],"values":[]},"errors":[{"code":")" + code + R"(","message":"so"}]})";
}

std::string refusal(const rg::HttpAnswer& given) {
  const rg::Refusal found = rg::refusal_of(rg::read_answer(given), {});
  return found.wrong + "; " + found.advice;
}

}  // namespace

TEST_CASE("what Neo4j is asked again, and what not") {
  const std::string transient = "Neo.TransientError.Transaction.DeadlockDetected",
                    schema = "Neo.ClientError.Schema.ConstraintValidationFailed",
                    database = "Neo.DatabaseError.General.UnknownError";
  const std::string rows = R"({"data":{"fields":["n"],"values":[[7]]}})";
  struct Row {
    long status;
    std::string body;
    bool is_done, may_pass;
  };
  const Row table[] = {
      {200, rows, true, false},
      {202, rows, true, false},
      {202, R"({"data":{"fields":[],"values":[]},"errors":[]})", true, false},
      {202, late_error(schema), false, false},
      {202, error(schema), false, false},
      {202, late_error(transient), false, true},
      {202, "", false, true},
      {202, rows.substr(0, 20), false, true},
      {400, error(transient), false, true},
      {400, error(schema), false, false},
      {400, "", false, false},
      {500, error(transient), false, true},
      {500, error(schema), false, false},
      {500, error(database), false, false},
      {500, "<html>", false, true},
      {501, "", false, false},
      {503, error(database), false, true},
      {429, error("Neo.ClientError.Security.AuthenticationRateLimit"), false, true},
      {401, error("Neo.ClientError.Security.Unauthorized"), false, false},
  };
  for (const Row& row : table) {
    CAPTURE(row.status);
    CAPTURE(row.body);
    const rg::Neo4jAnswer found = rg::read_answer(answer(row.status, row.body));
    CHECK(found.is_done() == row.is_done);
    CHECK(found.may_pass() == row.may_pass);
  }
}

TEST_CASE("what Neo4j refuses is told by its own name, whatever the status") {
  const std::string schema = "Neo.ClientError.Schema.ConstraintValidationFailed";
  for (const long status : {200L, 202L, 400L, 500L}) {
    CHECK(refusal(answer(status, error(schema))) == schema + ": so; check what the database holds");
    CHECK(refusal(answer(status, late_error(schema))) == schema + ": so; check what the database holds");
  }
  CHECK(refusal(answer(404, error("Neo.ClientError.Request.Invalid"))).starts_with("has no Query API; "));
  CHECK(refusal(answer(404, error("Neo.ClientError.Database.DatabaseNotFound"))).starts_with("has no database "));
  CHECK(refusal(answer(501)) == "the server answers with status 501; look after the server");
  CHECK(refusal(answer(202, R"({"data":)")) ==
        "the answer ends too early (status 202); check the server and the network");
  CHECK(refusal(answer(202, "<html>")) == "doesn't answer as Neo4j does (status 202); check the address");
}

TEST_CASE("the numbers of an answer, and that it has none") {
  const rg::Neo4jAnswer mark = rg::read_answer(answer(202, R"({"data":{"values":[[7,"abc"]]}})"));
  CHECK(mark.number == 7);
  CHECK(mark.text == "abc");
  for (const char* body : {R"({"data":{"values":[]}})", R"({"data":{"values":[[null]]}})", R"({"data":{}})", "[]", ""})
    CHECK(!rg::read_answer(answer(202, body)).number);
}

TEST_CASE("the address of one database is none of a server") {
  rg::LoadOptions options;
  for (const char* path : {"/db/neo4j/query/v2", "/db/neo4j/tx/commit"}) {
    options.url = std::string("http://127.0.0.1:1") + path;
    const rg::Graph graph = rg::Merger(rg::Schema::built_in()).finish();
    CHECK_THROWS_WITH_AS(rg::load_neo4j(graph, options),
                         doctest::Contains("give the server's, http://127.0.0.1:1, and name the database"), rg::Usage);
  }
}
