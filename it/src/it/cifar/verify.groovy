import groovy.json.JsonSlurper

assert new File(basedir, 'build.log').text.contains('tutorial: PASS (2 checks passed)')
def result = new JsonSlurper().parse(new File(basedir, 'target/experiments/tutorial/seed-1/result.json'))
assert result.parameters == 122570
assert result.dataset.name == 'CIFAR-10'
assert result.dataset.features.image_shape == [32, 32, 3]
assert [result.dataset.train_images, result.dataset.test_images] == [500, 100]
assert result.dataset.targets.class_names[9] == 'truck'
