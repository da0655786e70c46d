// SPDX-License-Identifier: Apache-2.0
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.preview.PNGExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantColor;
import org.gephi.preview.types.DependantOriginalColor;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Draws a GEXF file, with its own colours and sizes, and a legend: FILE PICTURE.png FONT. The same picture each time. */
public class Picture {
  private static final int WIDTH = 1600, HEIGHT = 900, LEGEND = 100, LABEL_LENGTH = 34;

  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    Container container = imports.importFile(new File(arguments[0]));
    container.getLoader().setAutoScale(false);
    imports.process(container, new DefaultProcessor(), workspace);
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    Font font = new Font(arguments[2], Font.PLAIN, 15);
    shortenLabels(model.getGraph());
    layout(model, font);
    BufferedImage picture = draw(workspace, font);
    legend(picture, model.getGraph(), new Font(arguments[2], Font.PLAIN, 17));
    ImageIO.write(picture, "png", new File(arguments[1]));
    System.exit(0);
  }

  private static void shortenLabels(Graph graph) {
    for (Node node : graph.getNodes())
      if (node.getLabel().length() > LABEL_LENGTH) node.setLabel(node.getLabel().substring(0, LABEL_LENGTH - 1).strip() + "…");
  }

  /** From a circle in the file's order, on one thread, so that it ends the same each time. */
  private static void layout(GraphModel model, Font font) {
    int i = 0;
    for (Node node : model.getGraph().getNodes()) {
      double angle = 2 * Math.PI * i++ / model.getGraph().getNodeCount();
      node.setPosition((float) (500 * Math.cos(angle)), (float) (500 * Math.sin(angle)));
    }
    ForceAtlas2 atlas = new ForceAtlas2Builder().buildLayout();
    atlas.setGraphModel(model);
    atlas.resetPropertiesValues();
    atlas.setThreadsCount(1);
    atlas.setBarnesHutOptimize(false);
    atlas.setScalingRatio(90.0);
    atlas.setStrongGravityMode(true);  // keeps the pieces that aren't connected in sight
    atlas.setGravity(0.22);
    atlas.setEdgeWeightInfluence(0.0);
    atlas.initAlgo();
    for (int step = 0; step < 3000 && atlas.canAlgo(); ++step) atlas.goAlgo();
    atlas.endAlgo();
    for (Node node : model.getGraph().getNodes()) node.setX(2.8f * node.x());  // labels are wide
    for (int step = 0; step < 1000; ++step) separateLabels(model.getGraph().getNodes().toArray(), font);
  }

  /** Gephi's own Label Adjust has chance in it. Here two labels that overlap give way to each other, up and down. */
  private static void separateLabels(Node[] nodes, Font font) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (Node a : nodes) {
      for (Node b : nodes) {
        double widths = font.getStringBounds(a.getLabel(), context).getWidth() + font.getStringBounds(b.getLabel(), context).getWidth();
        double heights = Math.max(34, a.size() + b.size() + 6);
        double across = widths / 2 + 16 - Math.abs(a.x() - b.x()), down = heights - Math.abs(a.y() - b.y());
        if (a == b || across <= 0 || down <= 0) continue;
        float give = (float) (down / 4) * (a.y() < b.y() ? -1 : 1);
        a.setY(a.y() + give);
        b.setY(b.y() - give);
      }
    }
  }

  private static BufferedImage draw(Workspace workspace, Font font) throws Exception {
    PreviewController preview = Lookup.getDefault().lookup(PreviewController.class);
    PreviewProperties is = preview.getModel(workspace).getProperties();
    is.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
    is.putValue(PreviewProperty.NODE_LABEL_FONT, font);
    is.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
    is.putValue(PreviewProperty.NODE_LABEL_COLOR, new DependantOriginalColor(Color.BLACK));
    is.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 4f);
    is.putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new DependantColor(Color.WHITE));
    is.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 85f);
    is.putValue(PreviewProperty.NODE_BORDER_WIDTH, 0f);
    is.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
    is.putValue(PreviewProperty.EDGE_CURVED, false);
    is.putValue(PreviewProperty.EDGE_THICKNESS, 2f);
    is.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT, true);
    is.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MIN, 1f);
    is.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MAX, 2f);
    is.putValue(PreviewProperty.ARROW_SIZE, 5f);
    preview.refreshPreview(workspace);
    PNGExporter png = new PNGExporter();
    png.setWorkspace(workspace);
    png.setWidth(WIDTH);
    png.setHeight(HEIGHT - LEGEND);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    png.setOutputStream(out);
    png.execute();
    BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    BufferedImage opaque = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = opaque.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.drawImage(drawn, 0, 0, null);
    return opaque;
  }

  private static void legend(BufferedImage picture, Graph graph, Font font) {
    Map<String, Color> things = new TreeMap<>(), relations = new TreeMap<>();
    for (Node node : graph.getNodes()) things.put((String) node.getAttribute("type"), node.getColor());
    for (Edge edge : graph.getEdges()) relations.put((String) edge.getTypeLabel(), edge.getColor());
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(font);
    pen.setStroke(new BasicStroke(4));
    row(pen, HEIGHT - LEGEND + 20, things, true);
    row(pen, HEIGHT - LEGEND + 50, relations, false);
  }

  private static void row(Graphics2D pen, int y, Map<String, Color> entries, boolean dots) {
    int x = 40;
    for (Map.Entry<String, Color> entry : entries.entrySet()) {
      int width = 60 + pen.getFontMetrics().stringWidth(entry.getKey());
      if (x + width > WIDTH) {
        x = 40;
        y += 30;
      }
      pen.setColor(entry.getValue());
      if (dots) pen.fillOval(x + 3, y - 13, 16, 16);
      else pen.drawLine(x, y - 5, x + 22, y - 5);
      pen.setColor(Color.DARK_GRAY);
      pen.drawString(entry.getKey(), x + 30, y);
      x += width;
    }
  }
}
