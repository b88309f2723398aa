package io.github.experimentmaven.export.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void dollarsAreNoFormula() {
    assertThat(Markdown.text("from $1 to $HOME"))
        .isEqualTo("from <span>$</span>1 to <span>$</span>HOME");
  }

  @Test
  void whatLooksLikeAnAddressIsNoLink() {
    assertThat(Markdown.text("see www.example.org, WWW.example.org or http://a.example"))
        .isEqualTo("see www\\.example.org, WWW\\.example.org or http\\://a.example");
  }

  @Test
  void markupIsText() {
    assertThat(Markdown.text(" *a*\n_b_ <c> & `d` @e \\ "))
        .isEqualTo("\\*a\\* \\_b\\_ \\<c\\> \\& \\`d\\` \\@e \\\\");
  }
}
