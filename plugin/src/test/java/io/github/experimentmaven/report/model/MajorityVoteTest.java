package io.github.experimentmaven.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MajorityVoteTest {

  @Test
  void whatMostSayWins() {
    assertThat(MajorityVote.of(IntStream.of(3, 8, 8, 5))).contains(new MajorityVote(8, 2));
  }

  @Test
  void ofEqualVotesTheFirstClassWins() {
    assertThat(MajorityVote.of(IntStream.of(8, 3, 8, 3, 5))).contains(new MajorityVote(3, 2));
  }

  @Test
  void withoutAVoteNobodyWins() {
    assertThat(MajorityVote.of(IntStream.empty())).isEmpty();
  }
}
