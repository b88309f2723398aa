import groovy.json.JsonOutput
import io.github.experimentmaven.it.Shapes

def truncated = new File(basedir, 'truncated')
Shapes.write(truncated.toPath())
def images = new File(truncated, 'train-images-idx3-ubyte.gz')
images.bytes = Arrays.copyOf(images.bytes, images.length().intdiv(2) as int)

// The labels of the test images change after the manifest is written.
def altered = new File(basedir, 'altered')
Shapes.write(altered.toPath())
def entry = { [file: it, sha256: new File(altered, it).bytes.digest('SHA-256')] }
new File(altered, 'dataset.json').text = JsonOutput.toJson([
  format_version: 1,
  name: 'Shapes',
  description: '',
  image_shape: [8, 8, 1],
  classes: ['across', 'down', 'blob'],
  train_count: 600,
  test_count: 150,
  files: [
    train_images: entry('train-images-idx3-ubyte.gz'),
    train_labels: entry('train-labels-idx1-ubyte.gz'),
    test_images: entry('t10k-images-idx3-ubyte.gz'),
    test_labels: entry('t10k-labels-idx1-ubyte.gz')
  ],
  licence: '',
  origin: ''
])
def labels = new File(altered, 't10k-labels-idx1-ubyte.gz')
def bytes = labels.bytes
bytes[20] ^= 1
labels.bytes = bytes

// The Invoker takes any other value for a failure.
return true
