import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def results = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments[0]

// A margin of 0 cannot be shown to hold, so that the seeds are used up.
assert log.contains('shapes: inconclusive after 2 seeds, training 2 more (4 of at most 6)')
assert log.contains('shapes: inconclusive after 4 seeds, training 2 more (6 of at most 6)')
assert results.runs*.seed == [21, 22, 23, 24, 25, 26]
assert results.verdict.outcome == 'INCONCLUSIVE'
assert results.verdict.checks.find { it.name == 'test_accuracy vs baseline' }.comparison.seeds == 6
assert log =~ /WARNING.*undecided test_accuracy .*; max_seeds allows no more/
assert !log.contains('\tat ')
