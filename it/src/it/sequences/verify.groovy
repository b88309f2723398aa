import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def result = { name -> new JsonSlurper().parse(new File(basedir, "target/experiments/$name/seed-1/result.json")) }
def page = { name -> new File(basedir, "target/site/experiments/${name}.html").text }

// Numbers of three dimensions are sequences, and are called so wherever they are told.
assert log =~ /training sequences 200/
assert log =~ /sequence +40 steps, 2 features each/
assert result('waves').dataset.features == [type: 'Sequences', sequence_shape: [40, 2]]
assert result('waves').layers[0].output_shape == [36, 8]
assert result('waves').test_accuracy > 0.9
def seen = page('waves').replaceAll(/(?s)<[^>]*>/, ' ')
assert seen.contains('40 steps, 2 features each')
assert seen =~ /test sequences/
assert !(seen =~ /(?i)\bimages?\b/)

// Rows of whole numbers are looked up.
assert log =~ /row +12 features/
assert result('words').layers[0].output_shape == [12, 4]
assert result('words').layers[0].parameters == 200
assert result('words').test_accuracy > 0.9

// Words get their numbers by how often the training rows have them; test rows teach none.
def vocabulary = result('reviews').dataset.features.vocabularies[0]
assert vocabulary.column == 'review' && vocabulary.length == 12
assert vocabulary.words[0..2] == ['', '[UNK]', 'the']
assert vocabulary.words.containsAll(['was', 'and', 'simply', 'great', 'tedious'])
assert !vocabulary.words.contains('unheard') && !vocabulary.words.contains('!')
assert result('reviews').test_accuracy > 0.9
assert log =~ /vocabulary +\d+ words of review \(the, /
assert page('reviews').contains('Words of review')
assert result('reviews').provenance.identity.data.keySet().contains('vocabulary')
assert !log.contains('\tat ')
