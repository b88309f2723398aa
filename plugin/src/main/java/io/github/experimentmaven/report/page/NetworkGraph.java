package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.report.chart.LayerGraph;
import io.github.experimentmaven.report.chart.LayerGraph.Frame;
import io.github.experimentmaven.report.chart.LayerGraph.Mark;
import io.github.experimentmaven.report.chart.LayerGraph.Row;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.page.LayerBlocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a network that branches. Layers that are repeated stand there once, and of long ways
 * without a branch the beginning and the end.
 */
final class NetworkGraph {

  /** Layers one after another that are all shown. */
  private static final int LONGEST_WAY = 10;

  private static final int SHOWN_BEFORE_GAP = 4;
  private static final int SHOWN_AFTER_GAP = 3;

  /** What the pointer tells would else be longer than the page. */
  private static final int MOST_NAMES = 8;

  private static final String BY = " \u00d7 ";

  private final Architecture architecture;
  private final NetworkSummary network;

  /** Of each layer, the row it is in; the data is the first one. */
  private final int[] rowOf;

  private final List<Row> rows = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();

  private NetworkGraph(Architecture architecture, NetworkSummary network) {
    this.architecture = architecture;
    this.network = network;
    this.rowOf = new int[architecture.size()];
  }

  /**
   * Draws the graph.
   *
   * @param architecture the layers
   * @param network the same with their shapes
   * @return null of a chain, of which the table of the layers says all
   */
  static @Nullable Markup of(Architecture architecture, NetworkSummary network) {
    return network.branches() ? new NetworkGraph(architecture, network).drawn() : null;
  }

  private Markup drawn() {
    rows.add(
        new Row(
            Mark.FIXED, Architecture.DATA, "", text(network.input().dimensions()), "", List.of()));
    List<Block> blocks = LayerBlocks.of(kinds(), network.sources());
    int next = 0;
    for (Block block : blocks) {
      addWays(next, block.first());
      int first = rows.size();
      addAll(block);
      frames.add(new Frame(first, rows.size() - 1, block.times() + " times"));
      next = block.end();
    }
    addWays(next, architecture.size());
    return LayerGraph.of(
        rows,
        frames,
        "Graph of "
            + NumberText.counted(architecture.size(), "layer")
            + ", from the data at the top to the output at the bottom. The table says in words what"
            + " each is connected to.");
  }

  /** All but its name and its connections. */
  private List<String> kinds() {
    return IntStream.range(0, architecture.size())
        .mapToObj(
            i ->
                architecture.get(i).type()
                    + (architecture.get(i) instanceof Record arguments
                        ? ArgumentText.all(arguments)
                        : "")
                    + ArgumentText.all(architecture.training().get(i)))
        .toList();
  }

  private void addAll(Block block) {
    for (int i = 0; i < block.size(); i++) {
      List<Integer> same = new ArrayList<>();
      for (int time = 0; time < block.times(); time++) {
        same.add(block.first() + time * block.size() + i);
      }
      add(same);
    }
  }

  /** Layers that are there once; where many follow one another, those in between are left out. */
  private void addWays(int first, int end) {
    int next = first;
    while (next < end) {
      int last = next;
      while (last + 1 < end && continues(last + 1)) {
        last++;
      }
      int left = last - next + 1 - SHOWN_BEFORE_GAP - SHOWN_AFTER_GAP;
      if (last - next + 1 > LONGEST_WAY) {
        addEach(next, next + SHOWN_BEFORE_GAP);
        int behind = next + SHOWN_BEFORE_GAP + left;
        rows.add(new Row(Mark.GAP, left + " more layers", "", "", "", List.of(rows.size() - 1)));
        for (int i = next + SHOWN_BEFORE_GAP; i < behind; i++) {
          rowOf[i] = rows.size() - 1;
        }
        addEach(behind, last + 1);
      } else {
        addEach(next, last + 1);
      }
      next = last + 1;
    }
  }

  /** Whether a layer reads the one before it alone, which nobody else reads. */
  private boolean continues(int layer) {
    return network.sources().get(layer).equals(List.of(layer - 1))
        && network.sources().stream().filter(read -> read.contains(layer - 1)).count() == 1;
  }

  private void addEach(int first, int end) {
    IntStream.range(first, end).forEach(i -> add(List.of(i)));
  }

  /** One row for layers that are the same, in their order. */
  private void add(List<Integer> same) {
    int first = same.get(0);
    int last = same.get(same.size() - 1);
    LayerSummary layer = network.layers().get(first);
    List<Integer> sources =
        network.sources().get(first).stream()
            .map(source -> source < 0 ? 0 : rowOf[source])
            .distinct()
            .toList();
    Layer written = architecture.get(first);
    same.forEach(each -> rowOf[each] = rows.size());
    rows.add(
        new Row(
            layer.parameters() > 0 ? Mark.LEARNING : Mark.FIXED,
            layer.type(),
            written.name() == null ? "" : range(layer.name(), network.layers().get(last).name()),
            shapes(layer.output().dimensions(), network.layers().get(last).output().dimensions()),
            names(same),
            sources));
  }

  private String names(List<Integer> layers) {
    String names =
        layers.stream()
            .limit(MOST_NAMES)
            .map(each -> network.layers().get(each).name())
            .collect(Collectors.joining(", "));
    int more = layers.size() - MOST_NAMES;
    return PlainText.of(names) + (more > 0 ? " and " + more + " more" : "");
  }

  /** {@code block_1…3}. */
  private static String range(String first, String last) {
    String from = PlainText.of(first);
    String to = PlainText.of(last);
    if (from.equals(to)) {
      return from;
    }
    int digits = to.length();
    while (digits > 0 && Character.isDigit(to.charAt(digits - 1))) {
      digits--;
    }
    boolean numbered = digits < to.length() && from.startsWith(to.substring(0, digits));
    return from + "\u2026" + (numbered ? to.substring(digits) : to);
  }

  /**
   * {@code 32 × 32 × 64}, or where it changes from the first to the last {@code 32 × 32 × 64…96}.
   */
  private static String shapes(List<Integer> first, List<Integer> last) {
    return first.equals(last) || first.size() != last.size()
        ? text(last)
        : IntStream.range(0, first.size())
            .mapToObj(
                i ->
                    first.get(i).equals(last.get(i))
                        ? String.valueOf(first.get(i))
                        : first.get(i) + "\u2026" + last.get(i))
            .collect(Collectors.joining(BY));
  }

  private static String text(List<Integer> dimensions) {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(BY));
  }
}
