package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of rows that have the same value in all rows that are trained on: they tell nothing.
 * Of texts, whose shorter ones are filled up, none are told.
 */
public final class ConstantColumns {

  private static final int BUFFER_SIZE = 1 << 16;

  private ConstantColumns() {}

  /**
   * Reads training rows until each column has had two values.
   *
   * @return their names; none if the samples are no rows, or only one
   * @throws DatasetException if the file was damaged since the data set was read
   */
  public static List<String> of(Dataset dataset) throws DatasetException {
    if (!(dataset.features() instanceof Features.Rows rows) || dataset.count(Part.TRAIN) == 1) {
      return List.of();
    }
    int width = rows.columns().size();
    int[] first = new int[width];
    boolean[] varies = new boolean[width];
    Arrays.fill(varies, true);
    int constant = rows.places().length;
    for (int place : rows.places()) {
      varies[place] = false;
    }
    byte[] buffer =
        new byte[Math.max(1, BUFFER_SIZE / (width * Float.BYTES)) * width * Float.BYTES];
    boolean isFirst = true;
    try (var input = IdxInput.open(dataset.files().file(Part.TRAIN, rows.role()).path())) {
      int read = input.read(buffer);
      while (read > 0 && constant > 0) {
        var values = ByteBuffer.wrap(buffer, 0, read).asIntBuffer();
        for (int column = 0; values.hasRemaining(); column = (column + 1) % width) {
          int value = values.get();
          if (isFirst) {
            first[column] = value;
            isFirst = column < width - 1;
          } else if (value != first[column] && !varies[column]) {
            varies[column] = true;
            constant--;
          }
        }
        read = input.read(buffer);
      }
    }
    return IntStream.range(0, width)
        .filter(column -> !varies[column])
        .mapToObj(column -> rows.columns().get(column).name())
        .toList();
  }
}
