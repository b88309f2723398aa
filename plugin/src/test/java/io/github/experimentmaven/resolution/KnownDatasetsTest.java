package io.github.experimentmaven.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDatasetsTest {

  @TempDir private Path folder;

  private final KnownDatasets known = new KnownDatasets();
  private int readings;

  @Test
  void dataAreReadOnceAsLongAsTheyStayTheSame() throws Exception {
    IdxFiles.writeSmallDataset(folder);

    Dataset first = read();

    assertThat(read()).isSameAs(first);
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void dataOfAnotherTimeAreReadAgain() throws Exception {
    IdxFiles.writeSmallDataset(folder);
    read();
    Files.setLastModifiedTime(
        folder.resolve("train-labels-idx1-ubyte"), FileTime.from(Instant.EPOCH));

    read();

    assertThat(readings).isEqualTo(2);
  }

  @Test
  void aFileMoreMayBeAManifest() throws Exception {
    IdxFiles.writeSmallDataset(folder);
    read();
    Files.writeString(folder.resolve("dataset.json"), "no manifest");

    assertThatThrownBy(this::read).isInstanceOf(DatasetException.class);
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void whatCannotBeReadIsNotKnown() {
    Path missing = folder.resolve("missing");

    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(
              () ->
                  known.get(
                      List.of(missing),
                      () -> {
                        readings++;
                        return DatasetReader.read(missing);
                      }))
          .isInstanceOf(DatasetException.class);
      assertThat(readings).isEqualTo(attempt);
    }
  }

  private Dataset read() throws DatasetException {
    return known.get(
        List.of(folder),
        () -> {
          readings++;
          return DatasetReader.read(folder);
        });
  }
}
