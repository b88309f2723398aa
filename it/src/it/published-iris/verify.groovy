import groovy.json.JsonSlurper

def experiment = new JsonSlurper().parse(new File(basedir, 'target/experiments/results.json')).experiments[0]

// The gate passed, on as many rows as there are in the tutorial.
assert experiment.runs*.dataset.every { [it.train_images, it.test_images] == [105, 45] }
assert experiment.runs*.test_accuracy.sum() / 5 >= 0.977
assert new File(basedir, 'build.log').text.contains('iris: PASS (2 checks passed)')
