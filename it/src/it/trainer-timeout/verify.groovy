def log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] endless seed 1: timed out after 1 s\n[ERROR]   the limit is set by experiment.timeout\n')
assert !log.contains('\tat ')
assert !['result.json', 'model.zip', 'predictions.bin'].any {
  new File(basedir, "target/experiments/endless/seed-1/$it").exists()
}
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(basedir.path) }
