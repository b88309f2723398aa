def log = new File(basedir, 'build.log').text

// Both at once, each at the place in its file that names the data, and with the file that is wrong.
assert log.contains('src/experiments/truncated.yaml:2:')
assert log.contains('train-images-idx3-ubyte.gz')
assert log.contains('src/experiments/altered.yaml:2:')
assert log.contains('t10k-labels-idx1-ubyte.gz')
assert log.contains('SHA-256')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments').exists()
