package io.github.experimentmaven.report.model;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What most networks say of an image.
 *
 * @param predicted the class; of several that as many say, the first
 * @param votes how many say it
 */
record MajorityVote(int predicted, int votes) {

  /**
   * Counts.
   *
   * @param classes what each network says
   * @return nothing if there is none
   */
  static Optional<MajorityVote> of(IntStream classes) {
    Map<Integer, Integer> votes = new TreeMap<>();
    classes.forEach(each -> votes.merge(each, 1, Integer::sum));
    return votes.entrySet().stream()
        .map(vote -> new MajorityVote(vote.getKey(), vote.getValue()))
        .min(
            Comparator.comparingInt(MajorityVote::votes)
                .reversed()
                .thenComparingInt(MajorityVote::predicted));
  }
}
