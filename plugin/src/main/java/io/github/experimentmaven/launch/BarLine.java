package io.github.experimentmaven.launch;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text of a live bar, fitted to the terminal's width: what matters less goes first where there
 * is not enough room, and the bar itself takes what is left.
 */
final class BarLine {

  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_BAR = 30;

  private BarLine() {}

  /** A run in the middle of an epoch. */
  static String training(Run run, RunEvent.BatchDone batch, int width) {
    String epoch = ProgressText.format("epoch %d/%d", batch.epoch(), batch.epochs());
    String batches = ProgressText.format("%,d/%,d", batch.batch(), batch.batches());
    List<String> figures = ProgressText.figures(batch.metrics());
    List<String> headline = figures.subList(figures.size() - 1, figures.size());
    String speed = ProgressText.speed(batch.imagesPerSecond());
    String left = Decimal.grouped(batch.remainingSeconds()) + " s left";
    String label = run.label();
    List<List<String>> fromBest =
        List.of(
            joined(List.of(label, epoch, batches), figures, List.of(speed, left)),
            joined(List.of(label, epoch, batches), figures, List.of(left)),
            joined(List.of(label, epoch, batches), headline, List.of(left)),
            joined(List.of(label, epoch), headline, List.of(left)),
            List.of(label, epoch, left));
    for (List<String> segments : fromBest) {
      String text = String.join(ProgressText.GAP, segments);
      if (text.length() <= width) {
        return padded(withBar(segments, batch, width - text.length()), width);
      }
    }
    return segments(List.of(label, epoch), width);
  }

  private static List<String> joined(List<String> first, List<String> then, List<String> last) {
    return Stream.of(first, then, last).flatMap(List::stream).toList();
  }

  /** Segments of which the last are left out where they do not fit; the first is cut at worst. */
  static String segments(List<String> segments, int width) {
    List<String> kept = new ArrayList<>(segments);
    while (kept.size() > 2 && String.join(ProgressText.GAP, kept).length() > width) {
      kept.remove(kept.size() - 1);
    }
    return padded(String.join(ProgressText.GAP, kept), width);
  }

  private static String withBar(List<String> segments, RunEvent.BatchDone batch, int room) {
    int length = Math.min(LONGEST_BAR, room - ProgressText.GAP.length() - "[]".length());
    List<String> all = new ArrayList<>(segments);
    if (length >= SHORTEST_BAR && batch.batches() > 0) {
      int full = (int) ((long) length * batch.batch() / batch.batches());
      all.add(2, "[" + "=".repeat(full) + " ".repeat(length - full) + "]");
    }
    return String.join(ProgressText.GAP, all);
  }

  /** Exactly this wide, so that it covers what stood there before. */
  private static String padded(String text, int width) {
    return text.length() >= width
        ? text.substring(0, width)
        : text + " ".repeat(width - text.length());
  }
}
