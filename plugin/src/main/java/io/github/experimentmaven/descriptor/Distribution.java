package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.numbers.Decimal;
import java.math.BigDecimal;
import java.util.List;

/** Where the values of a key are drawn from. */
sealed interface Distribution {

  /** Drawn numbers are as long as people read them: that is their value, not only how it looks. */
  int DIGITS = 3;

  /**
   * The value of a number between 0 and 1.
   *
   * @param u at least 0, below 1
   */
  WrittenAxis.AxisOption at(double u);

  /**
   * All numbers between two are alike.
   *
   * @param low the least
   * @param high the greatest
   * @param at where they are written
   */
  record Uniform(double low, double high, Position at) implements Distribution {

    @Override
    public WrittenAxis.AxisOption at(double u) {
      return number(low + u * (high - low), low, high, at);
    }
  }

  /**
   * All orders of magnitude between two numbers are alike.
   *
   * @param low the least, above 0
   * @param high the greatest
   * @param at where they are written
   */
  record LogUniform(double low, double high, Position at) implements Distribution {

    @Override
    public WrittenAxis.AxisOption at(double u) {
      return number(low * StrictMath.pow(high / low, u), low, high, at);
    }
  }

  /**
   * All whole numbers from one to another are alike.
   *
   * @param low the least
   * @param high the greatest
   * @param at where they are written
   */
  record Integers(long low, long high, Position at) implements Distribution {

    @Override
    public WrittenAxis.AxisOption at(double u) {
      long drawn = low + (long) Math.floor(u * ((double) high - low + 1));
      return option(String.valueOf(Math.min(drawn, high)), at);
    }
  }

  /**
   * Some values, all alike.
   *
   * @param options at least one
   */
  record Choices(List<WrittenAxis.AxisOption> options) implements Distribution {

    public Choices {
      options = List.copyOf(options);
    }

    @Override
    public WrittenAxis.AxisOption at(double u) {
      return options.get((int) Math.floor(u * options.size()));
    }
  }

  private static WrittenAxis.AxisOption number(double drawn, double low, double high, Position at) {
    BigDecimal rounded = Decimal.significant(new BigDecimal(drawn), DIGITS);
    double kept = Math.max(low, Math.min(high, rounded.doubleValue()));
    return option(Decimal.plain(kept), at);
  }

  private static WrittenAxis.AxisOption option(String number, Position at) {
    return new WrittenAxis.AxisOption(null, new Node.Scalar(number, Node.Style.NUMBER, at));
  }
}
