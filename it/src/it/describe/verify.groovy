def log = new File(basedir, 'build.log').text

assert log.contains('[INFO] perceptron (src/experiments/perceptron.yaml)')
assert log.contains('dense_1')
assert log.contains('(None, 16)')
assert log.contains('1,091')
assert log.contains('600')
assert log.contains('150')
assert !new File(basedir, 'target/experiments').exists()
