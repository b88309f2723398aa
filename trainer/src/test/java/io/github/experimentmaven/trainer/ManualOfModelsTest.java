package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.trainer.network.ModelZip;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** The manual's programs that use a model, which are those of this file. */
class ManualOfModelsTest {

  private static final Path PAGE = Path.of("../docs/using-a-model.md");

  private static final Path SOURCE =
      Path.of("src/test/java/io/github/experimentmaven/trainer/ManualOfModelsTest.java");

  private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);

  @TempDir Path folder;

  float[] outputsFor(BufferedImage picture, File model) throws IOException {
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(model);
    Raster pixels = picture.getRaster();
    int height = pixels.getHeight();
    int width = pixels.getWidth();
    INDArray image = Nd4j.create(DataType.FLOAT, 1, pixels.getNumBands(), height, width);
    for (int channel = 0; channel < pixels.getNumBands(); channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          image.putScalar(0, channel, y, x, pixels.getSample(x, y, channel) / 255f);
        }
      }
    }
    return network.output(image).toFloatVector();
  }

  float[] outputsFor(double[] numbers, File model) throws IOException {
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(model);
    INDArray row = Nd4j.create(new double[][] {numbers});
    NormalizerStandardize normalizer = ModelSerializer.restoreNormalizerFromFile(model);
    normalizer.transform(row);
    return network.output(row.castTo(DataType.FLOAT)).toFloatVector();
  }

  @ParameterizedTest(name = "{0} channels")
  @CsvSource({"1, 10" /* TYPE_BYTE_GRAY */, "3, 5" /* TYPE_3BYTE_BGR */})
  void aPictureGivesTheOutputsOfTheTraining(int channels, int type) throws IOException {
    Shape shape = Shape.of(6, 5, channels);
    byte[] bytes = new byte[shape.size()];
    new SplittableRandom(1).nextBytes(bytes);
    TrainableNetwork network = network(shape, TrainingFixture.FLATTEN, hidden(), softmax());
    File model = zip(network, Features.Images.of(shape));
    Samples samples = LabelledImages.of(shape, bytes, new byte[1], TrainingFixture.CLASSES);
    Samples.Batch batch = samples.batch();
    batch.fill(samples.order(), 0, 1);

    float[] outputs = outputsFor(picture(shape, bytes, type), model);

    assertThat(outputs).containsExactly(network.predict(batch.features()), ROUNDING);
  }

  @Test
  void aRowGivesTheOutputsOfTheTraining() throws IOException {
    List<Column> columns =
        List.of(
            new Column("length", 5.8, 0.8),
            new Column("time", 1.6e9, 3600),
            Column.unscaled("colour=red"));
    TrainableNetwork network = network(Shape.of(columns.size()), hidden(), softmax());
    File model = zip(network, new Features.Numbers(columns));
    double[] row = {5.1, 1.6e9 + 7200, 1};
    INDArray shown = Nd4j.create(DataType.FLOAT, 1, columns.size());
    for (int i = 0; i < row.length; i++) {
      shown.putScalar(0, i, (row[i] - columns.get(i).shift()) / columns.get(i).scale());
    }

    assertThat(outputsFor(row, model)).containsExactly(network.predict(shown), ROUNDING);
  }

  @Test
  void thePageHasThePrograms() throws IOException {
    String source = Files.readString(SOURCE);
    List<String> programs =
        Pattern.compile("(?ms)^```java\\n(.*?)^```$")
            .matcher(Files.readString(PAGE))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(programs).hasSize(3);
    List<String> imports = programs.get(0).lines().toList();
    List<String> methods = programs.subList(1, 3);
    assertThat(methods)
        .allSatisfy(method -> assertThat(source).contains("\n\n" + method.indent(2) + "\n"));
    // What the methods of this file take from elsewhere, no more and no less.
    assertThat(imports)
        .isEqualTo(
            source
                .lines()
                .filter(line -> line.matches("import [a-z].*"))
                .filter(line -> methods.stream().anyMatch(method -> isUsed(line, method)))
                .toList());
  }

  private static boolean isUsed(String imported, String program) {
    String name = imported.replaceAll(".*\\.|;", "");
    return Pattern.compile("\\b" + name + "\\b").matcher(program).find();
  }

  @Test
  void thePageHasTheVersionOfDeeplearning4jThatTrains() throws IOException {
    String version =
        Pattern.compile("<dl4j.version>(.*)</dl4j.version>")
            .matcher(Files.readString(Path.of("../pom.xml")))
            .results()
            .map(property -> property.group(1))
            .findFirst()
            .orElseThrow();

    assertThat(Pattern.compile("<version>(.*)</version>").matcher(Files.readString(PAGE)).results())
        .extracting(found -> found.group(1))
        .containsExactly(version, version);
  }

  /** As it comes back from a PNG file. */
  private BufferedImage picture(Shape shape, byte[] bytes, int type) throws IOException {
    BufferedImage picture = new BufferedImage(shape.width(), shape.height(), type);
    int[] samples = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      samples[i] = bytes[i] & 255;
    }
    picture.getRaster().setPixels(0, 0, shape.width(), shape.height(), samples);
    File file = folder.resolve("picture.png").toFile();
    ImageIO.write(picture, "png", file);
    return ImageIO.read(file);
  }

  private File zip(TrainableNetwork network, Features features) throws IOException {
    Path file = folder.resolve("model.zip");
    ModelZip.write(network, features, file);
    return file.toFile();
  }

  private static TrainableNetwork network(Shape input, Layer... layers) {
    Optimizer optimizer = new Optimizer.Sgd(0.1, 0, false);
    return TrainingFixture.network(TrainingFixture.training(optimizer, 1, 1, layers), input, 1);
  }

  private static Layer hidden() {
    return TrainingFixture.dense(4, ActivationFunction.TANH, Initializer.GLOROT_UNIFORM);
  }

  private static Layer softmax() {
    return TrainingFixture.softmax();
  }
}
