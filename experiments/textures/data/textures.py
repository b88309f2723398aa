"""Cuts the pictures of the folder textures out of the photographs of scikit-image.

Needs scikit-image (Debian: python3-skimage) and Pillow; run it in this folder.
"""

from pathlib import Path

import skimage
from PIL import Image

SIZE, STEP = 48, 51

photographs = Path(skimage.__file__).parent / "data"
for name in ("brick", "grass", "gravel"):
    folder = Path("textures") / name
    folder.mkdir(parents=True, exist_ok=True)
    photograph = Image.open(photographs / f"{name}.png")
    for row in range(10):
        for column in range(10):
            left, top = column * STEP, row * STEP
            part = photograph.crop((left, top, left + SIZE, top + SIZE))
            part.save(folder / f"{row}-{column}.jpg", quality=85)
