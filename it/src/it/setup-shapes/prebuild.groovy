import io.github.experimentmaven.it.Shapes

Shapes.write(new File(basedir.parentFile, 'shapes').toPath())
