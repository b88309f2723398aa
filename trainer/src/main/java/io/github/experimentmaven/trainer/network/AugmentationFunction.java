package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * In training changes each image by what is drawn for it, {@code [batch, channels, height, width]};
 * otherwise nothing happens. It stands before all that is trained, so that nobody asks it for a
 * gradient.
 */
final class AugmentationFunction implements LayerFunction {

  private final ImageChange change;
  private final SampleDraws draws;
  private final Buffer output;
  private final float[] image;
  private final float[] changed;

  /**
   * @param change what is done with an image
   * @param input the shape of a sample
   * @param draws by how much
   */
  AugmentationFunction(ImageChange change, Shape input, SampleDraws draws) {
    this.change = change;
    this.draws = draws;
    output = new Buffer(Assembly.batchedShape(input));
    image = new float[input.size()];
    changed = new float[input.size()];
  }

  @Override
  public void startEpoch(int epoch) {
    draws.startEpoch(epoch);
  }

  @Override
  public void startBatch(int[] samples) {
    draws.startBatch(samples);
  }

  @Override
  public void startPart(int first) {
    draws.startPart(first);
  }

  @Override
  public boolean isForTraining() {
    return true;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    if (!training) {
      return input;
    }
    int count = Math.toIntExact(input.size(0));
    INDArray result = output.of(count);
    FloatBuffer from = Buffer.floats(input);
    FloatBuffer to = Buffer.floats(result);
    for (int i = 0; i < count; i++) {
      from.get(i * image.length, image);
      draws.select(i);
      change.apply(image, changed, draws.one(), draws.other());
      to.put(i * changed.length, changed);
    }
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (inputGradientNeeded) {
      throw new IllegalStateException("nothing that is trained stands before augmentation");
    }
    return null;
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
