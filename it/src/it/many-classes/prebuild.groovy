// Three rows of each of a thousand classes, on a circle.
new File(basedir, 'data').mkdir()
new File(basedir, 'data/circle.csv').withWriter { csv ->
  csv.writeLine('x,y,part,place')
  1000.times { place ->
    ['train', 'train', 'test'].eachWithIndex { part, i ->
      double angle = (place + i * 0.1) * Math.PI / 500
      csv.writeLine(String.format(Locale.ROOT, '%.4f,%.4f,%s,p%04d', Math.cos(angle), Math.sin(angle), part, place))
    }
  }
}

// The Invoker takes any other value for a failure.
return true
