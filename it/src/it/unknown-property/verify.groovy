def log = new File(basedir, 'build.log').text

assert log.contains('src/experiments/placeholder.yaml:1:')
assert log.contains('no.such.property')
assert !log.contains("'project.artifactId'")
assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments').exists()
