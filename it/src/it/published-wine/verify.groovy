import groovy.json.JsonSlurper

def experiment = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments[0]

// Both gates passed, on as many rows as there are in the tutorial.
assert experiment.runs*.dataset.every { [it.train_images, it.test_images] == [1119, 480] }
assert new File(basedir, 'build.log').text.contains('wine: PASS (3 checks passed)')
