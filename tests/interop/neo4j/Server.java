// SPDX-License-Identifier: Apache-2.0
import apoc.export.graphml.ExportGraphML;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/**
 * Neo4j with APOC, one server at a time: each line of standard input names a home folder whose databases to serve, or is
 * empty for a new one; the answer is a line with the HTTP and the Bolt address. Ends with standard input.
 */
public final class Server {
  private static Neo4j start(Path work, String home, String password) {
    var builder = Neo4jBuilders.newInProcessBuilder(work)
        .withConfig(GraphDatabaseSettings.auth_enabled, true)
        .withProcedure(ExportGraphML.class);
    if (!home.isEmpty()) builder = builder.copyFrom(Path.of(home));
    Neo4j server = builder.build();
    try (var transaction = server.databaseManagementService().database("system").beginTx()) {
      transaction.execute("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", java.util.Map.of("password", password));
      transaction.commit();
    }
    return server;
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("apoc.import.file.enabled", "true");
    System.setProperty("apoc.import.file.use_neo4j_config", "false");
    var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what the server itself prints
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Neo4j server = null;
    for (String home; (home = lines.readLine()) != null;) {
      if (server != null) server.close();
      server = start(Path.of(arguments[0]), home, arguments[1]);
      answers.println(server.httpURI() + " " + server.boltURI());
    }
    System.exit(0); // threads of the server would outlive it
  }
}
