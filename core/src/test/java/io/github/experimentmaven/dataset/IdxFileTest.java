package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

  @TempDir Path folder;

  @Test
  void aPlainFileIsReadWithItsHeaderAndItsData() throws Exception {
    var idx = IdxFile.read(file(IdxFiles.counting(2, 3, 4)));

    assertThat(idx.header()).isEqualTo(new IdxHeader(IdxType.UNSIGNED_BYTE, List.of(2, 3, 4)));
    assertThat(idx.header().count()).isEqualTo(2);
    assertThat(idx.data()).hasSize(24).startsWith(0, 1, 2).endsWith(23);
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "images.gz"})
  void aGzippedFileIsReadWhateverItsName(String name) throws Exception {
    Path file = Files.write(folder.resolve(name), IdxFiles.gzip(IdxFiles.counting(2, 3, 4)));

    assertThat(IdxFile.read(file).data()).hasSize(24).endsWith(23);
    assertThat(IdxFile.readHeader(file)).hasToString("2 x 3 x 4");
    assertThat(IdxFile.verify(file)).hasToString("2 x 3 x 4");
  }

  @Test
  void dataLongerThanABufferIsReadWhole() throws Exception {
    Path file = file(IdxFiles.gzip(IdxFiles.counting(5, 200, 256)));

    assertThat(IdxFile.read(file).data()).isEqualTo(tail(IdxFiles.counting(5, 200, 256), 256_000));
    assertThat(IdxFile.verify(file).size()).isEqualTo(256_000);
  }

  @Test
  void fourDimensionsAreRead() throws Exception {
    assertThat(IdxFile.read(file(IdxFiles.counting(2, 3, 4, 3))).header())
        .hasToString("2 x 3 x 4 x 3");
  }

  @Test
  void aFileThatIsShorterThanItsHeaderPromisesIsTruncated() throws Exception {
    byte[] whole = IdxFiles.counting(2, 3, 4);
    Path file = file(Arrays.copyOf(whole, whole.length - 5));

    rejectedByAll(
        file,
        file
            + " is truncated: its header promises 2 x 3 x 4 = 24 bytes of data, but there are only"
            + " 19");
  }

  @Test
  void aGzippedFileWhoseContentIsShorterThanItsHeaderPromisesIsTruncated() throws Exception {
    Path file = file(IdxFiles.gzip(IdxFiles.idx(new byte[19], 2, 3, 4)));

    rejectedByFullReads(
        file,
        file
            + " is truncated: its header promises 2 x 3 x 4 = 24 bytes of data, but there are only"
            + " 19");
  }

  @Test
  void aFileThatIsLongerThanItsHeaderPromisesIsNotRead() throws Exception {
    Path file = file(IdxFiles.idx(new byte[30], 2, 3, 4));

    rejectedByAll(
        file,
        file + " is too long: its header promises 2 x 3 x 4 = 24 bytes of data, but there are 30");
  }

  @Test
  void aGzippedFileWhoseContentIsLongerThanItsHeaderPromisesIsNotRead() throws Exception {
    Path file = file(IdxFiles.gzip(IdxFiles.idx(new byte[30], 2, 3, 4)));

    rejectedByFullReads(
        file,
        file + " is too long: its header promises 2 x 3 x 4 = 24 bytes of data, but there are 30");
  }

  @Test
  void aTruncatedGzipStreamIsFoundWhereverItEnds() throws Exception {
    byte[] whole = IdxFiles.gzip(IdxFiles.counting(20, 10, 10));
    for (int length = 2; length < whole.length; length++) {
      Path file = file(Arrays.copyOf(whole, length));

      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> IdxFile.verify(file))
          .withMessageStartingWith(file + " is truncated: it ends in ");
    }
  }

  @Test
  void aFlippedBitInAGzipStreamIsFound() throws Exception {
    byte[] bytes = IdxFiles.gzip(IdxFiles.idx(new byte[2400], 2, 30, 40));
    bytes[bytes.length - 8] ^= 1; // The first byte of the checksum.
    Path file = file(bytes);

    rejectedByFullReads(
        file, file + " is damaged: its gzip stream is corrupt (Corrupt GZIP trailer)");
  }

  @Test
  void aHeaderThatPromisesMoreThanMemoryHoldsCostsNoMemory() throws Exception {
    // More than the whole heap of the tests; a reader that trusted it would run out of memory.
    Path file = file(IdxFiles.gzip(IdxFiles.idx(new byte[100], 2_000_000, 32, 32)));

    rejectedByFullReads(
        file,
        file
            + " is truncated: its header promises 2000000 x 32 x 32 = 2048000000 bytes of data,"
            + " but there are only 100");
  }

  @Test
  void moreDataThanAnArrayHoldsIsNotReadWhole() throws Exception {
    Path file = file(IdxFiles.gzip(IdxFiles.idx(new byte[100], 3_000_000, 28, 28)));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> IdxFile.read(file))
        .withMessage(
            file
                + " has 3000000 x 28 x 28 = 2352000000 bytes of data; at most 2147483639 can be"
                + " read here");
    assertThat(IdxFile.readHeader(file).size()).isEqualTo(2_352_000_000L);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> IdxFile.verify(file))
        .withMessage(
            file
                + " is truncated: its header promises 3000000 x 28 x 28 = 2352000000 bytes of"
                + " data, but there are only 100");
  }

  @Test
  void samplesThatNoArrayHoldsAreRejected() throws Exception {
    Path file = file(IdxFiles.idx(new byte[0], 2, 65_536, 65_536));

    rejectedByAll(
        file,
        file
            + ": its header promises 2 x 65536 x 65536 values; at most 2147483639 bytes a"
            + " sample can be read");
  }

  @Test
  void aNegativeDimensionIsRejectedEvenBesideZero() throws Exception {
    Path samples = file(IdxFiles.idx(new byte[0], -1, 0));

    rejectedByAll(
        samples,
        samples
            + ": its header promises 4294967295 x 0 values; at most 2147483639 samples can"
            + " be read");
    Path bytes = file(IdxFiles.idx(new byte[0], 1, 0, -1));

    rejectedByAll(
        bytes,
        bytes
            + ": its header promises 1 x 0 x 4294967295 values; at most 2147483639 bytes a"
            + " sample can be read");
  }

  @Test
  void aFileThatIsNotIdxIsRejectedWithItsFirstBytes() throws Exception {
    Path file = file(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});

    rejectedByAll(
        file,
        file
            + " is not an IDX file: it starts with '89 50 4e 47', an IDX file of bytes with '00 00"
            + " 08'");
  }

  @Test
  void anEmptyFileIsNotIdx() throws Exception {
    Path file = file(new byte[0]);

    rejectedByAll(
        file,
        file + " is not an IDX file: it starts with '', an IDX file of bytes with '00 00 08'");
  }

  @Test
  void valuesOfAnotherTypeAreRejected() throws Exception {
    Path file = file(new byte[] {0, 0, 0x0e, 1, 0, 0, 0, 0});

    rejectedByAll(
        file,
        file
            + " holds values of the IDX type 0x0e; these can be read: unsigned bytes (0x08),"
            + " 32-bit integers (0x0c), 32-bit floats (0x0d)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 200})
  void aNumberOfDimensionsThatNoImageHasIsRejected(int dimensions) throws Exception {
    Path file = file(new byte[] {0, 0, 8, (byte) dimensions, 0, 0, 0, 0});

    rejectedByAll(file, file + " has " + dimensions + " dimensions; 1 to 4 can be read");
  }

  @Test
  void aFileThatEndsInItsHeaderIsTruncated() throws Exception {
    Path file = file(new byte[] {0, 0, 8, 3, 0, 0});

    rejectedByAll(file, file + " is truncated: it ends in its header");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("nowhere");

    rejectedByAll(file, file + " cannot be read: there is no such file");
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }

  private static byte[] tail(byte[] bytes, int length) {
    return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }

  private static void rejectedByAll(Path file, String message) {
    rejectedByFullReads(file, message);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> IdxFile.readHeader(file))
        .withMessage(message);
  }

  private static void rejectedByFullReads(Path file, String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> IdxFile.read(file))
        .withMessage(message);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> IdxFile.verify(file))
        .withMessage(message);
  }
}
