package io.github.experimentmaven.preparation.npz;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a {@code .npy} file of version 1, 2 or 3.
 *
 * @param kind what the values are
 * @param bytes how many a value has
 * @param order of these bytes
 * @param shape the sizes of the array
 */
record NpyHeader(ValueKind kind, int bytes, ByteOrder order, List<Integer> shape) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST_HEADER_BYTES = 1 << 16;
  private static final int MOST_DIMENSIONS = 32;

  /** A Python literal of a dictionary with the three keys in any order. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*['\"](descr|fortran_order|shape)['\"]\\s*:\\s*"
              + "('[^']*'|\"[^\"]*\"|True|False|\\([0-9L,\\s]*\\)|\\[.*\\])\\s*(,|$)",
          Pattern.DOTALL);

  private static final Pattern TYPE = Pattern.compile("([<>|=])([a-zA-Z])([0-9]*)");

  private static final Map<Character, ValueKind> KINDS =
      Map.of(
          'b',
          ValueKind.BOOLEAN,
          'u',
          ValueKind.UNSIGNED,
          'i',
          ValueKind.SIGNED,
          'f',
          ValueKind.FLOAT);

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /** How many bytes all values have. */
  long contentBytes() throws BadArrayException {
    try {
      return Math.multiplyExact(values(shape), (long) bytes);
    } catch (ArithmeticException e) {
      throw new BadArrayException("its shape " + shape + " is too large");
    }
  }

  /** How many values have these sizes. */
  static long values(List<Integer> shape) {
    long values = 1;
    for (int size : shape) {
      values = Math.multiplyExact(values, (long) size);
    }
    return values;
  }

  static NpyHeader read(DataInputStream in) throws IOException, BadArrayException {
    try {
      for (byte expected : MAGIC) {
        if (in.readByte() != expected) {
          throw new BadArrayException("it does not begin as a .npy file does");
        }
      }
      int version = in.readUnsignedByte();
      int minor = in.readUnsignedByte();
      if (version < 1 || version > 3 || minor != 0) {
        throw new BadArrayException(
            "it has version %s.%s; expected 1.0, 2.0 or 3.0".formatted(version, minor));
      }
      int size =
          version == 1
              ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
              : Integer.reverseBytes(in.readInt());
      if (size < 0 || size > MOST_HEADER_BYTES) {
        throw new BadArrayException(
            "its header says that it has %s bytes; at most %s are read"
                .formatted(Integer.toUnsignedString(size), MOST_HEADER_BYTES));
      }
      byte[] text = new byte[size];
      in.readFully(text);
      return parse(
          new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    } catch (EOFException e) {
      throw new BadArrayException("it ends within its header");
    }
  }

  private static NpyHeader parse(String text) throws BadArrayException {
    String dictionary = text.strip();
    if (!dictionary.startsWith("{") || !dictionary.endsWith("}")) {
      throw new BadArrayException("its header is no dictionary: " + shown(dictionary));
    }
    String rest = dictionary.substring(1, dictionary.length() - 1).strip();
    Map<String, String> entries = new HashMap<>();
    Matcher entry = ENTRY.matcher(rest);
    int at = 0;
    while (at < rest.length() && entry.find(at) && entry.start() == at) {
      entries.put(entry.group(1), entry.group(2));
      at = entry.end();
    }
    String type = entries.get("descr");
    String fortran = entries.get("fortran_order");
    String shape = entries.get("shape");
    if (at < rest.length() || type == null || fortran == null || shape == null) {
      throw new BadArrayException(
          "its header is %s; expected descr, fortran_order and shape".formatted(shown(dictionary)));
    }
    if (fortran.equals("True")) {
      throw new BadArrayException(
          "it is in Fortran order; save numpy.ascontiguousarray(array) instead");
    }
    if (!fortran.equals("False")) {
      throw new BadArrayException("fortran_order is " + fortran + "; expected False");
    }
    return typed(type, sizes(shape));
  }

  private static NpyHeader typed(String quoted, List<Integer> shape) throws BadArrayException {
    String text = quoted.substring(1, quoted.length() - 1);
    Matcher type = TYPE.matcher(text);
    if (quoted.startsWith("[") || !type.matches()) {
      throw new BadArrayException(
          "its values are " + shown(quoted) + "; expected integers or floats");
    }
    char letter = type.group(2).charAt(0);
    if (letter == 'O') {
      throw new BadArrayException(
          "its values are Python objects, which only Python can read, as reading them runs code;"
              + " save an array of numbers");
    }
    ValueKind kind = KINDS.get(letter);
    String bytes = type.group(3);
    boolean isKnown =
        kind != null
            && switch (kind) {
              case BOOLEAN -> bytes.equals("1");
              case UNSIGNED, SIGNED -> bytes.matches("[1248]");
              case FLOAT -> bytes.matches("[48]");
            };
    if (kind == null || !isKnown) {
      throw new BadArrayException(
          "its values are '%s'; expected integers, float32 or float64".formatted(shown(text)));
    }
    return new NpyHeader(
        kind,
        Integer.parseInt(bytes),
        type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        shape);
  }

  private static List<Integer> sizes(String tuple) throws BadArrayException {
    List<Integer> sizes = new ArrayList<>();
    if (!tuple.startsWith("(")) {
      throw new BadArrayException("its shape is " + shown(tuple) + "; expected sizes");
    }
    for (String size : tuple.substring(1, tuple.length() - 1).split(",", -1)) {
      String digits = size.strip();
      if (digits.isEmpty()) {
        continue;
      }
      if (!digits.matches("[0-9]{1,10}L?") || sizes.size() == MOST_DIMENSIONS) {
        throw new BadArrayException("its shape is " + shown(tuple) + "; expected sizes");
      }
      long number = Long.parseLong(digits.replace("L", ""));
      if (number > Integer.MAX_VALUE) {
        throw new BadArrayException("its shape " + shown(tuple) + " is too large");
      }
      sizes.add((int) number);
    }
    return sizes;
  }

  /** So that a message stays one line of letters. */
  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
  }
}
