package io.github.experimentmaven.storage;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes which of the records that a sealed interface permits a value is, by its simple name in the
 * key {@code type}, unless the interface has annotations that say otherwise. Values need none of
 * Jackson's annotations for it.
 */
public final class SealedTypes extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Named {}

  private static final JsonTypeInfo.@Nullable Value BY_SIMPLE_NAME =
      JsonTypeInfo.Value.from(Named.class.getAnnotation(JsonTypeInfo.class));

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    JsonTypeInfo.Value said = super.findPolymorphicTypeInfo(config, annotated);
    return said == null && isSealed(annotated) ? BY_SIMPLE_NAME : said;
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    List<NamedType> said = super.findSubtypes(annotated);
    return said == null && isSealed(annotated)
        ? records(annotated.getRawType())
            .map(type -> new NamedType(type, type.getSimpleName()))
            .toList()
        : said;
  }

  /** The records that a sealed interface permits, itself or by other interfaces, in their order. */
  public static Stream<Class<?>> records(Class<?> family) {
    return family.isInterface() && family.isSealed()
        ? permitted(family).flatMap(SealedTypes::records).distinct()
        : Stream.of(family);
  }

  /**
   * In the order of the file: without a list of its own what an interface permits is in that in
   * which the compiler happened to come to it. The members of a nest are written last first.
   */
  private static Stream<Class<?>> permitted(Class<?> family) {
    List<Class<?>> nest = Arrays.asList(family.getNestMembers());
    return Arrays.stream(family.getPermittedSubclasses())
        .sorted(Comparator.<Class<?>>comparingInt(nest::indexOf).reversed());
  }

  private static boolean isSealed(Annotated annotated) {
    Class<?> type = annotated.getRawType();
    // An enum whose constants have bodies is sealed, too.
    return annotated instanceof AnnotatedClass && type.isInterface() && type.isSealed();
  }
}
