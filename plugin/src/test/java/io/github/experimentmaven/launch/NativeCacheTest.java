package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.experimentmaven.failure.PlatformException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {

  private static final String NAME = "org/example/linux/libsum.so.1";

  @TempDir Path temporary;
  private Path folder;
  private Path jar;
  private Path library;

  @BeforeEach
  void unpack() throws IOException {
    folder = temporary.resolve("a cache");
    jar = temporary.resolve("sum-1.0-linux.jar");
    library = folder.resolve("sum-1.0-linux.jar").resolve(NAME);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(NAME));
      zip.write("machine code".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("org/example/Sum.class"));
      zip.write(new byte[1000]);
    }
    Files.createDirectories(library.getParent());
    Files.writeString(library, "machine code");
  }

  @Test
  void whatIsAsInItsJarStays() throws Exception {
    Files.createSymbolicLink(library.resolveSibling("libsum.so"), Path.of("libsum.so.1"));
    Files.createSymbolicLink(
        library.resolveSibling("libother.so"), folder.resolve("other.jar/libother.so"));

    assertThat(ready()).isEmpty();

    assertThat(library).hasContent("machine code");
    assertThat(library.resolveSibling("libsum.so")).exists();
    assertThat(Files.isSymbolicLink(library.resolveSibling("libother.so"))).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("sum-1.0-linux.jar", ".lock");
    }
  }

  @Test
  void aLibraryUnderASecondNameStaysAsLongAsItIsTheSame() throws Exception {
    Path second = library.resolveSibling("libsum_small.so.1");
    Files.copy(library, second);

    assertThat(ready()).isEmpty();
    assertThat(second).hasContent("machine code");

    Files.writeString(second, "machine c0de");
    assertThat(ready())
        .containsExactly(second + " was not as it is in sum-1.0-linux.jar, and is unpacked again");
    assertThat(second).doesNotExist();
  }

  @Test
  void aLibraryOfTheSameSizeAndTimeButOtherContentIsTakenAway() throws Exception {
    FileTime time = Files.getLastModifiedTime(library);
    Files.writeString(library, "machine c0de");
    Files.setLastModifiedTime(library, time);

    assertThat(ready())
        .containsExactly(library + " was not as it is in sum-1.0-linux.jar, and is unpacked again");

    assertThat(library).doesNotExist();
    assertThat(ready()).isEmpty();
  }

  @Test
  void aLibraryThatWasUnpackedByHalfIsTakenAway() throws Exception {
    Files.writeString(library, "machine");

    assertThat(ready()).hasSize(1);
    assertThat(library).doesNotExist();
  }

  @Test
  void whatIsInNoJarIsTakenAwayAndWhatALinkLeadsToOutsideIsLeftAlone() throws Exception {
    Path foreign = Files.writeString(temporary.resolve("foreign"), "foreign");
    Files.writeString(library.resolveSibling("libmore.so"), "more");
    Files.createSymbolicLink(library.resolveSibling("libforeign.so"), foreign);

    assertThat(ready()).hasSize(2);

    assertThat(library.resolveSibling("libmore.so")).doesNotExist();
    assertThat(library.resolveSibling("libforeign.so")).doesNotExist();
    assertThat(foreign).hasContent("foreign");
    assertThat(library).exists();
  }

  @Test
  void aCacheThatIsALinkIsACacheLikeAnyOther() throws Exception {
    Files.createSymbolicLink(library.resolveSibling("libsum.so"), library);
    Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);

    assertThat(new NativeCache(link).ready(List.of(jar))).isEmpty();
    assertThat(library.resolveSibling("libsum.so")).exists();
  }

  @Test
  void foldersOfClassesHoldNothingToUnpack() throws Exception {
    Path classes = Files.createDirectory(temporary.resolve("classes"));

    assertThat(new NativeCache(temporary.resolve("new")).ready(List.of(classes))).isEmpty();
    assertThat(temporary.resolve("new")).isDirectory();
  }

  @Test
  void aFileInItsPlaceIsNamed() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> new NativeCache(file).ready(List.of(jar)))
        .withMessage(
            "native libraries cannot be unpacked into %s: %s exists already;"
                + " name another folder with -Dexperiment.nativeCache=...",
            file, file);
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
    Path closed = Files.createDirectory(temporary.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(closed)).as("root may write everywhere").isFalse();

    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> new NativeCache(closed).ready(List.of(jar)))
        .withMessageContaining("cannot be unpacked into " + closed + ": no permission");
  }

  @Test
  void tooLittleSpaceIsToldBeforeItIsFull() throws Exception {
    NativeCache fits = new NativeCache(temporary.resolve("new"), () -> 12);
    NativeCache small = new NativeCache(temporary.resolve("new"), () -> 11);

    assertThat(fits.ready(List.of(jar))).isEmpty();
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> small.ready(List.of(jar)))
        .withMessageContaining("the libraries to be unpacked have 0 MB, and 0 MB are free");
    // What is unpacked already needs no space.
    assertThat(new NativeCache(folder, () -> 0).ready(List.of(jar))).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderFromWhichNothingMayBeRunIsNamed() throws Exception {
    Path mounted = Files.createDirectory(temporary.resolve("mounted"));
    Process mount =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=1m,noexec", "tmpfs", mounted.toString())
            .redirectErrorStream(true)
            .start();
    assumeThat(mount.waitFor()).as("this user may mount").isZero();
    try {
      assertThatExceptionOfType(PlatformException.class)
          .isThrownBy(() -> new NativeCache(mounted).ready(List.of(jar)))
          .withMessage(
              "native libraries cannot be unpacked into %s: programs in it may not be run (is it"
                  + " mounted with noexec?); name another folder with -Dexperiment.nativeCache=...",
              mounted);
    } finally {
      assertThat(new ProcessBuilder("umount", mounted.toString()).start().waitFor()).isZero();
    }
  }

  private List<String> ready() throws Exception {
    return new NativeCache(folder).ready(List.of(jar));
  }
}
