package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;

/**
 * The cell of {@code LSTM} (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al.
 * 2000): {@code c = s(f) c' + s(i) a(g)}, {@code h = s(o) a(c)}.
 *
 * <p>Deeplearning4j has the four of a step in the order {@code g, f, o, i}, Keras in {@code i, f,
 * g, o}.
 */
final class LstmCell implements RecurrentCell {

  private static final int GATES = 4;

  private final int steps;
  private final int units;
  private final Curve activation;
  private final Curve gate;
  private final Buffer cells;
  private final Buffer outputs;
  private final Buffer cellGradient;

  /** Some units of one sample, or all units of some samples. */
  private final int unitsAtOnce;

  private final int samplesAtOnce;
  private final float[] candidate;
  private final float[] forget;
  private final float[] output;
  private final float[] input;
  private final float[] cell;
  private final float[] earlier;
  private final float[] curved;
  private final float[] gradient;
  private final float[] ofCandidate;
  private final float[] ofForget;
  private final float[] ofOutput;
  private final float[] ofInput;
  private int batch;
  private Floats allCells = Floats.of(new float[0]);
  private Floats allOutputs = allCells;
  private Floats later = allCells;

  /**
   * @param steps of a sequence
   * @param units of the layer
   * @param activation its function
   * @param gate the function of the gates
   */
  LstmCell(int steps, int units, Curve activation, Curve gate) {
    this.steps = steps;
    this.units = units;
    this.activation = activation;
    this.gate = gate;
    cells = new Buffer(steps, units);
    outputs = new Buffer(steps, units);
    cellGradient = new Buffer(units);
    unitsAtOnce = Math.min(units, Curve.BLOCK);
    samplesAtOnce = Curve.BLOCK / unitsAtOnce;
    int block = unitsAtOnce * samplesAtOnce;
    candidate = new float[block];
    forget = new float[block];
    output = new float[block];
    input = new float[block];
    cell = new float[block];
    earlier = new float[block];
    curved = new float[block];
    gradient = new float[block];
    ofCandidate = new float[block];
    ofForget = new float[block];
    ofOutput = new float[block];
    ofInput = new float[block];
  }

  @Override
  public int gates() {
    return GATES;
  }

  @Override
  public void start(int samples) {
    batch = samples;
    allCells = Floats.of(cells.of(batch));
    allOutputs = Floats.of(outputs.of(batch));
  }

  /** What is done with some units of some samples. */
  private interface Part {

    void of(int sample, int samples, int unit, int width);
  }

  private void inParts(Part part) {
    for (int sample = 0; sample < batch; sample += samplesAtOnce) {
      int samples = Math.min(samplesAtOnce, batch - sample);
      for (int unit = 0; unit < units; unit += unitsAtOnce) {
        part.of(sample, samples, unit, Math.min(unitsAtOnce, units - unit));
      }
    }
  }

  @Override
  public void forward(int step, Floats values, Floats states) {
    inParts(
        (sample, samples, unit, width) -> {
          int count = samples * width;
          int at = (step * batch + sample) * units + unit;
          get(values, step, 0, candidate, sample, samples, unit, width);
          get(values, step, 1, forget, sample, samples, unit, width);
          get(values, step, 2, output, sample, samples, unit, width);
          get(values, step, 3, input, sample, samples, unit, width);
          activation.apply(candidate, count);
          gate.apply(forget, count);
          gate.apply(output, count);
          gate.apply(input, count);
          multiply(candidate, input, cell, count);
          if (step > 0) {
            allCells.get(at - batch * units, earlier, 0, count);
            addProduct(forget, earlier, cell, count);
          }
          allCells.put(at, cell, 0, count);
          activation.apply(cell, count);
          allOutputs.put(at, cell, 0, count);
          multiply(cell, output, curved, count);
          states.put(at, curved, 0, count);
          put(values, step, 0, candidate, sample, samples, unit, width);
          put(values, step, 1, forget, sample, samples, unit, width);
          put(values, step, 2, output, sample, samples, unit, width);
          put(values, step, 3, input, sample, samples, unit, width);
        });
  }

  @Override
  public void backward(int step, Floats values, Floats states, Floats gradients, int at) {
    boolean isLast = step == steps - 1;
    if (isLast) {
      later = Floats.of(cellGradient.of(batch));
    }
    inParts(
        (sample, samples, unit, width) -> {
          int count = samples * width;
          int place = sample * units + unit;
          get(values, step, 0, candidate, sample, samples, unit, width);
          get(values, step, 1, forget, sample, samples, unit, width);
          get(values, step, 2, output, sample, samples, unit, width);
          get(values, step, 3, input, sample, samples, unit, width);
          allOutputs.get(step * batch * units + place, curved, 0, count);
          gradients.get(at + place, gradient, 0, count);
          multiply(gradient, curved, ofOutput, count);
          multiply(gradient, output, cell, count);
          activation.multiplyBySlope(curved, cell, count);
          if (!isLast) {
            later.get(place, gradient, 0, count);
            add(gradient, cell, count);
          }
          multiply(cell, input, ofCandidate, count);
          multiply(cell, candidate, ofInput, count);
          if (step > 0) {
            allCells.get((step - 1) * batch * units + place, earlier, 0, count);
            multiply(cell, earlier, ofForget, count);
            multiply(cell, forget, gradient, count);
            later.put(place, gradient, 0, count);
            gate.multiplyBySlope(forget, ofForget, count);
          } else {
            Arrays.fill(ofForget, 0, count, 0);
          }
          activation.multiplyBySlope(candidate, ofCandidate, count);
          gate.multiplyBySlope(output, ofOutput, count);
          gate.multiplyBySlope(input, ofInput, count);
          put(values, step, 0, ofCandidate, sample, samples, unit, width);
          put(values, step, 1, ofForget, sample, samples, unit, width);
          put(values, step, 2, ofOutput, sample, samples, unit, width);
          put(values, step, 3, ofInput, sample, samples, unit, width);
        });
  }

  private void get(
      Floats values,
      int step,
      int which,
      float[] numbers,
      int sample,
      int samples,
      int unit,
      int width) {
    for (int i = 0; i < samples; i++) {
      values.get(place(step, sample + i, which) + unit, numbers, i * width, width);
    }
  }

  private void put(
      Floats values,
      int step,
      int which,
      float[] numbers,
      int sample,
      int samples,
      int unit,
      int width) {
    for (int i = 0; i < samples; i++) {
      values.put(place(step, sample + i, which) + unit, numbers, i * width, width);
    }
  }

  /** Where the numbers of a gate begin. */
  private int place(int step, int sample, int which) {
    return ((step * batch + sample) * GATES + which) * units;
  }

  private static void multiply(float[] one, float[] other, float[] product, int count) {
    for (int i = 0; i < count; i++) {
      product[i] = one[i] * other[i];
    }
  }

  private static void addProduct(float[] one, float[] other, float[] sum, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += one[i] * other[i];
    }
  }

  private static void add(float[] one, float[] sum, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += one[i];
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(cells, outputs, cellGradient);
  }
}
