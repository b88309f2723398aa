package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSelectionTest {

  @ParameterizedTest
  @CsvSource({
    // 60 of class 0, 30 of class 1, 10 of class 2
    "10, 6, 3, 1",
    "100, 60, 30, 10",
    // 0.6, 0.3 and 0.1: the largest remainder has the only one
    "1, 1, 0, 0",
    // 3.0, 1.5 and 0.5: of equal remainders that of the first class counts
    "5, 3, 2, 0",
    "17, 10, 5, 2",
  })
  void eachClassKeepsItsShare(int count, int zeros, int ones, int twos) {
    int[] classOf = IntStream.range(0, 100).map(i -> i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2).toArray();

    int[] chosen = SampleSelection.choose(classOf, 3, count, 7);

    Map<Integer, Integer> counts = new TreeMap<>(Map.of(0, 0, 1, 0, 2, 0));
    Arrays.stream(chosen).forEach(sample -> counts.merge(classOf[sample], 1, Integer::sum));
    assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of(0, zeros, 1, ones, 2, twos));
    assertThat(chosen).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedChoosesTheSame() {
    assertThat(SampleSelection.choose(new int[20], 1, 5, 1))
        // the places of the five least of the first twenty numbers of new SplittableRandom(1)
        .containsExactly(expected(20, 5, 1));
    assertThat(SampleSelection.choose(new int[20], 1, 5, 2))
        .isNotEqualTo(SampleSelection.choose(new int[20], 1, 5, 1));
  }

  @Test
  void everySampleIsChosenAsOftenAsAnyOther() {
    int[] times = new int[20];
    for (int seed = 0; seed < 4000; seed++) {
      for (int sample : SampleSelection.choose(new int[20], 1, 5, seed)) {
        times[sample]++;
      }
    }
    // 1000 expected; five standard deviations of a binomial of 4000 and 1/4
    assertThat(Arrays.stream(times).boxed()).allMatch(count -> Math.abs(count - 1000) < 5 * 27.4);
  }

  @Test
  void aCopyHasTheChosenSamplesAndTheirTargets(@TempDir Path folder) throws Exception {
    Dataset whole =
        DatasetReader.read(
            IdxFiles.writeSmallManifest(IdxFiles.writeSmallDataset(folder.resolve("whole"))));
    Path target = Files.createDirectories(folder.resolve("part"));
    DatasetWriter writer = new DatasetWriter(target);
    writer.copy(whole, Part.TRAIN, SampleSelection.of(whole, Part.TRAIN, 3, 1));
    writer.copy(whole, Part.TEST, SampleSelection.of(whole, Part.TEST, 3, 1));
    writer.finish("Part", "", whole.features(), whole.targets(), "", "");

    Dataset part = DatasetReader.read(target);

    assertThat(part.counts()).isEqualTo(Map.of(Part.TRAIN, 3, Part.TEST, 3));
    int[] chosen = SampleSelection.of(whole, Part.TRAIN, 3, 1).samples();
    byte[] all = IdxFile.read(whole.files().file(Part.TRAIN, "images").path()).data();
    byte[] copied = IdxFile.read(part.files().file(Part.TRAIN, "images").path()).data();
    byte[] labels = IdxFile.read(part.files().file(Part.TRAIN, "labels").path()).data();
    byte[] allLabels = IdxFile.read(whole.files().file(Part.TRAIN, "labels").path()).data();
    for (int i = 0; i < chosen.length; i++) {
      assertThat(Arrays.copyOfRange(copied, i * 20, (i + 1) * 20))
          .isEqualTo(Arrays.copyOfRange(all, chosen[i] * 20, (chosen[i] + 1) * 20));
      assertThat(labels[i]).isEqualTo(allLabels[chosen[i]]);
    }
    assertThat(SampleImage.testLabels(part)).containsExactly(2, 2, 1);
  }

  private static int[] expected(int total, int count, long seed) {
    var random = new java.util.SplittableRandom(seed);
    long[] drawn = IntStream.range(0, total).mapToLong(i -> random.nextLong()).toArray();
    long[] sorted = drawn.clone();
    Arrays.sort(sorted);
    return IntStream.range(0, total).filter(i -> drawn[i] <= sorted[count - 1]).toArray();
  }
}
