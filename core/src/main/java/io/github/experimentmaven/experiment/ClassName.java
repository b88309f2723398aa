package io.github.experimentmaven.experiment;

/** Full names of classes of a project. */
final class ClassName {

  private ClassName() {}

  /**
   * Does nothing if that can be the full name of a class.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static void require(String name, String example) {
    for (String part : name.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.charAt(0))
          || !part.chars().allMatch(Character::isJavaIdentifierPart)) {
        throw new IllegalArgumentException(
            "class must be the full name of a class, such as %s, found '%s'"
                .formatted(example, name));
      }
    }
  }

  /** The last part of a name. */
  static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
