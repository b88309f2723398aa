import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text

[
  experiments: '  Java heap: at most 1g, set by experiment.maxHeap\n' +
      '  off-heap memory: at most 64m, set by experiment.maxOffHeap\n',
  second: '  Java heap: at most 64m, set by experiment.maxHeap\n' +
      '  off-heap memory: at most 1g, set by experiment.maxOffHeap\n'
].each { folder, limits ->
  assert log.contains(limits.replaceAll(/(?m)^/, '[ERROR] ') - ~/\[ERROR\] $/)

  // What fits beside it is trained, what does not leaves its log, and nothing that looks like a result.
  def runs = new File(basedir, "target/$folder")
  assert new File(runs, 'tiny/seed-1/result.json').file
  assert new File(runs, 'huge/seed-1').list().sort() ==
      ['events.jsonl', 'job.json', 'trainer.args', 'trainer.log']
}
assert log.count('[ERROR] huge seed 1: out of memory (exit code 5): ') == 2
// The build fails when the reports have been written.
assert (log =~ /Failed to execute goal [^\n]*:check \(default\) on project out-of-memory: 1 of 2 runs did not complete\n/).size() == 2
assert new XmlSlurper().parse(new File(basedir, 'target/experiment-reports/TEST-huge.xml')).@errors == 1
assert new File(basedir, 'target/site/experiments/huge.html').text.contains('out of memory (exit code 5)')
assert !log.contains('\tat ')
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(basedir.path) }
