package io.github.experimentmaven.report.chart;

import java.util.List;

/**
 * How the layers of a network are connected: one row a layer, and beside the rows lines from each
 * to those that read it. It has the same width for a hundred layers as for ten, which a phone has,
 * too.
 */
public final class LayerGraph {

  private static final double MARGIN = 10;
  private static final double LANE = 15;
  private static final double ROW = 22;
  private static final double HEAD = 20;
  private static final double FOOT = 6;
  private static final double BASELINE = 4;
  private static final double RADIUS = 4;

  /** Widths of letters, on the safe side: the font is that of whoever looks at it. */
  private static final double LETTER = 6.8;

  private static final double SMALL_LETTER = 6.3;

  /** Letters of a kind and a name together; more would not have room on a phone. */
  private static final int LONGEST = 31;

  private static final int SHORTEST_NAME = 9;

  private LayerGraph() {}

  /** What stands at the beginning of a row. */
  public enum Mark {
    /** A layer with parameters. */
    LEARNING,
    /** A layer without parameters, or the data. */
    FIXED,
    /** Several layers one after another, of which no more is shown. */
    GAP
  }

  /**
   * One row.
   *
   * @param mark what stands at its beginning
   * @param kind of the layer
   * @param name that somebody gave the layer; empty if nobody did
   * @param shape of what it gives; may be empty
   * @param title what the pointer tells of it
   * @param sources the rows above that it reads
   */
  public record Row(
      Mark mark, String kind, String name, String shape, String title, List<Integer> sources) {

    public Row {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Rows that stand for several repetitions of themselves.
   *
   * @param first of the rows
   * @param last of the rows
   * @param text how often
   */
  public record Frame(int first, int last, String text) {}

  /**
   * Draws the graph.
   *
   * @param rows at least one
   * @param frames in their order, none within another
   * @param description what it shows, in words
   */
  public static Markup of(List<Row> rows, List<Frame> frames, String description) {
    GraphLanes lanes = new GraphLanes(rows.stream().map(Row::sources).toList());
    double[] heights = heights(rows.size(), frames);
    double left = MARGIN + lanes.count() * LANE + 4;
    double middle = rows.stream().mapToDouble(LayerGraph::textWidth).max().orElse(0);
    double right =
        rows.stream().mapToDouble(row -> width(row.shape(), SMALL_LETTER)).max().orElse(0);
    double width = left + middle + right + 2 * MARGIN;
    double height = heights[rows.size() - 1] + ROW / 2 + FOOT;
    Svg svg = Svg.picture("xr-graph", width, height, description);
    for (Frame frame : frames) {
      double top = heights[frame.first()] - ROW / 2 - HEAD;
      svg.rectangle("xr-frame", 0.5, top, width - 1, heights[frame.last()] + ROW / 2 + 2 - top, 4);
      svg.text("xr-times", left, top + 14, "start", frame.text());
    }
    for (int row = 0; row < rows.size(); row++) {
      lines(svg, row, rows, lanes, heights);
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      mark(svg, row, x(lanes.lane(i)), heights[i]);
      svg.text("xr-lab", left, heights[i] + BASELINE, row.kind(), "xr-own", shown(row));
      if (!row.shape().isEmpty()) {
        svg.text("xr-tick", width - MARGIN, heights[i] + BASELINE, "end", row.shape());
      }
    }
    return svg.end();
  }

  /** The middle of each row. */
  private static double[] heights(int rows, List<Frame> frames) {
    double[] heights = new double[rows];
    double next = ROW / 2;
    for (int row = 0; row < rows; row++) {
      int place = row;
      if (frames.stream().anyMatch(frame -> frame.first() == place)) {
        next += HEAD + FOOT;
      }
      heights[row] = next;
      next += ROW;
      if (frames.stream().anyMatch(frame -> frame.last() == place)) {
        next += FOOT;
      }
    }
    return heights;
  }

  private static double x(int lane) {
    return MARGIN + lane * LANE + RADIUS;
  }

  /** From a row to all that read it. */
  private static void lines(Svg svg, int row, List<Row> rows, GraphLanes lanes, double[] heights) {
    int last = lanes.lastReader(row);
    for (int reader = row + 1; reader <= last; reader++) {
      if (!rows.get(reader).sources().contains(row)) {
        continue;
      }
      if (reader == row + 1) {
        boolean gap = rows.get(row).mark() == Mark.GAP || rows.get(reader).mark() == Mark.GAP;
        svg.path(
            gap ? "xr-link xr-left-out" : "xr-link",
            new PathData()
                .to(x(lanes.lane(row)), heights[row])
                .bendTo(x(lanes.lane(reader)), heights[reader])
                .open());
      } else {
        svg.path("xr-link xr-skipping", skip(row, reader, lanes, heights));
      }
    }
  }

  /** A line that goes past the rows between both. */
  private static String skip(int row, int reader, GraphLanes lanes, double[] heights) {
    double aside = x(lanes.waiting(row));
    return new PathData()
        .to(x(lanes.lane(row)), heights[row])
        .bendTo(aside, heights[row + 1])
        .to(aside, heights[reader - 1])
        .bendTo(x(lanes.lane(reader)), heights[reader])
        .open();
  }

  private static void mark(Svg svg, Row row, double x, double y) {
    if (row.mark() != Mark.GAP) {
      String cssClass = row.mark() == Mark.LEARNING ? "xr-node xr-learning" : "xr-node";
      svg.dot(cssClass, x, y, RADIUS, row.title().isEmpty() ? null : row.title());
    }
  }

  private static double textWidth(Row row) {
    String name = shown(row);
    return width(row.kind(), LETTER) + (name.isEmpty() ? 0 : width(name, LETTER) + LETTER);
  }

  private static double width(String text, double letter) {
    // Letters of East Asian scripts and pictures are as wide as two others.
    return text.codePoints().map(each -> each < 0x1100 || each == '\u2026' ? 1 : 2).sum() * letter;
  }

  /** As much of the name as there is room for. */
  private static String shown(Row row) {
    int room = Math.max(SHORTEST_NAME, LONGEST - row.kind().length() - 1);
    return Shortened.of(row.name(), room);
  }
}
