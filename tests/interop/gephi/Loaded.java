// SPDX-License-Identifier: Apache-2.0
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.awt.Color;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** What Gephi holds after it imported a file as its File > Open does, as JSON lines. */
public class Loaded {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();
  private static PrintStream out;

  public static void main(String[] arguments) throws Exception {
    out = new PrintStream(System.out, false, "UTF-8");
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    Container container = imports.importFile(new File(arguments[0]));
    container.getLoader().setAutoScale(false);  // sizes as they stand in the file
    container.verify();  // as the import dialog does before it shows the report
    issues("import", container.getReport());
    DefaultProcessor processor = new DefaultProcessor();
    imports.process(container, processor, workspace);
    if (processor.getReport() != null) issues("process", processor.getReport());
    graph(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace));
    out.flush();
  }

  private static void put(Object... pairs) {
    Map<String, Object> line = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) line.put((String) pairs[i], pairs[i + 1]);
    out.println(JSON.toJson(line));
  }

  private static void issues(String stage, Report report) {
    for (var all = report.getIssues(Integer.MAX_VALUE); all.hasNext(); ) {
      Issue issue = all.next();
      put("kind", "issue", "stage", stage, "level", String.valueOf(issue.getLevel()), "message", issue.getMessage());
    }
  }

  private static void graph(GraphModel model) {
    Graph graph = model.getGraph();
    Interval bounds = model.getTimeBounds();
    put("kind", "graph", "directed", model.isDirected(), "undirected", model.isUndirected(), "mixed", model.isMixed(),
        "nodes", graph.getNodeCount(), "edges", graph.getEdgeCount(), "timeFormat", String.valueOf(model.getTimeFormat()),
        "timeRepresentation", String.valueOf(model.getConfiguration().getTimeRepresentation()),
        "bounds", bounds == null ? null : List.of(String.valueOf(bounds.getLow()), String.valueOf(bounds.getHigh())));
    columns("node", model.getNodeTable());
    columns("edge", model.getEdgeTable());
    for (Node node : graph.getNodes())
      put("kind", "node", "id", node.getId(), "label", node.getLabel(), "color", hex(node), "size", node.size(),
          "data", data(node, model.getNodeTable()));
    for (Edge edge : graph.getEdges())
      put("kind", "edge", "id", edge.getId(), "source", edge.getSource().getId(), "target", edge.getTarget().getId(),
          "type", edge.getTypeLabel(), "label", edge.getLabel(), "color", hex(edge), "weight", edge.getWeight(),
          "directed", edge.isDirected(), "data", data(edge, model.getEdgeTable()));
  }

  private static void columns(String table, Table columns) {
    for (Column column : columns)
      put("kind", "column", "table", table, "id", column.getId(), "title", column.getTitle(),
          "type", column.getTypeClass().getSimpleName(), "property", column.isProperty());
  }

  private static String hex(Element element) {
    Color color = element instanceof Node ? ((Node) element).getColor() : ((Edge) element).getColor();
    return String.format("#%02X%02X%02X/%d", color.getRed(), color.getGreen(), color.getBlue(), color.getAlpha());
  }

  /** Every column that isn't one of Gephi's own, and the intervals, which are. */
  private static Map<String, Object> data(Element element, Table columns) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.isProperty() && !column.getId().equals("timeset")) continue;
      Object value = element.getAttribute(column);
      if (value != null) values.put(column.getId(), value instanceof IntervalSet ? years((IntervalSet) value) : value);
    }
    return values;
  }

  private static List<double[]> years(IntervalSet intervals) {
    List<double[]> out = new ArrayList<>();
    for (Interval interval : intervals.toArray()) out.add(new double[] {interval.getLow(), interval.getHigh()});
    return out;
  }
}
