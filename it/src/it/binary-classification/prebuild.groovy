import io.github.experimentmaven.it.Rows

Rows.ofTwoClasses(new File(basedir, 'rows').toPath())

// The Invoker takes any other value for a failure.
return true
