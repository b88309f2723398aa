import groovy.json.JsonSlurper

def target = new File(basedir, 'target')
def result = new JsonSlurper().parse(new File(target, 'experiments/photos/seed-1/result.json'))
assert result.dataset.train_images == 60
assert result.dataset.test_images == 20
assert result.dataset.features.image_shape == [8, 8, 3]
assert result.dataset.targets.class_names == ['bright', 'dark']
assert result.test_accuracy >= 0.9
assert new File(target, 'site/experiments/photos.html').text.contains('bright')

// Each build has a log of its own behind those before it.
def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects', -1).drop(1)
assert builds.size() == 3
assert builds[0].contains('BUILD SUCCESS')
assert builds[0].contains('photos seed 1  started')
assert builds[1].contains('BUILD SUCCESS')
assert !builds[1].contains('photos seed 1  started')
assert builds[2].contains('src/experiments/truncated.yaml:2:')
assert builds[2].contains('truncated/dark/7.png is no picture: it is truncated: ')
assert !log.contains('\tat ')

// Decoded once, and nothing is left of what could not be.
def manifests = []
new File(target, 'data-cache').eachFileRecurse { if (it.name == 'dataset.json') manifests << it }
assert manifests.size() == 1
// The second build found its report up to date, and left it as the first had made it.
assert manifests[0].lastModified() < new File(target, 'site/experiments/photos.html').lastModified()
