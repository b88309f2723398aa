package io.github.experimentmaven.preparation.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one column; NaN where there is none. They are never copied as they become more,
 * and decimal numbers of few digits, as most tables have, take four bytes each: whole numbers that
 * are divided by a power of ten give the very double that was added. What there is no memory for is
 * brought back some thousand rows at a time.
 */
final class Cells {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** Tables of few rows may have thousands of columns. */
  private static final int FIRST = 64;

  private final CellStore store;
  private final List<Chunk> chunks = new ArrayList<>();
  private int size;

  /** The one that was brought back last. */
  private @Nullable Chunk broughtBack;

  Cells(CellStore store) {
    this.store = store;
  }

  void add(double value) {
    int at = size & (CHUNK - 1);
    int index = size >> CHUNK_BITS;
    if (index == chunks.size()) {
      chunks.add(index == 0 ? new Chunk(FIRST) : next(chunks.get(index - 1)));
    }
    chunks.get(index).set(at, value);
    size++;
  }

  /** The next numbers will be like the last ones, which are complete. */
  private Chunk next(Chunk full) {
    Chunk next = full.next();
    full.keepIn(store);
    return next;
  }

  double get(int row) {
    Chunk chunk = chunks.get(row >> CHUNK_BITS);
    if (chunk.isAway) {
      if (broughtBack != null) {
        broughtBack.leave();
      }
      chunk.bringBack(store);
      broughtBack = chunk;
    }
    return chunk.get(row & (CHUNK - 1));
  }

  /** Forgets all from a row on. */
  void truncate(int rows) {
    size = Math.min(size, rows);
  }

  int size() {
    return size;
  }

  /** Some thousand numbers: whole ones over a power of ten if all can be, or else doubles. */
  private static final class Chunk {

    private static final double[] POWERS_OF_TEN = {
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9
    };

    private static final int NO_VALUE = Integer.MIN_VALUE;

    private boolean areWhole;
    private int digits;
    private int[] wholes;
    private double[] doubles;

    /** Whether the numbers are in the file alone. */
    private boolean isAway;

    private long start;

    Chunk(int length) {
      this(length, true, 0);
    }

    private Chunk(int length, boolean areWhole, int digits) {
      this.areWhole = areWhole;
      this.digits = digits;
      wholes = new int[areWhole ? length : 0];
      doubles = new double[areWhole ? 0 : length];
    }

    Chunk next() {
      return new Chunk(CHUNK, areWhole, digits);
    }

    /** Numbers that no memory is left for go to the file. */
    void keepIn(CellStore store) {
      if (store.take(bytes())) {
        return;
      }
      ByteBuffer bytes = ByteBuffer.allocate(bytes());
      if (areWhole) {
        bytes.asIntBuffer().put(wholes);
      } else {
        bytes.asDoubleBuffer().put(doubles);
      }
      start = store.write(bytes);
      leave();
    }

    private int bytes() {
      return CHUNK * (areWhole ? Integer.BYTES : Double.BYTES);
    }

    void leave() {
      wholes = new int[0];
      doubles = new double[0];
      isAway = true;
    }

    void bringBack(CellStore store) {
      ByteBuffer bytes = ByteBuffer.allocate(bytes());
      store.read(start, bytes);
      if (areWhole) {
        wholes = new int[CHUNK];
        bytes.asIntBuffer().get(wholes);
      } else {
        doubles = new double[CHUNK];
        bytes.asDoubleBuffer().get(doubles);
      }
      isAway = false;
    }

    double get(int at) {
      return areWhole ? decimal(wholes[at], digits) : doubles[at];
    }

    void set(int at, double value) {
      if (areWhole) {
        int whole = whole(value, digits);
        if (isDecimal(value, whole, digits) || lengthen(at, value)) {
          wholes = at == wholes.length ? Arrays.copyOf(wholes, 2 * at) : wholes;
          wholes[at] = whole(value, digits);
          return;
        }
        widen(at);
      }
      doubles = at == doubles.length ? Arrays.copyOf(doubles, 2 * at) : doubles;
      doubles[at] = value;
    }

    /** Whether a number can be a whole one as well, with more digits for all. */
    private boolean lengthen(int count, double value) {
      for (int more = digits + 1; more < POWERS_OF_TEN.length; more++) {
        if (isDecimal(value, whole(value, more), more)) {
          return lengthenTo(count, more);
        }
      }
      return false;
    }

    private boolean lengthenTo(int count, int more) {
      int factor = (int) POWERS_OF_TEN[more - digits];
      for (int i = 0; i < count; i++) {
        if (wholes[i] != NO_VALUE && Math.abs((long) wholes[i] * factor) > Integer.MAX_VALUE) {
          return false;
        }
      }
      for (int i = 0; i < count; i++) {
        wholes[i] = wholes[i] == NO_VALUE ? NO_VALUE : wholes[i] * factor;
      }
      digits = more;
      return true;
    }

    private void widen(int count) {
      doubles = new double[wholes.length];
      for (int i = 0; i < count; i++) {
        doubles[i] = decimal(wholes[i], digits);
      }
      areWhole = false;
      wholes = new int[0];
    }

    /** Both are exact, and so the quotient is rounded once: the same with any digits that fit. */
    private static double decimal(int whole, int digits) {
      return whole == NO_VALUE ? Double.NaN : whole / POWERS_OF_TEN[digits];
    }

    /** Of a number that is too large something that is not the number. */
    private static int whole(double value, int digits) {
      return Double.isNaN(value) ? NO_VALUE : (int) Math.rint(value * POWERS_OF_TEN[digits]);
    }

    /** Zero with a sign is none, and of the whole numbers one stands for no value. */
    private static boolean isDecimal(double value, int whole, int digits) {
      return Double.doubleToLongBits(decimal(whole, digits)) == Double.doubleToLongBits(value);
    }
  }
}
