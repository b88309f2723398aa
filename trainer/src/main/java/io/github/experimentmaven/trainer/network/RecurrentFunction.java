package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A recurrent layer: {@code [batch, features, steps, 1] -> [batch, units, steps, 1]}, or {@code
 * [batch, units]} if only the last state is passed on.
 *
 * <p>The products of all steps with the kernel are one product, forward and backward, and so are
 * the gradients of both kernels; only the product of the states with the recurrent kernel is one a
 * step.
 *
 * <p>Deeplearning4j keeps both kernels, {@code [features, gates * units]} and {@code [units, gates
 * * units]}, column by column.
 */
final class RecurrentFunction implements LayerFunction {

  private final int steps;
  private final int features;
  private final int units;
  private final int width;
  private final boolean passesSequences;
  private final RecurrentCell cell;
  private final StepOrder inputOrder;
  private final StepOrder outputOrder;
  private final FloatPointer kernel;
  private final FloatPointer kernelGradient;
  private final FloatPointer recurrentKernel;
  private final INDArray recurrentGradient;
  private final @Nullable FloatPointer bias;
  private final Floats biasGradient;
  private final Buffer inputs;
  private final Buffer values;
  private final Buffer states;
  private final Buffer output;
  private final Buffer gradients;
  private final Buffer inputGradient;
  private final float[] row;
  private final float[] total;
  private @Nullable INDArray lastInputs;

  /**
   * How a layer goes along sequences.
   *
   * @param backwards whether it starts at their end
   * @param passesSequences whether all states are passed on, not the last one alone
   * @param inTime whether these are in the order of the steps, not in that in which it comes to
   *     them
   */
  record Course(boolean backwards, boolean passesSequences, boolean inTime) {

    /** That of a layer on its own. */
    static Course of(Layer.Recurrent layer) {
      return new Course(layer.goBackwards(), layer.returnSequences(), false);
    }
  }

