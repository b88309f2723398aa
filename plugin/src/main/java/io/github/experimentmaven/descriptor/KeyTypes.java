package io.github.experimentmaven.descriptor;

import java.util.Optional;

/** What the language says of the keys of a map, for those who change trees before they are read. */
final class KeyTypes {

  private KeyTypes() {}

  /** Whether a map of the type has one key, which names what it is: an optimizer, a layer. */
  static boolean isKind(ValueType type) {
    return type.kinds().isPresent();
  }

  /**
   * The type of the values of a key.
   *
   * @return nothing if the language does not say, or has no such key
   */
  static Optional<ValueType> of(ValueType type, String key) {
    if (type instanceof RecordType map) {
      return map.keys().stream().filter(each -> each.name().equals(key)).map(Key::type).findFirst();
    }
    if (type instanceof DatasetType sources) {
      return sources.sources().stream().flatMap(source -> of(source, key).stream()).findFirst();
    }
    if (type instanceof MapType map) {
      return Optional.of(map.values());
    }
    return type.kinds().flatMap(kinds -> Optional.ofNullable(kinds.records().get(key)));
  }

  /** The type of the items of a list; nothing if the language does not say. */
  static Optional<ValueType> ofItems(ValueType type) {
    return type instanceof ArchitectureType layers ? Optional.of(layers.items()) : Optional.empty();
  }
}
