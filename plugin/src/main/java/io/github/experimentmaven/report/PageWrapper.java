package io.github.experimentmaven.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import io.github.experimentmaven.report.chart.Markup;

/** Lets our charts into a page as the markup they are; everything else is text to be escaped. */
final class PageWrapper extends DefaultObjectWrapper {

  PageWrapper() {
    super(Configuration.VERSION_2_3_34);
  }

  @Override
  protected TemplateModel handleUnknownType(Object object) throws TemplateModelException {
    return object instanceof Markup markup
        ? HTMLOutputFormat.INSTANCE.fromMarkup(markup.html())
        : super.handleUnknownType(object);
  }
}
