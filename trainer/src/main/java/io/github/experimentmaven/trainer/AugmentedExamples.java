package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.result.AugmentedImages;
import io.github.experimentmaven.result.AugmentedImages.Example;
import io.github.experimentmaven.result.AugmentedImages.Pixels;
import io.github.experimentmaven.result.AugmentedImages.Variant;
import io.github.experimentmaven.trainer.network.Buffer;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shows what augmentation made of some training images, by the functions that the network was
 * trained with: what is drawn for an image depends on the seed, the epoch and the image alone.
 */
final class AugmentedExamples {

  private static final int MOST_IMAGES = 4;
  private static final int MOST_EPOCHS = 4;

  /** Of large images fewer are kept, but one at least. */
  private static final int MOST_VALUES = 2_000_000;

  private AugmentedExamples() {}

  /**
   * Images from all over the training set, in the first epochs.
   *
   * @param network after its training, as it goes back to other epochs
   * @param train what it was trained on
   * @param epochs how many there were
   * @return nothing if the network does not augment images, or was not trained
   */
  static Optional<AugmentedImages> of(TrainableNetwork network, Samples train, int epochs) {
    Shape shape = network.input();
    if (!network.augments() || !shape.isImage() || epochs == 0) {
      return Optional.empty();
    }
    Samples.Batch batch = some(train, shape);
    List<Pixels> originals = images(batch.features());
    List<List<Variant>> variants = new ArrayList<>();
    originals.forEach(image -> variants.add(new ArrayList<>()));
    Shape augmentedShape = shape;
    for (int epoch = 1; epoch <= Math.min(epochs, MOST_EPOCHS); epoch++) {
      INDArray augmented = network.augmented(batch.features(), batch.samples(), epoch);
      augmentedShape = shape(augmented);
      List<Pixels> images = images(augmented);
      for (int i = 0; i < images.size(); i++) {
        variants.get(i).add(new Variant(epoch, images.get(i)));
      }
    }
    return Optional.of(
        new AugmentedImages(
            AugmentedImages.FORMAT_VERSION,
            shape.dimensions(),
            augmentedShape.dimensions(),
            IntStream.range(0, originals.size())
                .mapToObj(i -> new Example(originals.get(i), variants.get(i)))
                .toList()));
  }

  private static Samples.Batch some(Samples train, Shape shape) {
    int room = Math.max(1, MOST_VALUES / ((MOST_EPOCHS + 1) * shape.size()));
    int count = Math.min(train.count(), Math.min(MOST_IMAGES, room));
    int[] places =
        IntStream.range(0, count).map(i -> (int) ((long) i * train.count() / count)).toArray();
    Samples.Batch batch = train.batch();
    batch.fill(places, 0, count);
    return batch;
  }

  private static Shape shape(INDArray images) {
    return Shape.of(
        Math.toIntExact(images.size(2)),
        Math.toIntExact(images.size(3)),
        Math.toIntExact(images.size(1)));
  }

  /**
   * The images as pictures.
   *
   * @param images {@code [images, channels, height, width]}, from 0 to 1 as a rule
   */
  private static List<Pixels> images(INDArray images) {
    int channels = Math.toIntExact(images.size(1));
    int plane = Math.toIntExact(images.size(2) * images.size(3));
    float[] values = new float[channels * plane];
    byte[] bytes = new byte[values.length];
    FloatPointer all = Buffer.pointer(images);
    List<Pixels> pictures = new ArrayList<>();
    for (int i = 0; i < images.size(0); i++) {
      all.position((long) i * values.length).get(values);
      for (int channel = 0; channel < channels; channel++) {
        for (int pixel = 0; pixel < plane; pixel++) {
          float value = Math.min(1, Math.max(0, values[channel * plane + pixel]));
          bytes[pixel * channels + channel] = (byte) (255 * value + 0.5f);
        }
      }
      pictures.add(Pixels.of(bytes));
    }
    return pictures;
  }
}
