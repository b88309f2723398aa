def log = new File(basedir, 'build.log').text

assert log.contains("src/experiments/wide-window.yaml:4:5: Conv2D 'conv2d' ")
assert log.contains('(the input gives [8, 8, 1])')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments').exists()
