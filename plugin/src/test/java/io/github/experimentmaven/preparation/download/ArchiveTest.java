package io.github.experimentmaven.preparation.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Mutations;
import io.github.experimentmaven.storage.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

  private static final String ADDRESS = "https://example.org/photos.tgz";

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar", "tar.gz"})
  void filesAndFoldersAreUnpacked(String kind) throws Exception {
    unpack(archive(kind, Map.of("photos/cat/1.png", "a cat", "photos/dog/1.png", "a dog")));

    assertThat(temporary.resolve("target/photos/cat/1.png")).hasContent("a cat");
    assertThat(temporary.resolve("target/photos/dog/1.png")).hasContent("a dog");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar", "tar.gz"})
  void nothingIsUnpackedOutsideOfTheFolder(String kind) throws Exception {
    for (String name : List.of("../evil", "a/../../evil", "..\\evil")) {
      assertThatExceptionOfType(DatasetException.class)
          .as(name)
          .isThrownBy(() -> unpack(archive(kind, Map.of(name, "evil"))))
          .withMessageStartingWith(ADDRESS + " has ")
          .withMessageEndingWith("evil, which is not within it; such archives are not unpacked");
    }
    assertThat(temporary.resolve("evil")).doesNotExist();
  }

  @Test
  void linksAreNotUnpacked() throws Exception {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      TarArchiveEntry link = new TarArchiveEntry("photos", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc");
      out.putArchiveEntry(link);
      out.closeArchiveEntry();
    }
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      ZipArchiveEntry link = new ZipArchiveEntry("photos");
      link.setUnixMode(0120777);
      out.putArchiveEntry(link);
      out.write("/etc".getBytes(UTF_8));
      out.closeArchiveEntry();
    }

    for (byte[] archive : List.of(tar.toByteArray(), zip.toByteArray())) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> unpack(archive))
          .withMessage(
              "%s has photos, which is no file and no folder; such archives are not unpacked",
              ADDRESS);
    }
  }

  @Test
  void whatIsThereTwiceIsNamed() throws Exception {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      for (int i = 0; i < 2; i++) {
        out.putArchiveEntry(new TarArchiveEntry("1.png"));
        out.closeArchiveEntry();
      }
    }

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> unpack(tar.toByteArray()))
        .withMessage(
            "%s has 1.png, which cannot be unpacked: %s exists already",
            ADDRESS, temporary.resolve("target/1.png"));
  }

  @Test
  void thereIsAMostOfFilesAndBytes() throws Exception {
    Path file =
        Files.write(
            temporary.resolve("archive"),
            archive("tar.gz", Map.of("a", "1".repeat(100), "b", "2", "c", "3")));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new Archive(file, ADDRESS, 1000, 2).unpack(temporary.resolve("t1")))
        .withMessage(ADDRESS + " has more than 2 files, which is the most that is unpacked");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new Archive(file, ADDRESS, 99, 10).unpack(temporary.resolve("t2")))
        .withMessage(ADDRESS + " has more than 99 bytes unpacked, which is the most that is");
  }

  @Test
  void theOnlyFolderOfAnArchiveIsTheDataSet() throws Exception {
    byte[] archive = archive("tar.gz", Map.of("flowers/rose/1.png", "a rose"));
    Path file = Files.write(temporary.resolve("flowers.tgz"), archive);
    String sha256 = Sha256.of(archive);
    DownloadFolder downloads =
        new DownloadFolder(
            temporary.resolve("cache"),
            true,
            new HttpSource(address -> Optional.empty(), Duration.ofSeconds(1)),
            10_000);

    Path folder = downloads.folder(file.toUri().toString(), sha256);

    assertThat(folder)
        .isEqualTo(temporary.resolve("cache").resolve(sha256).resolve("flowers/flowers"));
    assertThat(folder.resolve("rose/1.png")).hasContent("a rose");
    assertThat(downloads.folder(file.toUri().toString(), sha256)).isEqualTo(folder);
  }

  @Test
  void whatIsNoArchiveLeavesNothing() throws Exception {
    byte[] content =
        "no archive, but long enough to be taken for the header of one".getBytes(UTF_8);
    Path file = Files.write(temporary.resolve("flowers.tgz"), content);
    Path cache = temporary.resolve("cache");
    DownloadFolder downloads =
        new DownloadFolder(
            cache,
            true,
            new HttpSource(address -> Optional.empty(), Duration.ofSeconds(1)),
            10_000);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> downloads.folder(file.toUri().toString(), Sha256.of(content)))
        .withMessageStartingWith(file.toUri() + " is no zip, tar or tar.gz ");
    try (Stream<Path> left = Files.list(cache.resolve(Sha256.of(content)))) {
      assertThat(left.map(each -> each.getFileName().toString())).containsExactly("flowers.tgz");
    }
  }

  /** Files within the folder, or an exception that names the address. */
  @Timeout(120)
  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar", "tar.gz"})
  void whatIsDamagedIsUnpackedOrIsNamed(String kind) throws Exception {
    byte[] whole = archive(kind, Map.of("a/b", "1".repeat(300), "a/c", "2"));
    Random random = new Random(1);
    int named = 0;
    for (int i = 0; i < 500; i++) {
      Path file = Files.write(temporary.resolve("archive"), Mutations.next(whole, random));
      try {
        new Archive(file, ADDRESS, 100_000, 100)
            .unpack(Files.createTempDirectory(temporary, "target"));
      } catch (DatasetException e) {
        assertThat(e).hasMessageStartingWith(ADDRESS + " ");
        named++;
      }
    }
    assertThat(named).isGreaterThan(50);
  }

  private void unpack(byte[] archive) throws Exception {
    new Archive(Files.write(temporary.resolve("archive"), archive), ADDRESS)
        .unpack(temporary.resolve("target"));
  }

  private static byte[] archive(String kind, Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    switch (kind) {
      case "zip" -> zip(bytes, files);
      case "tar" -> tar(bytes, files);
      default -> {
        try (OutputStream out = new GZIPOutputStream(bytes)) {
          tar(out, files);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void zip(OutputStream target, Map<String, String> files) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(target)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
  }

  /** Names are set afterwards, as they would be made harmless before. */
  private static void tar(OutputStream target, Map<String, String> files) throws IOException {
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(target)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry("file");
        entry.setName(file.getKey());
        entry.setSize(file.getValue().length());
        out.putArchiveEntry(entry);
        out.write(file.getValue().getBytes(UTF_8));
        out.closeArchiveEntry();
      }
    }
  }
}
