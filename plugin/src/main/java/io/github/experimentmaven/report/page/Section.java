package io.github.experimentmaven.report.page;

/**
 * A section of an experiment's page that only some tasks have. It is filled by the template {@code
 * experiment/<id>.ftlh}, which gets it as {@code section}.
 */
public sealed interface Section permits Confusion, ClassTable, Mistakes, Curves, Residuals {

  /** What the section is called in links and files. */
  String id();

  /** What it is called on the page. */
  String title();
}
