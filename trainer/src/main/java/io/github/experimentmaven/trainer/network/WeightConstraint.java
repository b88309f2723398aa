package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.ConstrainedWeight;
import io.github.experimentmaven.experiment.Constraint;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.ShapeException;
import io.github.experimentmaven.experiment.WeightLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Holds one weight to its constraint, in place among all parameters, as {@code keras.constraints}
 * of Keras 3 does after the optimizer's step. What is told of axes is told of those of Keras; that
 * the trainer has them in another order, or places along them, changes none of the lengths.
 */
final class WeightConstraint {

  // keras.config.epsilon()
  private static final float EPSILON = 1e-7f;

  private final Constraint constraint;
  private final int from;
  private final int to;
  private final int[] sizes;
  private final int[] strides;
  private final double[] squares;
  private final float[] factors;

  /**
   * @param weight where it is
   * @param constraint to what it is held
   * @param reduced for each of its axes in Keras, whether lengths are taken over it
   */
  WeightConstraint(WeightLayout.Weight weight, Constraint constraint, boolean[] reduced) {
    this.constraint = constraint;
    from = weight.offset();
    to = from + weight.size();
    sizes = weight.order().stream().mapToInt(axis -> weight.shape().get(axis)).toArray();
    strides = new int[sizes.length];
    int lengths = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      if (!reduced[weight.order().get(i)]) {
        strides[i] = lengths;
        lengths *= sizes[i];
      }
    }
    squares = new double[lengths];
    factors = new float[lengths];
  }

  /** Those of all weights that are trained. */
  static List<WeightConstraint> of(Architecture architecture, NetworkSummary summary) {
    List<WeightConstraint> all = new ArrayList<>();
    WeightLayout layout = null;
    for (int i = 0; i < architecture.size(); i++) {
      if (architecture.isFrozen(i)) {
        continue;
      }
      for (ConstrainedWeight held :
          architecture.get(i).constrainedWeights(summary.inputs(i).get(0))) {
        Constraint constraint = held.constraint();
        if (constraint == null) {
          continue;
        }
        // Most networks have none, and the layout of a large one is large.
        layout = layout == null ? WeightLayout.of(architecture, summary) : layout;
        for (WeightLayout.Weight weight : layout.layers().get(i)) {
          if (weight.name().equals(held.name())) {
            all.add(new WeightConstraint(weight, constraint, reduced(held)));
          }
        }
      }
    }
    return List.copyOf(all);
  }

  private static boolean[] reduced(ConstrainedWeight weight) {
    try {
      return weight.reduced();
    } catch (ShapeException e) {
      throw new IllegalStateException("the architecture has not been checked", e);
    }
  }

  /**
   * Holds the weight to it.
   *
   * @param weights all parameters, in Deeplearning4j's order
   */
  void apply(float[] weights) {
    if (constraint instanceof Constraint.NonNeg) {
      for (int i = from; i < to; i++) {
        weights[i] = Math.max(weights[i], 0);
      }
    } else if (constraint instanceof Constraint.OfNorm ofNorm) {
      Arrays.fill(squares, 0);
      forEach((i, length) -> squares[length] += (double) weights[i] * weights[i]);
      for (int length = 0; length < squares.length; length++) {
        float norm = (float) Math.sqrt(squares[length]);
        factors[length] = (float) ofNorm.wanted(norm) / (EPSILON + norm);
      }
      forEach((i, length) -> weights[i] *= factors[length]);
    } else {
      throw new IllegalStateException("nothing to hold weights to " + constraint);
    }
  }

  private interface Visitor {

    void visit(int place, int length);
  }

  /** Visits all of its numbers in their order, each with the number of the length it belongs to. */
  private void forEach(Visitor visitor) {
    int[] at = new int[sizes.length];
    int length = 0;
    for (int i = from; i < to; i++) {
      visitor.visit(i, length);
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        length += strides[axis];
        if (++at[axis] < sizes[axis]) {
          break;
        }
        at[axis] = 0;
        length -= strides[axis] * sizes[axis];
      }
    }
  }
}
