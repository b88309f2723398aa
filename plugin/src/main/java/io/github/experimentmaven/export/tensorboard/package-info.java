/** Learning curves as event files that TensorBoard opens. */
@NullMarked
package io.github.experimentmaven.export.tensorboard;

import org.jspecify.annotations.NullMarked;
