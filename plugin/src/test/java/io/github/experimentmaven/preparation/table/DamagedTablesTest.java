package io.github.experimentmaven.preparation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come when they are damaged: each is a table, or an error that says where. */
class DamagedTablesTest {

  private static final int MUTATIONS = Mutations.count(3000);

  private static final String CSV =
      """
      a,"b",colour,class,part
      1.5,2,red,x,train
      -2e3,"3",blue,"y, z",train
      6,4,"re""d",x,train
      7,5,red,x,test
      8,5,blue,"y, z",test
      """;

  private static final String ARFF =
      """
      % plants
      @relation 'a b'
      @attribute a real
      @attribute 'b' integer
      @attribute colour {red,blue,"re'd"}
      @attribute class {x,'y, z'}
      @attribute part {train,test}
      @data
      1.5,2,red,x,train
      -2e3,3,blue,'y, z',train
      6,4,"re'd",x,train
      7,5,red,x,test
      8,5,blue,'y, z',test
      """;

  private static final List<MissingPolicy> POLICIES =
      List.copyOf(EnumSet.allOf(MissingPolicy.class));
  private static final List<Scaling> SCALINGS = List.copyOf(EnumSet.allOf(Scaling.class));

  /** What breaks a format sooner than any byte. */
  private static final byte[] TELLING =
      ",;\"'\\\n\r{}%@?-+.eE0 \t".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void aDamagedCsvFileIsATableOrAnErrorThatSaysWhere() {
    assertTables(CSV, false);
  }

  @Test
  void aDamagedArffFileIsATableOrAnErrorThatSaysWhere() {
    assertTables(ARFF, true);
  }

  private void assertTables(String text, boolean isArff) {
    int[] outcomes = new int[2];
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(5),
        () -> {
          for (int seed = 0; seed < MUTATIONS; seed++) {
            outcomes[isTable(damaged(text, seed), isArff, seed) ? 1 : 0]++;
          }
        });
    // Neither all refused nor all taken: the mutations are of some use.
    assertThat(outcomes[0]).isGreaterThan(MUTATIONS / 5);
    assertThat(outcomes[1]).isGreaterThan(MUTATIONS / 50);
  }

  private boolean isTable(byte[] bytes, boolean isArff, int seed) throws Exception {
    Path own = Files.createDirectories(folder.resolve((isArff ? "arff" : "csv") + seed));
    TableFixture table = TableFixture.one(own, bytes);
    table.missing = MissingPolicies.all(POLICIES.get(seed % POLICIES.size()));
    table.scale = SCALINGS.get(seed % SCALINGS.size());
    try {
      assertThat((isArff ? table.prepareArff() : table.prepare()).counts()).hasSize(2);
      return true;
    } catch (DatasetException e) {
      assertThat(e.getMessage()).as("seed " + seed).startsWith("table.csv").hasSizeLessThan(1000);
      return false;
    }
  }

  private static byte[] damaged(String text, int seed) {
    Random random = new Random(seed);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1, 2 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          longer[at] = TELLING[random.nextInt(TELLING.length)];
          bytes = longer;
        }
      }
    }
    return bytes;
  }
}
