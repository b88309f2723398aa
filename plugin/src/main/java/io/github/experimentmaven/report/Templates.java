package io.github.experimentmaven.report;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.MalformedTemplateNameException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import io.github.experimentmaven.failure.ReportException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the reports: a person's own where there are some, else the defaults that come
 * with the plugin. Templates escape everything, can reach nothing but what they are given, and stop
 * at a name that does not exist.
 */
final class Templates {

  /** Where the defaults are on the class path. */
  private static final String DEFAULTS = "io/github/experimentmaven/reports";

  private final Configuration configuration;
  private final TemplateLoader loader;
  private final String places;

  /**
   * @param folder looked into first, or null
   * @throws ReportException if the folder is none
   */
  Templates(@Nullable Path folder) throws ReportException {
    TemplateLoader defaults = new ClassTemplateLoader(Templates.class.getClassLoader(), DEFAULTS);
    this.loader =
        folder == null
            ? defaults
            : new MultiTemplateLoader(new TemplateLoader[] {loader(folder), defaults});
    this.places = folder == null ? "the defaults" : folder + " and the defaults";
    this.configuration = configuration(loader);
  }

  private static TemplateLoader loader(Path folder) throws ReportException {
    try {
      if (!Files.isDirectory(folder)) {
        throw new IOException("it is not a folder");
      }
      return new FileTemplateLoader(folder.toFile());
    } catch (IOException e) {
      String message = "cannot read the templates in " + folder + ": " + e.getMessage();
      throw new ReportException(message, e);
    }
  }

  private static Configuration configuration(TemplateLoader loader) {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(loader);
    configuration.setObjectWrapper(new PageWrapper());
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputEncoding("UTF-8");
    // Nothing on a page depends on where it is made.
    configuration.setLocale(Locale.ROOT);
    configuration.setLocalizedLookup(false);
    configuration.setNumberFormat("computer");
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    return configuration;
  }

  /**
   * Fills a template.
   *
   * @param name of the template
   * @param model what it may use
   * @throws ReportException if the template, or one it includes, is missing or wrong; the message
   *     names it, with line and column
   */
  String fill(String name, Map<String, Object> model) throws ReportException, IOException {
    try {
      StringWriter page = new StringWriter();
      configuration.getTemplate(name).process(model, page);
      return page.toString().replace("\r\n", "\n");
    } catch (TemplateNotFoundException | MalformedTemplateNameException e) {
      throw missing(name, e);
    } catch (ParseException e) {
      String place = place(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber());
      throw new ReportException(place + ": " + e.getEditorMessage(), e);
    } catch (InvalidReferenceException e) {
      throw new ReportException(
          place(e) + ": there is nothing called '" + e.getBlamedExpressionString() + "'", e);
    } catch (TemplateException e) {
      TemplateNotFoundException notFound = notFound(e);
      if (notFound != null) {
        throw missing(notFound.getTemplateName(), e);
      }
      throw new ReportException(place(e) + ": " + e.getMessageWithoutStackTop(), e);
    }
  }

  /**
   * A file beside the templates, as it is.
   *
   * @throws ReportException if there is none
   */
  String read(String name) throws ReportException, IOException {
    Object source = loader.findTemplateSource(name);
    if (source == null) {
      throw missing(name, new IOException(name + " is in none of " + places));
    }
    try (Reader reader = loader.getReader(source, StandardCharsets.UTF_8.name())) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString().replace("\r\n", "\n");
    } finally {
      loader.closeTemplateSource(source);
    }
  }

  private ReportException missing(String name, Exception cause) {
    return new ReportException("there is no template '" + name + "'; looked in " + places, cause);
  }

  private static @Nullable TemplateNotFoundException notFound(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof TemplateNotFoundException notFound) {
        return notFound;
      }
    }
    return null;
  }

  private static String place(TemplateException e) {
    return place(e.getTemplateSourceName(), e.getLineNumber(), e.getColumnNumber());
  }

  /** As compilers write it, so that editors can jump there. */
  private static String place(
      @Nullable String template, @Nullable Integer line, @Nullable Integer column) {
    return template + ":" + line + ":" + column;
  }
}
