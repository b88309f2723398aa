import java.awt.BasicStroke
import java.awt.Color
import java.awt.image.BufferedImage
import javax.imageio.ImageIO

// Discs and crosses somewhere on a dark ground.
def random = new Random(1)
def paint = { File file, boolean disc ->
  def image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB)
  def graphics = image.createGraphics()
  graphics.color = new Color(20 + random.nextInt(40), 20 + random.nextInt(40), 60)
  graphics.fillRect(0, 0, 24, 24)
  graphics.color = new Color(200 + random.nextInt(50), 120 + random.nextInt(100), 40)
  graphics.stroke = new BasicStroke(3)
  def x = 3 + random.nextInt(8)
  def y = 3 + random.nextInt(8)
  if (disc) {
    graphics.fillOval(x, y, 11, 11)
  } else {
    graphics.drawLine(x, y, x + 10, y + 10)
    graphics.drawLine(x + 10, y, x, y + 10)
  }
  graphics.dispose()
  file.parentFile.mkdirs()
  assert ImageIO.write(image, 'png', file)
}
[train: 40, validation: 12, test: 15].each { part, count ->
  count.times {
    paint(new File(basedir, "photos/$part/disc/${it}.png"), true)
    paint(new File(basedir, "photos/$part/cross/${it}.png"), false)
  }
}

[train: 60, validation: 21, test: 30].each { part, count ->
  def rows = (0..<count).collect { row ->
    def kind = row % 3
    [kind + random.nextGaussian() / 4, random.nextGaussian(), ['low', 'middle', 'high'][kind]].join(',')
  }
  def file = new File(basedir, "data/${part}.csv")
  file.parentFile.mkdirs()
  file.text = 'a,b,species\n' + rows.join('\n') + '\n'
}

// The Invoker takes any other value for a failure.
return true
