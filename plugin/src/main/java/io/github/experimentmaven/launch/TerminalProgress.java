package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Progress for terminals: a live bar for each running run, which becomes its summary in the end.
 */
public final class TerminalProgress implements ProgressListener {

  private static final int NARROWEST = 40;
  private static final int USUAL_COLUMNS = 80;
  private static final int REDRAW_MILLIS = 200;

  private final PrintStream terminal;
  private final int columns;
  private final Map<RunFolder, Bar> bars = new ConcurrentHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final AllRuns all = new AllRuns(System::nanoTime);

  /**
   * Progress on a terminal.
   *
   * @param terminal understands ANSI cursor movements
   * @param columns its width; {@link #columns()} tells
   */
  public TerminalProgress(PrintStream terminal, int columns) {
    this.terminal = terminal;
    this.columns = columns;
  }

  /**
   * The width of the terminal that this process writes to.
   *
   * @return empty if it writes to a file or a pipe, or to a terminal that only knows lines
   */
  public static OptionalInt columns() {
    // Without JLine's signal handlers, which would keep Ctrl-C from our shutdown hook, and without
    // its native library, whose loading newer JVMs warn about.
    try (Terminal terminal =
        TerminalBuilder.builder().provider("exec").nativeSignals(false).dumb(true).build()) {
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(terminal.getWidth() < NARROWEST ? USUAL_COLUMNS : terminal.getWidth());
    } catch (IOException e) {
      // Lines can be written anywhere.
      return OptionalInt.empty();
    }
  }

  @Override
  public void asked(int runs) {
    all.asked(runs);
  }

  @Override
  public void missing(List<Run> runs) {
    all.missing(runs).ifPresent(terminal::println);
  }

  @Override
  public void cached(RunOutcome outcome) {
    all.cached();
    if (!all.areMany()) {
      terminal.println(String.join(ProgressText.GAP, ProgressText.cached(outcome)));
    }
  }

  @Override
  public void started(Run run, String reason) {
    if (!all.areMany()) {
      ProgressText.trained(reason).ifPresent(words -> note(run, words));
    }
    bars.put(run.folder(), new Bar(run, ProgressText.started(reason), terminal, columns));
  }

  @Override
  public void happened(Run run, RunEvent event) {
    Bar bar = bars.get(run.folder());
    if (bar != null) {
      bar.happened(event);
    }
    all.happened(run, event);
    if (event instanceof RunEvent.Resumed resumed) {
      note(run, ProgressText.wentOn(resumed));
    }
    ProgressText.decided(event).ifPresent(words -> note(run, words));
  }

  @Override
  public void warned(Run run, String warning) {
    note(run, "warning: " + warning);
  }

  @Override
  public void finished(RunOutcome outcome) {
    Bar bar = bars.remove(outcome.run().folder());
    List<String> segments = all.finished(outcome);
    if (bar != null) {
      bar.close(segments);
    }
    if (bars.isEmpty()) {
      printNotes();
    }
  }

  private void note(Run run, String text) {
    synchronized (notes) {
      notes.add(run.label() + ProgressText.GAP + text);
    }
  }

  /**
   * Only between bars: a line in their midst would shift them. What they tell is over by then, and
   * told so.
   */
  private void printNotes() {
    synchronized (notes) {
      notes.forEach(terminal::println);
      notes.clear();
    }
  }

  /** The bar of one run. */
  private static final class Bar {

    private final Run run;
    private final String beginning;
    private final ProgressBar bar;
    private final RunTrace trace = new RunTrace();
    private RunEvent.@Nullable BatchDone batch;
    private @Nullable List<String> summary;

    Bar(Run run, String beginning, PrintStream terminal, int columns) {
      this.run = run;
      this.beginning = beginning;
      // The last column stays free: some terminals wrap as soon as it is taken. A width of our own
      // also keeps the library from opening a JLine terminal with signal handlers.
      this.bar =
          new ProgressBarBuilder()
              .setTaskName(run.label())
              .setInitialMax(1)
              .continuousUpdate()
              .setUpdateIntervalMillis(REDRAW_MILLIS)
              .setRenderer((state, width) -> line(width))
              .setConsumer(new InteractiveConsoleProgressBarConsumer(terminal, columns - 1))
              .build();
    }

    synchronized void happened(RunEvent event) {
      trace.add(event);
      batch = event instanceof RunEvent.BatchDone done ? done : null;
    }

    void close(List<String> segments) {
      synchronized (this) {
        summary = segments;
      }
      // Not under the lock: it waits for the thread that draws.
      bar.close();
    }

    private synchronized String line(int width) {
      if (summary != null) {
        return BarLine.segments(summary, width);
      }
      return batch == null
          ? BarLine.segments(List.of(run.label(), trace.lastEvent().orElse(beginning)), width)
          : BarLine.training(run, batch, width);
    }
  }
}
