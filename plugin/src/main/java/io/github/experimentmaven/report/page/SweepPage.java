package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Markup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a sweep: the experiments that one file writes out.
 *
 * @param name of the sweep, behind its module's if two share it
 * @param facts file, data set and what is varied, in a few words each
 * @param summary what was found, in a sentence or two
 * @param unranked why there is no ranking; empty if there is one
 * @param cautions what not to read out of it
 * @param stats the most important numbers
 * @param ranked whether there is a ranking
 * @param table the experiments, the best first; without a ranking in the order of the file
 * @param metric what the charts show, with its unit: {@code Validation accuracy, % correct}
 * @param effects of each thing that is varied
 * @param interactions of each two of them
 * @param costs the metric against what it costs
 * @param ways all experiments as lines through what is varied; null if there is nothing to draw
 * @param curves how each was trained
 * @param curvesNote how to read the curves; empty if there are none
 * @param stopped those that successive halving has stopped; null if it has stopped none
 */
public record SweepPage(
    String name,
    List<String> facts,
    String summary,
    String unranked,
    List<String> cautions,
    List<ExperimentPage.Stat> stats,
    boolean ranked,
    SweepTable table,
    String metric,
    List<Learning.Chart> effects,
    List<Interaction> interactions,
    List<Learning.Chart> costs,
    @Nullable Markup ways,
    List<Curve> curves,
    String curvesNote,
    @Nullable Stopped stopped) {

  /**
   * Experiments that were stopped early.
   *
   * @param summary how many were, after which epochs
   * @param losers the first of them, the one that came furthest first
   * @param note which are left out; may be empty
   */
  public record Stopped(String summary, List<Loser> losers, String note) {}

  /**
   * An experiment that was stopped early.
   *
   * @param name of the experiment
   * @param page its file
   * @param rung where it was stopped: {@code rung 1, after epoch 3}
   * @param score the mean of the metric over its runs there: {@code 83.12 %}; a dash if it is no
   *     finite number
   * @param drawing the metric over the epochs
   */
  public record Loser(String name, String page, String rung, String score, Markup drawing) {}

  /**
   * What two things do together: means of the metric over all else.
   *
   * @param rows the name of the first one
   * @param columns the name of the second one
   * @param heads its values
   * @param lines one a value of the first one
   */
  public record Interaction(String rows, String columns, List<String> heads, List<Line> lines) {}

  /**
   * A line of such a table.
   *
   * @param head the value of the first one
   * @param cells one a value of the second one
   */
  public record Line(String head, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param shade from {@code h1}, the worst, to {@code h5}; {@code h0} if there is no experiment
   * @param text the mean; empty if there is none
   */
  public record Cell(String shade, String text) {}

  /**
   * How an experiment was trained.
   *
   * @param place of the experiment; a dash if it has none
   * @param name of the experiment
   * @param page its file
   * @param drawing the metric over the epochs
   */
  public record Curve(String place, String name, String page, Markup drawing) {}
}
