import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def read = { new JsonSlurper().parse(new File(basedir, it)) }
def accepted = read('src/experiments/baselines/repeated.json')
def recorded = read('target/experiments/results.json').experiments[0]

assert log.contains('[INFO]   baseline: new\n')
assert log.contains('[INFO] Accepted: src/experiments/baselines/repeated.json')
assert log.contains('[INFO] Recorded: src/experiments/history/repeated.jsonl')
assert new File(basedir, 'src/experiments/history/repeated.jsonl').readLines()
    .collect { new JsonSlurper().parseText(it).reason } == ['first', accepted.reason]
assert log.contains('[INFO] repeated: bitwise equal')

// Of another experiment the same bits are not to be had: it is said before anything is trained.
assert log.contains('1 of 1 experiment is not what was accepted, so that other bits are certain; nothing was trained')
assert log.contains('[ERROR] repeated differs from what was accepted in\n[ERROR]   batch_size (default) -> 16\n')
assert log.count('started: batch_size (default) -> 16') == 1
assert log.count('started: numerics (default) -> native') == 1
// A processor without more than AVX2 computes the same with its best instructions.
def processor = new File('/proc/cpuinfo')
def isWider = processor.file && processor.text.contains('avx512')
assert isWider || log.count('[INFO] repeated: bitwise equal') >= 2
assert !isWider || log =~ /diverges     seed 1: weights after epoch 1 [0-9a-f]{12}\.\.\. -> [0-9a-f]{12}\.\.\./
assert log =~ /inputs       numerics \(default\) -> native\R/
assert log =~ /numerics.processor \(none\) -> \S+/

// What counts as equal has to be said.
assert log.contains('repeated does not say how far accuracies may be apart and still count as equal')

assert log.contains('[WARNING] repeated differs from what was accepted in batch_size (default) -> 16')
assert log.contains('[INFO]   baseline: changed\n[INFO]     batch_size (default) -> 16\n')

assert accepted.reason == 'smaller'
assert accepted.runs*.seed == [1, 2]
assert accepted.identity == recorded.runs[0].provenance.identity
assert accepted.runs*.weights_sha256 == recorded.runs.collect { it.epochs*.weights_sha256 }
assert new File(basedir, 'src/experiments/baselines').list().sort() == ['repeated.json', 'repeated.predictions.gz']
assert read('target/experiments-reproduced/repeated/seed-1/result.json').experiment == 'repeated'
assert !new File(basedir, 'target/experiments-reproduced/results.json').exists()
assert !log.contains('\tat ')
