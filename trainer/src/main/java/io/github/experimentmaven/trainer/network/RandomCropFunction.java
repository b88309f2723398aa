package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cuts a part out of each image: {@code [batch, channels, height, width] -> [batch, channels,
 * height', width']}, in training where it is drawn for it, otherwise at its centre. It stands
 * before all that is trained, so that nobody asks it for a gradient.
 */
final class RandomCropFunction implements LayerFunction {

  private final Shape input;
  private final Shape part;
  private final Border aroundCentre;
  private final SampleDraws draws;
  private final Buffer output;
  private final float[] image;
  private final float[] cut;

  /**
   * @param input the shape of a sample
   * @param part that of what is cut out
   * @param aroundCentre what is around the part outside of training
   * @param draws where it is in training
   */
  RandomCropFunction(Shape input, Shape part, Border aroundCentre, SampleDraws draws) {
    this.input = input;
    this.part = part;
    this.aroundCentre = aroundCentre;
    this.draws = draws;
    output = new Buffer(Assembly.batchedShape(part));
    image = new float[input.size()];
    cut = new float[part.size()];
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
  public INDArray forward(INDArray images, boolean training) {
    int count = Math.toIntExact(images.size(0));
    INDArray result = output.of(count);
    FloatBuffer from = Buffer.floats(images);
    FloatBuffer to = Buffer.floats(result);
    int top = aroundCentre.top();
    int left = aroundCentre.left();
    for (int i = 0; i < count; i++) {
      if (training) {
        draws.select(i);
        top = (int) (draws.one() * (aroundCentre.rows() + 1));
        left = (int) (draws.other() * (aroundCentre.columns() + 1));
      }
      from.get(i * image.length, image);
      cut(top, left);
      to.put(i * cut.length, cut);
    }
    return result;
  }

  private void cut(int top, int left) {
    for (int row = 0; row < part.channels() * part.height(); row++) {
      int channel = row / part.height();
      int fromRow = channel * input.height() + row % part.height() + top;
      System.arraycopy(
          image, fromRow * input.width() + left, cut, row * part.width(), part.width());
    }
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
