package io.github.experimentmaven.publication;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.dataset.PackedDataset;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a data set for publication, with what people say of it. */
public final class DatasetPublication {

  private DatasetPublication() {}

  /**
   * What people say of a data set; what is empty is that of the manifest that is there, else of the
   * data set.
   *
   * @param name for people
   * @param description one sentence
   * @param licence under which it may be used
   * @param origin who made it
   */
  public record Texts(String name, String description, String licence, String origin) {

    private Texts or(Texts others) {
      return new Texts(
          given(name, others.name),
          given(description, others.description),
          given(licence, others.licence),
          given(origin, others.origin));
    }

    private static String given(String text, String other) {
      return text.isEmpty() ? other : text;
    }

    /** What is still to be said before the data may be given to others. */
    public List<String> missing() {
      List<String> missing = new ArrayList<>();
      if (licence.isEmpty()) {
        missing.add("licence");
      }
      if (origin.isEmpty()) {
        missing.add("origin");
      }
      return missing;
    }
  }

  /**
   * Writes files and manifest.
   *
   * @param dataset that is published
   * @param given what people say of it now
   * @param folder of the files
   * @return what the manifest says
   * @throws DatasetException if the manifest that is there cannot be read, or data was damaged
   * @throws IOException if the folder cannot be written
   */
  public static Texts write(Dataset dataset, Texts given, Path folder)
      throws DatasetException, IOException {
    Texts texts = given.or(before(folder)).or(own(dataset));
    PackedDataset.write(
        new Dataset(
            texts.name(),
            texts.description(),
            dataset.files(),
            dataset.features(),
            dataset.targets(),
            dataset.counts(),
            texts.licence(),
            texts.origin()),
        folder);
    return texts;
  }

  private static Texts before(Path folder) throws DatasetException {
    Path file = folder.resolve(DatasetManifest.FILE_NAME);
    if (!Files.exists(file)) {
      return new Texts("", "", "", "");
    }
    DatasetManifest manifest = DatasetManifest.read(file);
    return new Texts(
        manifest.name(), manifest.description(), manifest.licence(), manifest.origin());
  }

  private static Texts own(Dataset dataset) {
    return new Texts(dataset.name(), dataset.description(), dataset.licence(), dataset.origin());
  }
}
