package io.github.experimentmaven.experiment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A second key for a list: its only element. It is written in place of the key of the {@link
 * Argument} beside it, whose bounds hold for it, too.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyElement {

  /** The key in a file. */
  String key();

  /** One sentence for the manual and for an editor's hover text. */
  String value();

  /** The only element when neither key is there, as it would stand in a file. */
  String defaultValue();
}
