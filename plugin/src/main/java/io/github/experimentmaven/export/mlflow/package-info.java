/** Results as runs of an MLflow tracking server. */
@NullMarked
package io.github.experimentmaven.export.mlflow;

import org.jspecify.annotations.NullMarked;
