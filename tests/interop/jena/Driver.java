// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.SysRIOT;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sys.JenaSystem;

/** quads FILE...: FILE.nq, sorted; shacl SHAPES FILE...: a line a violation; fuseki [USER PASSWORD]: a server until standard input ends. */
final class Driver {
    private static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Warnings are errors: a doubtful IRI or language tag fails too. Noncharacters aren't: RDF 1.1 lets them stand in literals. */
    private static final ErrorHandler strict = new ErrorHandler() {
        @Override
        public void warning(String message, long line, long column) {
            if (!message.startsWith("Unicode non-character")) error(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            throw new RiotException(SysRIOT.fmtMessage(message, line, column));
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }
    };

    private static DatasetGraph parsed(String file) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.source(file).strict(true).checking(true).errorHandler(strict).parse(dataset);
        return dataset;
    }

    private static void quads(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RDFDataMgr.write(bytes, parsed(file), Lang.NQUADS);
        Files.write(Path.of(file + ".nq"), new TreeSet<>(bytes.toString(StandardCharsets.UTF_8).lines().toList()));
    }

    private static void shacl(Shapes shapes, String file) {
        Graph graph = parsed(file).getDefaultGraph();
        ValidationReport report = ShaclValidator.get().validate(shapes, graph);
        out.println(file + "\t" + report.conforms() + "\t" + graph.size());
        TreeSet<String> lines = new TreeSet<>();
        for (ReportEntry entry : report.getEntries())
            lines.add(file + "\t" + entry.focusNode() + "\t" + entry.source() + "\t" + entry.message());
        lines.forEach(out::println);
    }

    private static void fuseki(String[] args) throws IOException {
        FusekiServer.Builder builder = FusekiServer.create().port(0).loopback(true).add("/rights", DatasetFactory.createTxnMem());
        FusekiServer server = builder.build().start();
        out.println(server.datasetURL("/rights"));
        while (System.in.read() >= 0) {}
        server.stop();
    }

    public static void main(String[] args) throws IOException {
        JenaSystem.init();
        if (args[0].equals("quads"))
            for (int i = 1; i < args.length; ++i) quads(args[i]);
        else if (args[0].equals("shacl")) {
            Shapes shapes = Shapes.parse(parsed(args[1]).getDefaultGraph());
            for (int i = 2; i < args.length; ++i) shacl(shapes, args[i]);
        } else fuseki(args);
    }
}
