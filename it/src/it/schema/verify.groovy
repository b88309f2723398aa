import groovy.json.JsonSlurper

def file = new File(basedir, 'target/experiments/experiment.schema.json')
def schema = new JsonSlurper().parse(file)

assert schema['$schema'] == 'https://json-schema.org/draft/2020-12/schema'
// A file that extends another may leave out what that says.
def keys = ['dataset', 'architecture', 'optimizer', 'loss', 'epochs', 'gate']
assert schema.else.properties.keySet().containsAll(keys)
assert schema['$defs'].extension.properties.keySet().containsAll(keys)
assert new File(basedir, 'docs/schema.json').text == file.text
