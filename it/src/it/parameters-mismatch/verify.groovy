def log = new File(basedir, 'build.log').text

assert log.contains('src/experiments/miscounted.yaml:13:15: ')
assert log.contains('1,000') || log.contains('1000')
assert log.contains('1,091') || log.contains('1091')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments').exists()
