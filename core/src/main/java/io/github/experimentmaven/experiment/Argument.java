package io.github.experimentmaven.experiment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the experiment language says about one key: the component of a record it annotates is
 * written in an experiment file under its name in snake case. The parser, the canonical JSON, the
 * JSON Schema and the table in the manual all read it from here.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Argument {

  /** One sentence for the manual and for an editor's hover text. */
  String value();

  /** The key in a file, where it is not the component's name in snake case. */
  String key() default "";

  /**
   * The value when the key is absent, as it would stand in a file. Empty: the key is required,
   * unless the component is nullable or {@link #optional()}.
   */
  String defaultValue() default "";

  /**
   * What the manual says of the default where other keys decide it. The {@link #defaultValue()} is
   * then what canonical forms in short leave out.
   */
  String defaultNote() default "";

  /**
   * Whether the key may be absent without a default: the component is then null if it may be, else
   * an empty text or collection, or a record all of whose keys are absent.
   */
  boolean optional() default false;

  /**
   * The key that does the same in another way, if there is one: where it is given, this one does
   * not apply, and is neither required nor accepted.
   */
  String unless() default "";

  /** The least value of a number. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value of a number. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether {@link #min()} itself is excluded. */
  boolean minExclusive() default false;

  /** Whether {@link #max()} itself is excluded. */
  boolean maxExclusive() default false;
}
