"""What stands upright on a landscape, compiled: pictures that nearer columns hide.

All of the machine code comes from this file, which is how numba sees whether kept code is still true.
"""

import numpy as np
from numpy.typing import NDArray

from playground.compiled import kernel

Ints = NDArray[np.int32]
Packed = NDArray[np.uint32]


@kernel
def stand(
    out: Packed, ids: Ints, near: NDArray[np.float64], atlas: Packed, stamps: Ints, places: Ints, depths: NDArray[np.float64]
) -> None:
    """Puts upright pictures on a painted landscape, hidden behind nearer columns.

    Args:
      out, ids: as `land_pixels.paint` left them. near: [cells] how far away the middle of each cell is.
      atlas: [n] 0xAARRGGBB, the pixels of all pictures. stamps: [K, 3] where each begins in it, its width and height.
      places: [N, 3] the number of a picture, and x and y of its left upper corner. depths: [N] how far away it stands.
    """
    for number in range(len(places)):
        first, wide, high = stamps[places[number, 0], 0], stamps[places[number, 0], 1], stamps[places[number, 0], 2]
        left, above = places[number, 1], places[number, 2]
        for y in range(max(0, -above), min(high, out.shape[0] - above)):
            for x in range(max(0, -left), min(wide, out.shape[1] - left)):
                colour = np.int64(atlas[first + y * wide + x])
                cell = ids[above + y, left + x]
                if colour >> 24 == 0 or (cell >= 0 and near[cell] < depths[number]):
                    continue
                behind, mixed = np.int64(out[above + y, left + x]), np.int64(0)
                for shift in (0, 8, 16):
                    under, over = behind >> shift & 255, colour >> shift & 255
                    mixed |= (under * 255 + (over - under) * (colour >> 24) + 127) // 255 << shift
                out[above + y, left + x] = np.uint32(mixed)