  /**
   * @param input the shape of a sample before it
   * @param layer its sizes, and whether it has a bias; Deeplearning4j has one anyway
   * @param cell what it does with a step
   * @param course how it goes along sequences
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradientViews the views of its gradients
   */
  RecurrentFunction(
      Shape input,
      Layer.Recurrent layer,
      RecurrentCell cell,
      Course course,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradientViews) {
    steps = input.height();
    features = input.channels();
    units = layer.units();
    this.cell = cell;
    width = cell.gates() * units;
    passesSequences = course.passesSequences();
    inputOrder = new StepOrder(steps, features, course.backwards());
    outputOrder =
        new StepOrder(passesSequences ? steps : 1, units, course.backwards() && course.inTime());
    // SimpleRnnParamInitializer has the same names.
    kernel = Buffer.pointer(Views.require(parameters, LSTMParamInitializer.INPUT_WEIGHT_KEY));
    kernelGradient =
        Buffer.pointer(Views.require(gradientViews, LSTMParamInitializer.INPUT_WEIGHT_KEY));
    recurrentKernel =
        Buffer.pointer(Views.require(parameters, LSTMParamInitializer.RECURRENT_WEIGHT_KEY));
    recurrentGradient = Views.require(gradientViews, LSTMParamInitializer.RECURRENT_WEIGHT_KEY);
    bias =
        layer.useBias()
            ? Buffer.pointer(Views.require(parameters, LSTMParamInitializer.BIAS_KEY))
            : null;
    biasGradient = Floats.of(Views.require(gradientViews, LSTMParamInitializer.BIAS_KEY));
    inputs = new Buffer(steps, features);
    values = new Buffer(steps, width);
    states = new Buffer(steps, units);
    output = passesSequences ? new Buffer(units, steps, 1) : new Buffer(units);
    gradients = new Buffer(passesSequences ? steps : 1, units);
    inputGradient = new Buffer(features, steps, 1);
    row = new float[width];
    total = new float[width];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    INDArray ordered = inputs.of(batch);
    lastInputs = ordered;
    inputOrder.load(Floats.of(input), Floats.of(ordered), batch);
    multiplyInputs(ordered, batch);
    FloatPointer z = Buffer.pointer(values.of(batch));
    FloatPointer h = Buffer.pointer(states.of(batch));
    Floats sums = Floats.of(values.of(batch));
    Floats allStates = Floats.of(states.of(batch));
    cell.start(batch);
    for (int step = 0; step < steps; step++) {
      if (step > 0) {
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasTrans,
            batch,
            width,
            units,
            1,
            h.position((step - 1L) * batch * units),
            units,
            recurrentKernel,
            units,
            1,
            z.position((long) step * batch * width),
            width);
      }
      cell.forward(step, sums, allStates);
    }
    INDArray result = output.of(batch);
    Floats last = passesSequences ? allStates : lastOf(allStates, batch);
    outputOrder.store(last, Floats.of(result), batch, false);
    return result;
  }

  private Floats lastOf(Floats allStates, int batch) {
    int size = batch * units;
    return allStates.slice((steps - 1) * size, size);
  }

  private void multiplyInputs(INDArray ordered, int batch) {
    INDArray sums = values.of(batch);
    int rows = steps * batch;
    float beta = 0;
    if (bias != null) {
      bias.get(row);
      Floats all = Floats.of(sums);
      for (int i = 0; i < rows; i++) {
        all.put(i * width, row);
      }
      beta = 1;
    }
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        width,
        features,
        1,
        Buffer.pointer(ordered),
        features,
        kernel,
        features,
        beta,
        Buffer.pointer(sums),
        width);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray result = inputGradientNeeded ? inputGradient.of(outputGradient.size(0)) : null;
    backward(outputGradient, result, false);
    return result;
  }

  /**
   * The same, with the gradient of the input where somebody else wants it.
   *
   * @param outputGradient as in {@link #backward(INDArray, boolean)}
   * @param into takes it; null if nobody needs it
   * @param adds whether it is added to what is there
   */
  void backward(INDArray outputGradient, @Nullable INDArray into, boolean adds) {
    INDArray ordered = Views.forwardFirst(lastInputs);
    int batch = Math.toIntExact(outputGradient.size(0));
    Floats flow = Floats.of(gradients.of(batch));
    outputOrder.load(Floats.of(outputGradient), flow, batch);
    FloatPointer z = Buffer.pointer(values.of(batch));
    FloatPointer g = Buffer.pointer(gradients.of(batch));
    Floats sums = Floats.of(values.of(batch));
    Floats allStates = Floats.of(states.of(batch));
    int size = batch * units;
    for (int step = steps - 1; step >= 0; step--) {
      cell.backward(step, sums, allStates, flow, passesSequences ? step * size : 0);
      if (step > 0) {
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasNoTrans,
            batch,
            units,
            width,
            1,
            z.position((long) step * batch * width),
            width,
            recurrentKernel,
            units,
            passesSequences ? 1 : 0,
            g.position(passesSequences ? (step - 1L) * size : 0),
            units);
      }
    }
    addUp(ordered, batch);
    if (into != null) {
      multiplyBack(ordered, batch);
      inputOrder.store(Floats.of(ordered), Floats.of(into), batch, adds);
    }
  }

  /** The gradients of both kernels and the bias. */
  private void addUp(INDArray ordered, int batch) {
    int rows = steps * batch;
    FloatPointer z = Buffer.pointer(values.of(batch));
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        width,
        features,
        rows,
        1,
        z,
        width,
        Buffer.pointer(ordered),
        features,
        0,
        kernelGradient,
        features);
    if (steps == 1) {
      recurrentGradient.assign(0);
    } else {
      cblas_sgemm(
          CblasRowMajor,
          CblasTrans,
          CblasNoTrans,
          width,
          units,
          rows - batch,
          1,
          z.position((long) batch * width),
          width,
          Buffer.pointer(states.of(batch)),
          units,
          0,
          Buffer.pointer(recurrentGradient),
          units);
    }
    Arrays.fill(total, 0);
    if (bias != null) {
      Floats sums = Floats.of(values.of(batch));
      for (int i = 0; i < rows; i++) {
        sums.get(i * width, row);
        for (int j = 0; j < width; j++) {
          total[j] += row[j];
        }
      }
    }
    biasGradient.put(0, total);
  }

  /** The gradient of the inputs, in their place. */
  private void multiplyBack(INDArray ordered, int batch) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        steps * batch,
        features,
        width,
        1,
        Buffer.pointer(values.of(batch)),
        width,
        kernel,
        features,
        0,
        Buffer.pointer(ordered),
        features);
  }

  @Override
  public List<Buffer> kept() {
    List<Buffer> kept = new ArrayList<>(List.of(inputs, values, states, output, gradients));
    kept.addAll(cell.kept());
    return kept;
  }

  @Override
  public Buffer inputGradient() {
    return inputGradient;
  }
}
