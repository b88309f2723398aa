import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
