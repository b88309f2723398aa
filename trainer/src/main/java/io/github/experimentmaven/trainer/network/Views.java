package io.github.experimentmaven.trainer.network;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What must be there by construction, checked all the same. */
final class Views {

  private Views() {}

  static INDArray require(Map<String, INDArray> views, String key) {
    INDArray view = views.get(key);
    if (view == null) {
      throw new IllegalStateException(
          "a layer has no parameter '" + key + "' but only " + views.keySet());
    }
    return view;
  }

  static INDArray forwardFirst(@Nullable INDArray kept) {
    if (kept == null) {
      throw new IllegalStateException("a backward pass needs a forward pass before it");
    }
    return kept;
  }
}
