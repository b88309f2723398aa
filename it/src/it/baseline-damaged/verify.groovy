def log = new File(basedir, 'build.log').text

assert log.contains('src/experiments/baselines/broken.json:4:3: not valid JSON: ')
assert log.contains('src/experiments/baselines/foreign.json:5:1: damaged or edited: ')
assert log.contains('restore it from version control, or delete the baseline\'s files, train, and accept the results again')
assert log =~ /Failed to execute goal .*experiment-maven-plugin:[^:]+:run/
assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments/results.json').exists()
