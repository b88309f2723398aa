import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text

// By the plan it cannot have what it needs: nothing is trained.
[
  'memory outside of the Java heap': 'experiment.maxOffHeap',
  'Java heap': 'experiment.maxHeap'
].each { memory, parameter ->
  assert (log =~ /Failed to execute goal [^\n]*:run \(default\) on project out-of-memory: src\/experiments\/huge\.yaml:4:3: a training of this network needs at least \d+ MiB of $memory, but has at most 64m, set by $parameter\n/).size() == 1
}
assert log.count('a smaller batch_size would not do: it has 16,276,003 parameters\n') == 2
assert log.contains('1 problem in 1 experiment file')

// What the plan does not know of: the others are trained, this one leaves its log, and nothing that
// looks like a result.
def runs = new File(basedir, 'target/experiments')
assert new File(runs, 'tiny/seed-1/result.json').file
assert new File(runs, 'huge/seed-1').list().sort() ==
    ['events.jsonl', 'job.json', 'trainer.args', 'trainer.log']
assert log.count('[ERROR] huge seed 1: out of memory (exit code 5): ') == 1
assert (log =~ /\n\[ERROR]   Java heap: at most \d+m, planned for the network; experiment\.maxHeap overrides it\n/).size() == 1
// The build fails when the reports have been written.
assert (log =~ /Failed to execute goal [^\n]*:check \(default\) on project out-of-memory: 1 of 2 runs did not complete\n/).size() == 1
assert new XmlSlurper().parse(new File(basedir, 'target/experiment-reports/TEST-huge.xml')).@errors == 1
assert new File(basedir, 'target/site/experiments/huge.html').text.contains('out of memory (exit code 5)')
assert !log.contains('\tat ')
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(basedir.path) }
