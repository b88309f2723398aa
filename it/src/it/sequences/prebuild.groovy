import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

// Archives as NumPy writes them.
def archive = { name, arrays ->
  new ZipOutputStream(new File(basedir, name).newOutputStream()).withCloseable { zip ->
    arrays.each { key, array ->
      def shape = array.shape.size() == 1 ? "${array.shape[0]}," : array.shape.join(', ')
      def header = "{'descr': '${array.type}', 'fortran_order': False, 'shape': (${shape}), }"
      def bytes = ByteBuffer.allocate(10 + header.length() + 8 * array.values.size()).order(ByteOrder.LITTLE_ENDIAN)
      bytes.put((byte) 0x93).put('NUMPY'.bytes).put((byte) 1).put((byte) 0).putShort((short) header.length()).put(header.bytes)
      array.values.each { array.type == '<f8' ? bytes.putDouble(it as double) : bytes.putLong(it as long) }
      zip.putNextEntry(new ZipEntry(key + '.npy'))
      zip.write(bytes.array(), 0, bytes.position())
    }
  }
}
def random = new Random(1)

// Two waves of forty steps; of the second class the second one is a quarter ahead, of the first behind.
def waves = { count ->
  def labels = (0..<count).collect { random.nextInt(2) }
  def values = labels.collectMany { label ->
    double start = random.nextDouble() * 2 * Math.PI
    (0..<40).collectMany { step ->
      double angle = start + step * 0.5
      [Math.sin(angle), Math.sin(angle + (label - 0.5) * Math.PI)].collect { it + random.nextGaussian() * 0.1 }
    }
  }
  [[type: '<f8', shape: [count, 40, 2], values: values], [type: '<i8', shape: [count], values: labels]]
}
def (waveTrain, waveTrainLabels) = waves(200)
def (waveTest, waveTestLabels) = waves(100)
archive('waves.npz', [x_train: waveTrain, y_train: waveTrainLabels, x_test: waveTest, y_test: waveTestLabels])

// Twelve words of fifty: of the second class a third of them are below ten.
def words = { count ->
  def labels = (0..<count).collect { random.nextInt(2) }
  def values = labels.collectMany { label ->
    (0..<12).collect { label == 1 && it % 3 == 0 ? random.nextInt(10) : 10 + random.nextInt(40) }
  }
  [[type: '<i8', shape: [count, 12], values: values], [type: '<i8', shape: [count], values: labels]]
}
def (wordTrain, wordTrainLabels) = words(200)
def (wordTest, wordTestLabels) = words(100)
archive('words.npz', [x_train: wordTrain, y_train: wordTrainLabels, x_test: wordTest, y_test: wordTestLabels])

// Reviews of films: each says something about two things, in words of praise or of blame.
def things = ['plot', 'cast', 'music', 'ending', 'dialogue', 'pace']
def praise = ['great', 'moving', 'fresh', 'superb', 'witty']
def blame = ['dull', 'flat', 'clumsy', 'stale', 'tedious']
def reviews = { name, count ->
  new File(basedir, name).withWriter('utf-8') { csv ->
    csv.writeLine('review,praises')
    count.times {
      boolean praises = random.nextBoolean()
      def one = { list -> list[random.nextInt(list.size())] }
      def opinions = praises ? praise : blame
      csv.writeLine("\"The ${one(things)} was ${one(opinions)}, and the ${one(things)}: simply ${one(opinions)}!\",${praises ? 'yes' : 'no'}")
    }
  }
}
reviews('reviews.csv', 200)
reviews('reviews-test.csv', 100)
new File(basedir, 'reviews-test.csv').append('"Unheard praise, great",yes\n', 'utf-8')

// The Invoker takes any other value for a failure.
return true
