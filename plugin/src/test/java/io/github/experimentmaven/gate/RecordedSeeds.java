package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.SideFile;
import io.github.experimentmaven.gate.ImageComparison.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The ten seeds of one recipe that the project ships as a baseline, dealt out into two sides. */
record RecordedSeeds(SeedPredictions predictions) {

  static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final Path BASELINES = Path.of("../experiments/mnist/src/experiments/baselines");

  static RecordedSeeds of(String experiment) throws IOException {
    return new RecordedSeeds(SeedPredictions.of(SideFile.unpack(file(experiment))));
  }

  /** The side file as it is committed. */
  static byte[] file(String experiment) throws IOException {
    return Files.readAllBytes(BASELINES.resolve(experiment + ".predictions.gz"));
  }

  int count() {
    return predictions.seeds();
  }

  Side side(List<Integer> places) {
    return new Side(places.stream().map(Integer::longValue).toList(), predictions.only(places));
  }

  Side without(List<Integer> places) {
    return side(IntStream.range(0, count()).boxed().filter(i -> !places.contains(i)).toList());
  }

  /** Every choice of so many seeds. */
  List<List<Integer>> choices(int size) {
    List<List<Integer>> choices = new ArrayList<>();
    for (int bits = 0; bits < 1 << count(); bits++) {
      if (Integer.bitCount(bits) == size) {
        int chosen = bits;
        choices.add(
            IntStream.range(0, count()).boxed().filter(i -> (chosen >> i & 1) == 1).toList());
      }
    }
    return choices;
  }
}
