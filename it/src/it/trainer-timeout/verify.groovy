def log = new File(basedir, 'build.log').text
def line = log.readLines().find { it.contains('endless') && it.contains('seed 1') && it.contains('1 s') }

assert line
assert !log.contains('\tat ')
assert !new File(basedir, 'target/experiments/endless/default/seed-1/result.json').exists()
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(basedir.path) }
