package io.github.experimentmaven.mojo;

import io.github.experimentmaven.report.site.SiteReportRenderer;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * A goal that also has a page among the project reports of a site, in the site's own skin.
 *
 * <p>Not an {@code AbstractMavenReport}: outside of a site build that class renders its page with a
 * skin of its own, which it would have to resolve; our self-contained pages need none.
 */
interface SiteReport extends MavenMultiPageReport {

  /** Which texts are its own: the first part of their keys. */
  String texts();

  /** Writes the page, and the self-contained pages that it links to. */
  void page(Sink sink, Locale locale) throws MojoExecutionException, MojoFailureException;

  @Override
  default void generate(Sink sink, @Nullable SinkFactory sinkFactory, Locale locale)
      throws MavenReportException {
    try {
      page(sink, locale);
    } catch (MojoExecutionException | MojoFailureException e) {
      throw new MavenReportException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  default void generate(Sink sink, Locale locale) throws MavenReportException {
    generate(sink, null, locale);
  }

  @Override
  default String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  default String getName(Locale locale) {
    return SiteReportRenderer.texts(locale).getString(texts() + ".name");
  }

  @Override
  default String getDescription(Locale locale) {
    return SiteReportRenderer.texts(locale).getString(texts() + ".description");
  }

  @Override
  default boolean isExternalReport() {
    return false;
  }
}
