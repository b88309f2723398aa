package io.github.experimentmaven.preparation.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.PictureColor;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Mutations;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

  @TempDir Path folder;

  @Test
  void aPngIsReadToTheByte() throws Exception {
    Picture picture = read(Pictures.encoded(Pictures.plain(3, 2, 0x0a80ff), "png"));

    assertThat(picture.height()).isEqualTo(2);
    assertThat(picture.width()).isEqualTo(3);
    assertThat(pixel(picture, 1, 2)).containsExactly(10, 128, 255);
  }

  @Test
  void ofAGrayPngAllChannelsAreTheSameAsStored() throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 0, 0, 77);

    assertThat(pixel(read(Pictures.encoded(image, "png")), 0, 1)).containsExactly(77, 77, 77);
    assertThat(readGray(Pictures.encoded(image, "png")).values()).containsExactly(0, 77);
  }

  @Test
  void ofSixteenBitsTheHigherEightCount() throws Exception {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 0x12ff);

    assertThat(pixel(read(Pictures.encoded(image, "png")), 0, 0)).containsExactly(18, 18, 18);
  }

  @Test
  void aPaletteIsLookedUp() throws Exception {
    byte[] red = {0, (byte) 200};
    byte[] green = {1, 100};
    byte[] blue = {2, 50};
    BufferedImage image =
        new BufferedImage(
            2, 1, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(1, 2, red, green, blue));
    image.getRaster().setSample(1, 0, 0, 1);

    Picture picture = read(Pictures.encoded(image, "png"));

    assertThat(pixel(picture, 0, 0)).containsExactly(0, 1, 2);
    assertThat(pixel(picture, 0, 1)).containsExactly(200, 100, 50);
  }

  @Test
  void whatIsTransparentLetsWhiteThrough() throws Exception {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00000000);
    image.setRGB(1, 0, 0xff000000);
    image.setRGB(2, 0, 0x80000000);

    Picture picture = read(Pictures.encoded(image, "png"));

    assertThat(picture.values()).containsExactly(new int[] {255, 255, 255, 0, 0, 0, 127, 127, 127});
  }

  @Test
  void grayscaleIsBrightness() throws Exception {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff0000);
    image.setRGB(1, 0, 0x00ff00);
    image.setRGB(2, 0, 0x0000ff);

    // 0.299, 0.587 and 0.114 of 255
    assertThat(readGray(Pictures.encoded(image, "png")).values()).containsExactly(76, 150, 29);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0x808080, 0x204060})
  void aJpegHasItsColors(int rgb) throws Exception {
    int[] pixel = pixel(read(Pictures.encoded(Pictures.plain(20, 20, rgb), "jpg")), 10, 10);

    for (int c = 0; c < 3; c++) {
      assertThat(pixel[c]).isCloseTo(rgb >> (16 - 8 * c) & 0xff, Offset.offset(2));
    }
  }

  @Test
  void aGrayJpegIsReadAsStored() throws Exception {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(
        ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 77);

    assertThat(readGray(Pictures.encoded(image, "jpg")).value(3, 3, 0))
        .isCloseTo(77, Offset.offset(1));
  }

  @Test
  void aProgressiveJpegIsAsGoodAsAnother() throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    BufferedImage image = Pictures.gradient(40, 30);

    assertThat(read(written(writer, new IIOImage(image, null, null), param)).values())
        .isEqualTo(read(Pictures.encoded(image, "jpg")).values());
  }

  /** Ink of cyan 255 - 10, and so on, as Photoshop stores it; then as the standard has it. */
  @Test
  void inkOfFourColorsIsWhatItLeavesOfWhite() throws Exception {
    byte[] cmyk = cmyk(200, 100, 50, 128);
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

    int[] inverted = pixel(read(Pictures.withSegment(cmyk, 0xee, adobe)), 4, 4);
    int[] plain = pixel(read(cmyk), 4, 4);

    // 200 * 128 / 255, ...
    assertThat(inverted[0]).isCloseTo(100, Offset.offset(2));
    assertThat(inverted[1]).isCloseTo(50, Offset.offset(2));
    assertThat(inverted[2]).isCloseTo(25, Offset.offset(2));
    // 55 * 127 / 255, ...
    assertThat(plain[0]).isCloseTo(27, Offset.offset(2));
    assertThat(plain[1]).isCloseTo(77, Offset.offset(2));
    assertThat(plain[2]).isCloseTo(102, Offset.offset(2));
  }

  /** Y 255 - 149 of a gray that is stored inverted. */
  @Test
  void inkThatIsStoredAsLightAndColorIsTurnedBack() throws Exception {
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 2};

    int[] pixel = pixel(read(Pictures.withSegment(cmyk(106, 128, 128, 255), 0xee, adobe)), 4, 4);

    for (int value : pixel) {
      assertThat(value).isCloseTo(149, Offset.offset(2));
    }
  }

  private static byte[] cmyk(int... values) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        raster.setPixel(x, y, values);
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    byte[] jpeg = written(writer, new IIOImage(raster, List.of(), null), null);
    // The writer takes it for something else, and says so in segments that are left out here.
    return jpeg;
  }

  private static byte[] written(ImageWriter writer, IIOImage image, ImageWriteParam param)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Of two rows, 1 2 3 and 4 5 6: what is to be seen. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 1 2 3 4 5 6",
    "2, 2, 3 2 1 6 5 4",
    "3, 2, 6 5 4 3 2 1",
    "4, 2, 4 5 6 1 2 3",
    "5, 3, 1 4 2 5 3 6",
    "6, 3, 4 1 5 2 6 3",
    "7, 3, 6 3 5 2 4 1",
    "8, 3, 3 6 2 5 1 4",
    "9, 2, 1 2 3 4 5 6",
    "0, 2, 1 2 3 4 5 6",
  })
  void picturesStandUpright(int orientation, int height, String expected) throws Exception {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 6; i++) {
      image.getRaster().setSample(i % 3, i / 3, 0, i + 1);
    }
    byte[] png =
        Pictures.withChunk(Pictures.encoded(image, "png"), "eXIf", Pictures.exif(orientation));

    Picture picture = readGray(png);

    assertThat(picture.height()).isEqualTo(height);
    assertThat(picture.values())
        .containsExactly(Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  @Test
  void aJpegStandsUprightToo() throws Exception {
    byte[] jpeg = Pictures.encoded(Pictures.gradient(20, 10), "jpg");
    ByteArrayOutputStream exif = new ByteArrayOutputStream();
    exif.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.writeBytes(Pictures.exif(6));

    Picture stored = read(jpeg);
    Picture seen = read(Pictures.withSegment(jpeg, 0xe1, exif.toByteArray()));

    assertThat(seen.height()).isEqualTo(20);
    assertThat(seen.width()).isEqualTo(10);
    assertThat(pixel(seen, 0, 0)).isEqualTo(pixel(stored, 9, 0));
    assertThat(pixel(seen, 19, 0)).isEqualTo(pixel(stored, 9, 19));
  }

  @Test
  void theContentSaysWhatAFileIs() throws Exception {
    byte[] jpeg = Pictures.encoded(Pictures.plain(4, 4, 0xff0000), "jpg");
    Path file = Files.write(folder.resolve("mislabelled.png"), jpeg);

    assertThat(new PictureReader(PictureColor.RGB, null).read(file).values())
        .isEqualTo(read(jpeg).values());
  }

  @Test
  void ofAnAnimationTheFirstImageCounts() throws Exception {
    byte[] png = Pictures.encoded(Pictures.plain(2, 2, 0x0a80ff), "png");

    byte[] animated = Pictures.withChunk(png, "acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});

    assertThat(read(animated).values()).isEqualTo(read(png).values());
  }

  @Test
  void gammaDoesNotCount() throws Exception {
    byte[] png = Pictures.encoded(Pictures.plain(2, 2, 0x0a80ff), "png");

    assertThat(read(Pictures.withChunk(png, "gAMA", new byte[] {0, 0, 1, 0})).values())
        .isEqualTo(read(png).values());
  }

  @Test
  void whatIsNoPictureIsNamed() throws Exception {
    assertThat(problem("GIF89a".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("it begins neither as a PNG nor as a JPEG does");
    assertThat(problem(new byte[0])).isEqualTo("it is empty");
  }

  @Test
  void aPictureThatIsTooLargeIsNotDecoded() throws Exception {
    byte[] png = Pictures.encoded(Pictures.plain(2, 2, 0), "png");

    assertThat(problem(Pictures.ofSize(png, 50_000, 50_000)))
        .isEqualTo("it has 50000 x 50000 pixels; at most 50000000 are read, scale it down before");
    assertThat(problem(Pictures.ofSize(png, -1, 3))).isEqualTo("its header says -1 x 3 pixels");
  }

  @Test
  void aPictureThatIsTooNarrowIsNotScaledToMoreThanMemoryHolds() throws Exception {
    Path file =
        Files.write(
            folder.resolve("narrow.png"), Pictures.encoded(Pictures.plain(1, 20_000, 0), "png"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new PictureReader(PictureColor.RGB, Size.square(4096)).read(file))
        .withMessage(
            "%s is no picture: it has 1 x 20000 pixels, which is too narrow to be scaled to a width"
                + " of 4096",
            file);
    assertThat(new PictureReader(PictureColor.RGB, Size.square(2)).read(file).values())
        .containsOnly(0);
  }

  @Test
  void aPngThatIsCutOffIsNoPicture() throws Exception {
    byte[] png = Pictures.encoded(Pictures.gradient(30, 20), "png");
    for (int length = 0; length < png.length; length++) {
      assertThat(problem(Arrays.copyOf(png, length))).as("%d bytes", length).isNotEmpty();
    }
    assertThat(problem(Arrays.copyOf(png, png.length - 13)))
        .startsWith("it is truncated: chunk IDAT at byte ")
        .endsWith(" is not all there");
  }

  @Test
  void aJpegThatIsCutOffIsNoPicture() throws Exception {
    byte[] jpeg = Pictures.encoded(Pictures.gradient(30, 20), "jpg");
    for (int length = 0; length < jpeg.length; length++) {
      assertThat(problem(Arrays.copyOf(jpeg, length))).as("%d bytes", length).isNotEmpty();
    }
    assertThat(problem(Arrays.copyOf(jpeg, jpeg.length - 2)))
        .isEqualTo(
            "it is truncated: it ends at byte %d without the marker of its end"
                .formatted(jpeg.length - 2));
  }

  @Test
  void aBitThatFellOverInAPngIsFound() throws Exception {
    byte[] png = Pictures.encoded(Pictures.gradient(30, 20), "png");
    png[png.length - 20] ^= 1;

    assertThat(problem(png))
        .startsWith("it is damaged: the CRC of chunk IDAT at byte ")
        .endsWith(" is another");
  }

  @Test
  void aJpegThatNothingHereReadsSaysWhy() throws Exception {
    byte[] jpeg = Pictures.encoded(Pictures.gradient(30, 20), "jpg");
    int frame = frame(jpeg);
    byte[] lossless = jpeg.clone();
    lossless[frame + 1] = (byte) 0xc3;
    assertThat(problem(lossless))
        .isEqualTo(
            "it is compressed in a way that is not read (marker c3); save it as a baseline or"
                + " progressive JPEG");
    byte[] twelve = jpeg.clone();
    twelve[frame + 4] = 12;
    assertThat(problem(twelve)).isEqualTo("it has 12 bits a value; expected 8");
    byte[] huge = jpeg.clone();
    huge[frame + 5] = huge[frame + 7] = (byte) 0xff;
    assertThat(problem(huge))
        .startsWith("it has 65310 x 65300 pixels; ")
        .endsWith("scale it down before");
  }

  private static int frame(byte[] jpeg) {
    int at = 0;
    while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) 0xc0) {
      at++;
    }
    return at;
  }

  /** A picture of the size that was asked for, or an exception that names the file. */
  @Timeout(600)
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void whatIsDamagedIsAPictureOrIsNamed(String format) throws Exception {
    byte[] whole = Pictures.encoded(Pictures.gradient(24, 18), format);
    Random random = new Random(1);
    PictureReader reader = new PictureReader(PictureColor.RGB, Size.square(8));
    Path file = folder.resolve("damaged." + format);
    int named = 0;
    int count = Mutations.count(2000);
    for (int i = 0; i < count; i++) {
      byte[] damaged = Mutations.next(whole, random);
      Files.write(file, format.equals("png") && i % 2 == 0 ? withRightCrcs(damaged) : damaged);
      try {
        assertThat(reader.read(file).values()).hasSize(8 * 8 * 3);
      } catch (DatasetException e) {
        assertThat(e).hasMessageStartingWith(file + " is no picture: ");
        named++;
      }
    }
    assertThat(named).isGreaterThan(count / 20);
  }

  /** So that what is damaged is decoded, too. */
  private static byte[] withRightCrcs(byte[] png) {
    java.nio.ByteBuffer chunks = java.nio.ByteBuffer.wrap(png.clone());
    int at = 8;
    while (at + 12 <= png.length) {
      int length = chunks.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        break;
      }
      java.util.zip.CRC32 crc = new java.util.zip.CRC32();
      crc.update(png, at + 4, 4 + length);
      chunks.putInt(at + 8 + length, (int) crc.getValue());
      at += 12 + length;
    }
    return chunks.array();
  }

  private Picture read(byte[] bytes) throws Exception {
    return new PictureReader(PictureColor.RGB, null)
        .read(Files.write(folder.resolve("picture"), bytes));
  }

  private Picture readGray(byte[] bytes) throws Exception {
    return new PictureReader(PictureColor.GRAYSCALE, null)
        .read(Files.write(folder.resolve("picture"), bytes));
  }

  private String problem(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("picture"), bytes);
    String start = file + " is no picture: ";
    String[] message = new String[1];
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new PictureReader(PictureColor.RGB, null).read(file))
        .satisfies(e -> message[0] = e.getMessage());
    assertThat(message[0]).startsWith(start);
    return message[0].substring(start.length());
  }

  private static int[] pixel(Picture picture, int y, int x) {
    return new int[] {picture.value(y, x, 0), picture.value(y, x, 1), picture.value(y, x, 2)};
  }
}
