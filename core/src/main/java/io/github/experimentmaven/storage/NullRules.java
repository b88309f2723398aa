package io.github.experimentmaven.storage;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code null} for whatever a record does not declare {@link Nullable}: the component
 * itself, and the elements of its list or the values of its map. A file that says null where the
 * code is sure to find a value is damaged, and must not come to light as a null pointer later. A
 * tree has a node for null.
 */
final class NullRules extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    if (annotated instanceof AnnotatedParameter parameter
        && !JsonNode.class.isAssignableFrom(parameter.getRawType())
        && parameter.getOwner().getAnnotated() instanceof Executable creator) {
      AnnotatedType type = creator.getAnnotatedParameterTypes()[parameter.getIndex()];
      return JsonSetter.Value.construct(rule(type), rule(content(type)));
    }
    return JsonSetter.Value.empty();
  }

  private static Nulls rule(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class) ? Nulls.SET : Nulls.FAIL;
  }

  /** Of a list its elements, of a map its values, of anything else itself. */
  private static AnnotatedElement content(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      return arguments[arguments.length - 1];
    }
    return type;
  }
}
