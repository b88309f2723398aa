package io.github.experimentmaven.report.page;

import io.github.experimentmaven.accepted.AcceptedLayer;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the baseline's layers to get those of now: the shortest way there, by adding,
 * removing and reshaping layers.
 */
final class LayerChanges {

  private final List<AcceptedLayer> before;
  private final List<AcceptedLayer> now;

  /** {@code [i][j]}: steps from the baseline's layers from i on to those of now from j on. */
  private final int[][] steps;

  private LayerChanges(List<AcceptedLayer> before, List<AcceptedLayer> now) {
    this.before = before;
    this.now = now;
    this.steps = new int[before.size() + 1][now.size() + 1];
  }

  /**
   * One layer of the baseline, of now, or of both.
   *
   * @param before as it was, or null if it was added
   * @param now its place now, or -1 if it was removed
   * @param isSame whether it is as it was
   */
  record Change(@Nullable AcceptedLayer before, int now, boolean isSame) {}

  /** From the input to the output; where a layer was replaced, what it was comes first. */
  static List<Change> of(List<AcceptedLayer> before, List<LayerSummary> now) {
    List<AcceptedLayer> current =
        now.stream()
            .map(layer -> new AcceptedLayer(layer.type(), layer.output().dimensions()))
            .toList();
    return new LayerChanges(before, current).changes();
  }

  private List<Change> changes() {
    for (int i = before.size(); i >= 0; i--) {
      for (int j = now.size(); j >= 0; j--) {
        steps[i][j] = least(i, j);
      }
    }
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < now.size()) {
      if (isKept(i, j) && steps[i][j] == kept(i, j)) {
        changes.add(new Change(before.get(i), j, before.get(i).equals(now.get(j))));
        i++;
        j++;
      } else if (i < before.size() && steps[i][j] == 1 + steps[i + 1][j]) {
        changes.add(new Change(before.get(i), -1, false));
        i++;
      } else {
        changes.add(new Change(null, j, false));
        j++;
      }
    }
    return Collections.unmodifiableList(changes);
  }

  private int least(int i, int j) {
    if (i == before.size() || j == now.size()) {
      return before.size() - i + now.size() - j;
    }
    int least = 1 + Math.min(steps[i + 1][j], steps[i][j + 1]);
    return isKept(i, j) ? Math.min(least, kept(i, j)) : least;
  }

  /** Whether one may be made of the other. */
  private boolean isKept(int i, int j) {
    return i < before.size() && j < now.size() && before.get(i).type().equals(now.get(j).type());
  }

  private int kept(int i, int j) {
    return (before.get(i).equals(now.get(j)) ? 0 : 1) + steps[i + 1][j + 1];
  }
}
