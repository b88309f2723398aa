import groovy.json.JsonSlurper

def result = new JsonSlurper().parse(new File(basedir, 'target/experiments/digits/seed-1/result.json'))
assert result.dataset.train_images == 60000
assert result.dataset.test_images == 10000
assert new File(basedir, 'build.log').text.contains('12,730')
