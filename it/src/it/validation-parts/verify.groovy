import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def result = { name, seed ->
  new JsonSlurper().parse(new File(basedir, "target/experiments/$name/seed-$seed/result.json"))
}

// Nothing is taken from the training part.
def table = result('table', 1)
assert table.dataset.train_images == 60
assert table.dataset.validation_images == 21
assert table.dataset.test_images == 30
assert table.val_loss == table.epochs*.val_loss.min()
assert table.course.kept_epoch == 1 + table.epochs*.val_loss.indexOf(table.val_loss)
assert log =~ /validation rows +21/
assert log =~ /validation images +24/

def photos = result('photos', 3)
assert photos.dataset.train_images == 80
assert photos.dataset.validation_images == 24
assert photos.dataset.test_images == 30
assert photos.epochs.every { it.val_accuracy != null }

// What augmentation made of images stands beside the result and on the page.
def augmented = new JsonSlurper().parse(new File(basedir, 'target/experiments/photos/seed-3/augmented.json'))
assert augmented.shape == [24, 24, 3]
assert augmented.augmented_shape == [24, 24, 3]
assert augmented.examples.size() == 4
augmented.examples.each { example ->
  assert example.variants*.epoch == (1..Math.min(4, photos.epochs.size())).toList()
  def all = example.variants*.pixels*.base64 + example.pixels.base64
  assert all.every { it.decodeBase64().length == 24 * 24 * 3 }
  assert (all as Set).size() == all.size()
}
assert !new File(basedir, 'target/experiments/table/seed-1/augmented.json').exists()

def page = new File(basedir, 'target/site/experiments/photos.html').text
assert page.contains('Each as it is, and as the network of seed 3 was trained with it in its first epochs.')
assert new File(basedir, 'target/site/experiments/photos-augmented-2.png').exists()
assert page.contains('aria-label="Graph of 21 layers, from the data at the top to the output at the bottom.')
assert page.contains('>3 times</text>')
assert page.contains('<bdi>narrow, pooled</bdi>')
assert !new File(basedir, 'target/site/experiments/table.html').text.contains('xr-graph')

assert !log.contains('\tat ')
