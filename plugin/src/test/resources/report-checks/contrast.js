// Text, that of charts included, with less contrast than WCAG 2.2 AA asks for (1.4.3): [] if none.
(() => {
  const parse = text => {
    const parts = text.match(/[\d.]+/g).map(Number);
    return text.startsWith('color(srgb')
      ? { rgb: parts.slice(0, 3).map(v => v * 255), a: parts[3] ?? 1 }
      : { rgb: parts.slice(0, 3), a: parts[3] ?? 1 };
  };
  const over = (top, under) => top.rgb.map((v, i) => v * top.a + under[i] * (1 - top.a));
  const background = e => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== 'transparent') layers.unshift(parse(colour));
    }
    return layers.reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const luminance = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !e.getClientRects().length || e.closest('.xr-vh, .xr-skip, title')) continue;
    const style = getComputedStyle(e);
    const under = background(e);
    const ink = over(parse(e.closest('svg') ? style.fill : style.color), under);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const measured = ratio(ink, under);
    if (measured < (large ? 3 : 4.5)) {
      found.push(measured.toFixed(2) + ' ' + (e.getAttribute('class') || e.tagName) + ' "' + node.data.trim().slice(0, 30) + '"');
    }
  }
  return [...new Set(found)];
})()
