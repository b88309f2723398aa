package io.github.experimentmaven.descriptor;

import java.util.Comparator;
import java.util.List;

/**
 * Keys of what is extended that get other values.
 *
 * @param settings those above others first: what is replaced as a whole comes before what is
 *     changed in it
 */
record Changes(List<SweepReader.Setting> settings) {

  Changes {
    settings =
        settings.stream()
            .sorted(Comparator.comparingInt(setting -> setting.path().steps().size()))
            .toList();
  }
}
