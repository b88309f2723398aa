package io.github.experimentmaven.preparation.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {

  private static final PictureFolder.Split NONE = new PictureFolder.Split(null, 1);
  private static final PictureFolder.Split USUAL = new PictureFolder.Split(0.2, 1);

  @TempDir Path folder;

  @Test
  void foldersAreClassesInTheOrderOfTheirNames() throws Exception {
    touch("train/dog/2.png", "train/dog/1.JPG", "train/cat/3.jpeg", "test/dog/1.png");
    touch("test/cat/1.png");

    PictureFolder content = PictureFolder.of(folder, NONE);

    assertThat(content.classes()).containsExactly("cat", "dog");
    assertThat(content.train())
        .extracting(PictureFolder.Labelled::name)
        .containsExactly("train/cat/3.jpeg", "train/dog/1.JPG", "train/dog/2.png");
    assertThat(content.train()).extracting(PictureFolder.Labelled::label).containsExactly(0, 1, 1);
    assertThat(content.test())
        .extracting(PictureFolder.Labelled::file)
        .containsExactly(folder.resolve("test/cat/1.png"), folder.resolve("test/dog/1.png"));
  }

  @Test
  void whatSystemsLeaveBehindIsPassedOver() throws Exception {
    touch("train/dog/1.png", "train/dog/Thumbs.db", "train/dog/.DS_Store", "train/.git/x");
    touch("train/cat/1.png", "test/dog/1.png", "test/cat/1.png", "test/desktop.ini");
    touch("__MACOSX/x", ".hidden");

    PictureFolder content = PictureFolder.of(folder, NONE);

    assertThat(content.classes()).containsExactly("cat", "dog");
    assertThat(content.train()).hasSize(2);
  }

  @Test
  void aShareOfEachClassBecomesTheTestSet() throws Exception {
    writeClasses(50, 10);

    PictureFolder content = PictureFolder.of(folder, new PictureFolder.Split(0.3, 7));

    assertThat(content.test()).extracting(PictureFolder.Labelled::label).hasSize(18);
    assertThat(content.test()).filteredOn(each -> each.label() == 1).hasSize(3);
    Set<PictureFolder.Labelled> all = new HashSet<>(content.train());
    all.addAll(content.test());
    assertThat(all).hasSize(60);
    assertThat(PictureFolder.of(folder, new PictureFolder.Split(0.3, 7))).isEqualTo(content);
    assertThat(PictureFolder.of(folder, new PictureFolder.Split(0.3, 8)).test())
        .isNotEqualTo(content.test());
    assertThat(PictureFolder.of(folder, USUAL).test()).hasSize(12);
  }

  @Test
  void theShareOfTheTestSetIsSaid() throws Exception {
    writeClasses(2, 2);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder, NONE))
        .withMessage(
            "%s has no train and test; make them, or give the share of each class that becomes the"
                + " test set, as in test_split: 0.2",
            folder);
  }

  @Test
  void anotherPictureMovesAtMostOne() throws Exception {
    writeClasses(50, 10);
    List<PictureFolder.Labelled> before = PictureFolder.of(folder, USUAL).test();

    touch("cat/another.png");

    Set<PictureFolder.Labelled> after = new HashSet<>(PictureFolder.of(folder, USUAL).test());
    assertThat(before.stream().filter(each -> !after.contains(each)).count()).isLessThan(2);
  }

  @Test
  void eachClassHasSomethingToTrainAndToTest() throws Exception {
    writeClasses(2, 3);

    PictureFolder content = PictureFolder.of(folder, new PictureFolder.Split(0.01, 1));
    assertThat(content.test()).hasSize(2);
    assertThat(PictureFolder.of(folder, new PictureFolder.Split(0.99, 1)).train()).hasSize(2);

    touch("fox/1.png");
    assertProblem("%s has one picture; a class needs two at least, to train and to test", "fox");
  }

  @Test
  void whatIsNoPictureIsNamed() throws Exception {
    writeClasses(2, 2);
    Path other = touch("dog/notes.txt");
    assertProblem(
        "%s is no picture by its name; expected .png, .jpg or .jpeg, move others elsewhere",
        "dog/notes.txt");
    Files.delete(other);
    Path nested = touch("dog/puppies/1.png");
    assertProblem("%s is a folder within that of a class; move its pictures up", "dog/puppies");
    Files.delete(nested);
    Files.delete(nested.getParent());
    touch("1.png");
    assertProblem("%s is not in the folder of a class; move it to one, or elsewhere", "1.png");
  }

  @Test
  void bothPartsHaveTheSameClasses() throws Exception {
    touch("train/cat/1.png", "train/dog/1.png");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder, NONE))
        .withMessage("there is no folder %s beside train", folder.resolve("test"));
    touch("test/cat/1.png", "test/fox/1.png");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder, NONE))
        .withMessage(
            "%s has the classes [cat, dog], but %s has [cat, fox]; expected the same folders in both",
            folder.resolve("train"), folder.resolve("test"));
  }

  @Test
  void aThirdFolderIsValidatedWith() throws Exception {
    touch("train/cat/1.png", "train/dog/1.png", "test/cat/1.png", "test/dog/1.png");
    touch("validation/cat/1.png", "validation/dog/1.png", "validation/dog/2.png");

    PictureFolder content = PictureFolder.of(folder, NONE);

    assertThat(content.parts()).containsExactly(Part.TRAIN, Part.VALIDATION, Part.TEST);
    assertThat(content.of(Part.VALIDATION))
        .extracting(PictureFolder.Labelled::name)
        .containsExactly("validation/cat/1.png", "validation/dog/1.png", "validation/dog/2.png");
    assertThat(content.of(Part.TEST)).hasSize(2);

    touch("validation/fox/1.png");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder, NONE))
        .withMessage(
            "%s has the classes [cat, dog], but %s has [cat, dog, fox]; expected the same folders"
                + " in both",
            folder.resolve("train"), folder.resolve("validation"));
  }

  @Test
  void whatIsSplitAlreadyIsNotSplitAgain() throws Exception {
    touch("train/cat/1.png", "train/dog/1.png", "test/cat/1.png", "test/dog/1.png");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder, new PictureFolder.Split(0.2, 1)))
        .withMessage("%s has train and test already; leave test_split out", folder);
    touch("more/1.png");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder, NONE))
        .withMessage(
            "%s is none of train, validation and test, which are the parts of %s; move it elsewhere",
            folder.resolve("more"), folder);
  }

  @Test
  void thereAreTwoClassesAtLeast() throws Exception {
    assertProblem("%s has no folders; expected one folder for each of two classes or more", "");
    touch("cat/1.png");
    assertProblem(
        "%s has the only folder cat; expected one folder for each of two classes or more", "");
    Files.createDirectory(folder.resolve("dog"));
    assertProblem("%s has no pictures; a class needs some", "dog");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder.resolve("photos"), USUAL))
        .withMessage(
            "there is no folder %s; pictures are in one folder a class", folder.resolve("photos"));
  }

  private void assertProblem(String message, String place) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> PictureFolder.of(folder, USUAL))
        .withMessage(message, place.isEmpty() ? folder : folder.resolve(place));
  }

  private void writeClasses(int cats, int dogs) throws IOException {
    for (int i = 0; i < cats; i++) {
      touch("cat/" + i + ".png");
    }
    for (int i = 0; i < dogs; i++) {
      touch("dog/" + i + ".png");
    }
  }

  private Path touch(String... names) throws IOException {
    Path last = folder;
    for (String name : names) {
      last = folder.resolve(name);
      Files.createDirectories(last.getParent());
      Files.createFile(last);
    }
    return last;
  }
}
