package io.github.experimentmaven.report.chart;

/**
 * A small gray image as SVG: runs of equal ink along the rows, in seven levels. It follows the
 * page's colours, prints as lines, and needs no file of its own.
 */
public final class InkDrawing {

  private static final int LEVELS = 7;

  /** Fainter than this is paper. */
  private static final int PAPER = 16;

  private InkDrawing() {}

  /**
   * Draws an image.
   *
   * @param pixels row by row, unsigned, 0 for paper and 255 for ink
   * @param width of the image
   * @param height of the image
   * @param description what it is, in words
   */
  public static Markup of(byte[] pixels, int width, int height, String description) {
    // Strokes lie on the pixels' middles, one unit thick: half a unit up aligns them with the box.
    String box = "0 -.5 " + width + " " + height;
    Svg svg = Svg.cells("xr-digit", box, width, height, description);
    for (int level = 1; level <= LEVELS; level++) {
      String strokes = strokes(pixels, width, height, level);
      if (!strokes.isEmpty()) {
        svg.path("i" + level, strokes);
      }
    }
    return svg.end();
  }

  /** The runs of one level, each relative to the end of the one before it. */
  private static String strokes(byte[] pixels, int width, int height, int level) {
    StringBuilder path = new StringBuilder();
    int penX = 0;
    int penY = 0;
    for (int y = 0; y < height; y++) {
      int x = 0;
      while (x < width) {
        int start = x;
        while (x < width && level(pixels[y * width + x]) == level) {
          x++;
        }
        if (x == start) {
          x++;
          continue;
        }
        int dy = y - penY;
        path.append('m').append(start - penX).append(dy < 0 ? "" : " ").append(dy);
        path.append('h').append(x - start);
        penX = x;
        penY = y;
      }
    }
    return path.toString();
  }

  private static int level(byte pixel) {
    int ink = Byte.toUnsignedInt(pixel);
    return ink < PAPER ? 0 : Math.min(LEVELS, 1 + (ink - PAPER) * LEVELS / (256 - PAPER));
  }
}
