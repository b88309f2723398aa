// What axe-core finds, in words: [] if nothing. Expects axe-core to be loaded.
axe.run(document, { resultTypes: ['violations'] }).then(result =>
  result.violations.flatMap(rule =>
    rule.nodes.slice(0, 5).map(node => rule.id + ': ' + rule.help + ': ' + node.html.slice(0, 160))))
