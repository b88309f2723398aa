package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Where an experiment's data comes from. In a file, a bare name is short for a known artifact:
 * {@code mnist}.
 */
public sealed interface DatasetSource {

  /**
   * A Maven artifact: a jar with the four IDX files and their manifest.
   *
   * @param artifact {@code groupId:artifactId} or {@code groupId:artifactId:version}; without a
   *     version, that of the project's dependency on it, else the plugin's own
   */
  @Described("A Maven artifact that holds the files.")
  record Artifact(@Argument("groupId:artifactId or groupId:artifactId:version.") String artifact)
      implements DatasetSource {}

  /**
   * A folder of four IDX files, gzipped or not.
   *
   * @param path relative to the module's base directory, or absolute
   */
  @Described("A folder of four IDX files, gzipped or not.")
  record Folder(@Argument("The folder, relative to the module's base directory.") String path)
      implements DatasetSource {}

  /**
   * Some samples of another data set, chosen at random: of classes each keeps its share.
   *
   * @param subset where the samples come from; no subset itself
   * @param train number of training samples; null for all
   * @param test number of test samples; null for all
   * @param seed of the choice
   */
  @Described("Some samples of another data set, chosen at random; of classes each keeps its share.")
  record Subset(
      @Argument("The data set that the samples are of.") DatasetSource subset,
      @Argument(value = "Number of training samples; default: all.", optional = true, min = 1)
          @Nullable Integer train,
      @Argument(value = "Number of test samples; default: all.", optional = true, min = 1)
          @Nullable Integer test,
      @Argument(value = "The seed of the choice.", defaultValue = "1", min = 0) long seed)
      implements DatasetSource {}

  /**
   * A folder of PNG and JPEG pictures: {@code train/} and {@code test/} with one folder a class
   * each, or one folder a class.
   *
   * @param images relative to the module's base directory, or absolute; or an address, as of all
   *     that follow
   * @param resize what all pictures are scaled to; null if they have one size already
   * @param color which channels they have
   * @param testSplit the share of each class that becomes the test set, where no folder is that
   * @param splitSeed decides which pictures these are
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("A folder of PNG and JPEG pictures.")
  record Pictures(
      @Argument(
              "The folder, or the address of an archive: train/ and test/ with one folder a class each, or one folder a class.")
          String images,
      @Argument(
              value = "What all pictures are scaled to; without it all must have one size.",
              optional = true,
              min = 1,
              max = 4096)
          @Nullable Size resize,
      @Argument(value = "The channels of a picture.", defaultValue = "rgb") PictureColor color,
      @Argument(
              value =
                  "The share of each class that becomes the test set, where there are no train/ and test/.",
              optional = true,
              min = 0,
              max = 1,
              minExclusive = true,
              maxExclusive = true)
          @Nullable Double testSplit,
      @Argument(value = "Decides which pictures the test set gets.", defaultValue = "1", min = 0)
          long splitSeed,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Pictures {
      Downloadable.requireHash(images, sha256);
    }

    @Override
    public String place() {
      return images;
    }

    @Override
    public DatasetSource at(String path) {
      return new Pictures(path, resize, color, testSplit, splitSeed, "");
    }
  }

  /**
   * CIFAR-10 in its binary version.
   *
   * @param cifar10 the folder, relative to the module's base directory, or absolute
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("CIFAR-10 in its binary version.")
  record Cifar10(
      @Argument(
              "The folder with data_batch_1.bin and its like, as unpacked, or the address of the archive.")
          String cifar10,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Cifar10 {
      Downloadable.requireHash(cifar10, sha256);
    }

    @Override
    public String place() {
      return cifar10;
    }

    @Override
    public DatasetSource at(String path) {
      return new Cifar10(path, "");
    }
  }

  /**
   * CIFAR-100 in its binary version.
   *
   * @param cifar100 the folder, relative to the module's base directory, or absolute
   * @param labels which of its two kinds of classes
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("CIFAR-100 in its binary version.")
  record Cifar100(
      @Argument(
              "The folder with train.bin and its like, as unpacked, or the address of the archive.")
          String cifar100,
      @Argument(value = "Which classes: 100 fine or 20 coarse ones.", defaultValue = "fine")
          CifarLabel labels,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Cifar100 {
      Downloadable.requireHash(cifar100, sha256);
    }

    @Override
    public String place() {
      return cifar100;
    }

    @Override
    public DatasetSource at(String path) {
      return new Cifar100(path, labels, "");
    }
  }

  /**
   * A NumPy archive of {@code x_train}, {@code y_train}, {@code x_test} and {@code y_test}.
   *
   * @param npz relative to the module's base directory, or absolute
   * @param sha256 of the file that is downloaded, or empty
   */
  @Described("A NumPy archive of x_train, y_train, x_test and y_test, as Keras has them.")
  record Npz(
      @Argument("The file, relative to the module's base directory, or its address.") String npz,
      @Argument(value = "The SHA-256 of what is downloaded.", optional = true) String sha256)
      implements DatasetSource, Downloadable {

    /**
     * Checks the hash.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Npz {
      Downloadable.requireHash(npz, sha256);
    }

    @Override
    public String place() {
      return npz;
    }

    @Override
    public DatasetSource at(String path) {
      return new Npz(path, "");
    }
  }
}
