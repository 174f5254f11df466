/** How linear red, green and blue reach an eye: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const matrices = {
  'full colour sight': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

type Sight = keyof typeof matrices;
type Triple = [number, number, number];

/** Every kind of sight that the palettes are made for. */
export const sights: readonly Sight[] = ['full colour sight', 'protanopia', 'deuteranopia', 'tritanopia'];

/** Distance of two colours `#rrggbb` for this sight, in hundredths of OKLab. */
export function perceivedDistance(a: string, b: string, sight: Sight): number {
  const [first, second] = [oklab(seen(a, sight)), oklab(seen(b, sight))];
  return 100 * Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

function seen(colour: string, sight: Sight): Triple {
  const [red, green, blue] = [linear(colour, 1), linear(colour, 3), linear(colour, 5)];
  const rows = matrices[sight];
  const mixed = (row: 0 | 3 | 6) => {
    const value = rows[row] * red + (rows[row + 1] ?? 0) * green + (rows[row + 2] ?? 0) * blue;
    return Math.min(1, Math.max(0, value));
  };
  return [mixed(0), mixed(3), mixed(6)];
}

function linear(colour: string, at: number): number {
  const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Ottosson 2020. */
function oklab([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
