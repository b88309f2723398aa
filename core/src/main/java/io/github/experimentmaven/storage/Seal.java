package io.github.experimentmaven.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The hash that a record carries of itself, in its field {@code sha256}, so that an edit of its
 * file does not go unnoticed.
 */
public final class Seal {

  private static final String FIELD = "sha256";

  private Seal() {}

  /**
   * What the field must be: the SHA-256 over the {@linkplain RecordJson#line canonical form} of all
   * other fields of a record.
   */
  public static String of(Object value) {
    ObjectNode content = RecordJson.tree(value).deepCopy();
    content.remove(FIELD);
    return Sha256.of(RecordJson.line(content));
  }
}
