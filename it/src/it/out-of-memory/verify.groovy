def log = new File(basedir, 'build.log').text
def experiments = new File(basedir, 'target/experiments')

assert log.contains('huge')
assert log.contains('experiment.maxOffHeap')
assert !new File(experiments, 'huge/default/seed-1/result.json').exists()
assert new File(experiments, 'tiny/default/seed-1/result.json').file
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(basedir.path) }
