import groovy.json.JsonSlurper

def file = new File(basedir, 'target/experiments/experiment.schema.json')
def schema = new JsonSlurper().parse(file)

assert schema['$schema'] == 'https://json-schema.org/draft/2020-12/schema'
assert schema.properties.keySet().containsAll(['dataset', 'architecture', 'optimizer', 'loss', 'epochs', 'gate'])
assert new File(basedir, 'docs/schema.json').text == file.text
