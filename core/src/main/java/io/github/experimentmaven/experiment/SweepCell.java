package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * What an experiment comes from that is one of many which a file writes out: the sweep, and its
 * place in it. It decides no bit: the same experiment may be written alone.
 *
 * @param sweep the name of the sweep, which is that of the file
 * @param values one for each key that is varied, in the order of the file
 */
public record SweepCell(String sweep, List<AxisValue> values) {

  public SweepCell {
    values = List.copyOf(values);
  }
}
