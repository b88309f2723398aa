package io.github.experimentmaven.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the values of an IDX file are; numbers of several bytes are big-endian. */
public enum IdxType {
  /** One byte a value, from 0 to 255. */
  UNSIGNED_BYTE(0x08, 1, "unsigned bytes"),
  /** 32-bit integers. */
  INT(0x0c, Integer.BYTES, "32-bit integers"),
  /** 32-bit IEEE 754 floats. */
  FLOAT(0x0d, Float.BYTES, "32-bit floats");

  private final int code;
  private final int bytes;
  private final String words;

  IdxType(int code, int bytes, String words) {
    this.code = code;
    this.bytes = bytes;
    this.words = words;
  }

  /** The third byte of a file. */
  int code() {
    return code;
  }

  /** How many bytes a value has. */
  public int bytes() {
    return bytes;
  }

  /** Its name in messages. */
  String words() {
    return words;
  }

  /** The type of a file whose third byte that is. */
  static Optional<IdxType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** All of them for messages: {@code unsigned bytes (0x08), 32-bit integers (0x0c)}. */
  static String all() {
    return Arrays.stream(values())
        .map(type -> "%s (0x%02x)".formatted(type.words, type.code))
        .collect(Collectors.joining(", "));
  }
}
