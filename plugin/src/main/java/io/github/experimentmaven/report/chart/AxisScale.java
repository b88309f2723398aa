package io.github.experimentmaven.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of something that is varied stand beside each other: a few of them at equal
 * distances, numbers in their order; many numbers where they are, on a logarithmic scale if they
 * range over more than an order of magnitude.
 */
public final class AxisScale {

  /** More numbers stand where they are. */
  private static final int MOST_STEPS = 10;

  private static final double LOGARITHMIC_FROM = 20;
  private static final int LONGEST_LABEL = 14;

  private final Map<String, Double> places;
  private final List<Tick> ticks;

  private AxisScale(Map<String, Double> places, List<Tick> ticks) {
    this.places = places;
    this.ticks = ticks;
  }

  /**
   * A value.
   *
   * @param text what it is called; tells it from the others
   * @param number null if it is none
   */
  public record Option(String text, @Nullable Double number) {}

  /**
   * A label.
   *
   * @param place from 0 to 1
   */
  record Tick(double place, String text) {}

  /**
   * The scale of some values.
   *
   * @param options at least one; the same may be there several times
   */
  public static AxisScale of(List<Option> options) {
    List<Option> distinct = new ArrayList<>(options.stream().distinct().toList());
    boolean areNumbers = distinct.stream().allMatch(each -> each.number() != null);
    if (areNumbers) {
      distinct.sort(Comparator.comparingDouble(each -> Objects.requireNonNull(each.number())));
    }
    return areNumbers && distinct.size() > MOST_STEPS ? continuous(distinct) : steps(distinct);
  }

  private static AxisScale steps(List<Option> options) {
    Map<String, Double> places = new LinkedHashMap<>();
    List<Tick> ticks = new ArrayList<>();
    // Of very many names some are written.
    int every = (options.size() + MOST_STEPS - 1) / MOST_STEPS;
    for (int i = 0; i < options.size(); i++) {
      double place = (i + 0.5) / options.size();
      places.put(options.get(i).text(), place);
      if (i % every == 0) {
        ticks.add(new Tick(place, label(options.get(i))));
      }
    }
    return new AxisScale(places, ticks);
  }

  private static AxisScale continuous(List<Option> options) {
    double least = number(options.get(0));
    double greatest = number(options.get(options.size() - 1));
    boolean logarithmic = least > 0 && greatest / least >= LOGARITHMIC_FROM;
    double low = logarithmic ? Math.log10(least) : least;
    double high = logarithmic ? Math.log10(greatest) : greatest;
    Scale scale = new Scale(low, high, 0.04, 0.96);
    Map<String, Double> places = new LinkedHashMap<>();
    for (Option each : options) {
      double value = number(each);
      places.put(each.text(), scale.at(logarithmic ? Math.log10(value) : value));
    }
    return new AxisScale(places, logarithmic ? decades(scale) : round(scale));
  }

  private static List<Tick> round(Scale scale) {
    List<Double> round = scale.ticks(4);
    return round.stream().map(tick -> new Tick(scale.at(tick), TickText.of(tick, round))).toList();
  }

  /** Powers of ten, or where they are too few, halves and fifths between them, too. */
  private static List<Tick> decades(Scale scale) {
    List<Tick> ticks = new ArrayList<>();
    double[] leadings = scale.high() - scale.low() > 3 ? new double[] {1} : new double[] {1, 3};
    for (int power = (int) Math.floor(scale.low()); power <= scale.high(); power++) {
      for (double leading : leadings) {
        double place = Math.log10(leading) + power;
        if (place >= scale.low() && place <= scale.high()) {
          ticks.add(new Tick(scale.at(place), SmallNumber.of(leading, power)));
        }
      }
    }
    return ticks;
  }

  private static double number(Option option) {
    return Objects.requireNonNull(option.number());
  }

  private static String label(Option option) {
    return Shortened.of(option.text(), LONGEST_LABEL);
  }

  /** From 0 to 1. */
  double place(String text) {
    return Objects.requireNonNull(places.get(text), text);
  }

  /** Labels, in the order of their places. */
  List<Tick> ticks() {
    return ticks;
  }
}
