// No package has CIFAR-10: files of its format, with a bright square of each class' own colour and place.
def random = new Random(1)
def folder = new File(basedir, 'cifar-10-batches-bin')
folder.mkdirs()
def names = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']
new File(folder, 'batches.meta.txt').text = names.join('\n') + '\n'

// A label, then the red, green and blue channels of 32 x 32 pixels, row by row.
def record = { int label ->
  def bytes = new byte[1 + 3 * 32 * 32]
  bytes[0] = label
  for (int i = 1; i < bytes.length; i++) {
    bytes[i] = (byte) random.nextInt(120)
  }
  int top = 3 + 7 * (label % 4) + random.nextInt(3)
  int left = 3 + 9 * label.intdiv(4) + random.nextInt(3)
  for (int y = top; y < Math.min(32, top + 6); y++) {
    for (int x = left; x < left + 6; x++) {
      bytes[1 + (label % 3) * 1024 + 32 * y + x] = (byte) 250
    }
  }
  bytes
}
def write = { String file, int count ->
  new File(folder, file).withOutputStream { out -> count.times { out.write(record(it % 10)) } }
}
(1..5).each { write("data_batch_${it}.bin", 100) }
write('test_batch.bin', 100)

// The Invoker takes any other value for a failure.
return true
