// What axe-core finds, in words: [] if nothing. Expects axe-core to be loaded. A view that differs from another in
// colours or layout alone need not be asked again what does not depend on them: what is 'everything', 'colours' or
// 'layout'.
(what => axe.run(document, {
  resultTypes: ['violations'],
  ...(what === 'colours' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
  ...(what === 'layout' && { rules: { 'color-contrast': { enabled: false } } })
}).then(result =>
  result.violations.flatMap(rule =>
    rule.nodes.slice(0, 5).map(node => rule.id + ': ' + rule.help + ': ' + node.html.slice(0, 160)))))
