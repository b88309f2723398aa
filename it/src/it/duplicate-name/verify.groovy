def log = new File(basedir, 'build.log').text

assert log.contains("src/experiments/second.yaml:1:7: ")
assert log.contains("'twin'")
assert log.contains('src/experiments/first.yaml')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments').exists()
