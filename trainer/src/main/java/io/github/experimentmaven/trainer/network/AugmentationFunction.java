package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * In training changes each image by what is drawn for it, {@code [batch, channels, height, width]
 * -> [batch, channels, height', width']}; otherwise passes it on, or does the same with all. It
 * stands before all that is trained, so that nobody asks it for a gradient.
 */
final class AugmentationFunction implements LayerFunction {

  private final ImageChange change;
  private final @Nullable ImageChange otherwise;
  private final SampleDraws draws;
  private final Buffer output;
  private final float[] image;
  private final float[] changed;

  private AugmentationFunction(
      ImageChange change,
      @Nullable ImageChange otherwise,
      Shape input,
      Shape output,
      SampleDraws draws) {
    this.change = change;
    this.otherwise = otherwise;
    this.draws = draws;
    this.output = new Buffer(Assembly.batchedShape(output));
    image = new float[input.size()];
    changed = new float[output.size()];
  }

  /**
   * Of images that keep their shape, which pass outside of training.
   *
   * @param change what is done with an image
   * @param shape of a sample
   * @param draws by how much
   */
  static AugmentationFunction of(ImageChange change, Shape shape, SampleDraws draws) {
    return new AugmentationFunction(change, null, shape, shape, draws);
  }

  /**
   * Of images that parts are cut out of, outside of training at their centre.
   *
   * @param input the shape of a sample
   * @param part that of what is cut out
   * @param aroundCentre what is around the part outside of training
   * @param draws where it is in training
   */
  static AugmentationFunction cropping(
      Shape input, Shape part, Border aroundCentre, SampleDraws draws) {
    Crop crop = new Crop(input, part, aroundCentre);
    return new AugmentationFunction(crop, crop.atCentre(), input, part, draws);
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
    return otherwise == null;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    ImageChange done = training ? change : otherwise;
    if (done == null) {
      return input;
    }
    int count = Math.toIntExact(input.size(0));
    INDArray result = output.of(count);
    Floats from = Floats.of(input);
    Floats to = Floats.of(result);
    for (int i = 0; i < count; i++) {
      from.get(i * image.length, image);
      if (training) {
        draws.select(i);
      }
      done.apply(image, changed, draws.one(), draws.other());
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
