import java.awt.image.BufferedImage
import javax.imageio.ImageIO

def random = new Random(1)
def paint = { File file, String format, boolean bright ->
  def side = 16 + random.nextInt(16)
  def image = new BufferedImage(side, side + 3, BufferedImage.TYPE_INT_RGB)
  for (int y = 0; y < image.height; y++) {
    for (int x = 0; x < image.width; x++) {
      def level = random.nextInt(100) + (bright ? 150 : 0)
      image.setRGB(x, y, level * 0x010101)
    }
  }
  file.parentFile.mkdirs()
  assert ImageIO.write(image, format, file)
}

['photos', 'truncated'].each { folder ->
  40.times {
    def format = it % 2 ? 'png' : 'jpg'
    paint(new File(basedir, "$folder/bright/${it}.$format"), format, true)
    paint(new File(basedir, "$folder/dark/${it}.$format"), format, false)
  }
}
new File(basedir, 'photos/dark/Thumbs.db').text = 'not a picture'

def picture = new File(basedir, 'truncated/dark/7.png')
picture.bytes = Arrays.copyOf(picture.bytes, picture.length().intdiv(2) as int)

// The Invoker takes any other value for a failure.
return true
