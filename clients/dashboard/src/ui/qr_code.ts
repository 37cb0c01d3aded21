/** QR codes of texts up to 213 octets: ISO/IEC 18004, byte mode, error correction M, versions 1 to 10. */

const ECC_OF_BLOCK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];

/** Rows of modules, dark ones true; undefined for a text that is too long. */
export function qrCode(text: string): boolean[][] | undefined {
  const bytes = [...new TextEncoder().encode(text)];
  const version = BLOCKS.findIndex((_, index) => bytes.length + (index + 1 < 10 ? 2 : 3) <= capacity(index + 1)) + 1;
  return version === 0 ? undefined : drawn(version, protectedBy(version, packed(version, bytes)));
}

/** Modules that hold data and its protection. */
function rawModules(version: number): number {
  const marks = Math.floor(version / 7) + 2;
  const plain = (16 * version + 128) * version + 64;
  return version === 1 ? plain : plain - ((25 * marks - 10) * marks - 55) - (version >= 7 ? 36 : 0);
}

/** Octets of data, its head among them. */
function capacity(version: number): number {
  return Math.floor(rawModules(version) / 8) - ECC_OF_BLOCK[version - 1]! * BLOCKS[version - 1]!;
}

/** The text behind its mode and length, filled up. */
function packed(version: number, bytes: number[]): number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at--) {
      bits.push((value >> at) & 1);
    }
  };
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => push(byte, 8));
  const room = capacity(version) * 8;
  push(0, Math.min(4, room - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let fill = 0xec; bits.length < room; fill ^= 0xec ^ 0x11) {
    push(fill, 8);
  }
  return Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((all, bit) => (all << 1) | bit, 0));
}

/** Blocks with their Reed-Solomon codes, interleaved. */
function protectedBy(version: number, data: number[]): number[] {
  const [many, length] = [BLOCKS[version - 1]!, ECC_OF_BLOCK[version - 1]!];
  const all = Math.floor(rawModules(version) / 8);
  const short = many - (all % many);
  const shortData = Math.floor(all / many) - length;
  const divisor = generator(length);
  let from = 0;
  const blocks = Array.from({ length: many }, (_, index) => {
    const own = data.slice(from, (from += shortData + (index < short ? 0 : 1)));
    return { own, code: remainder(own, divisor) };
  });
  const woven: number[] = [];
  for (let at = 0; at <= shortData; at++) {
    blocks.forEach(({ own }) => at < own.length && woven.push(own[at]!));
  }
  for (let at = 0; at < length; at++) {
    blocks.forEach(({ code }) => woven.push(code[at]!));
  }
  return woven;
}

/** In GF(2⁸) modulo x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let at = 7; at >= 0; at--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> at) & 1) * a);
  }
  return product;
}

function generator(degree: number): number[] {
  const found = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) {
      found[at] = times(found[at]!, root) ^ (found[at + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return found;
}

function remainder(data: number[], divisor: number[]): number[] {
  const rest = Array<number>(divisor.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    divisor.forEach((part, at) => (rest[at]! ^= times(part, factor)));
  }
  return rest;
}

function drawn(version: number, data: number[]): boolean[][] {
  const size = version * 4 + 17;
  const dark = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const taken = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const set = (x: number, y: number, on: boolean) => {
    if (x >= 0 && y >= 0 && x < size && y < size) {
      dark[y]![x] = on;
      taken[y]![x] = true;
    }
  };
  const rings = (x: number, y: number, reach: number, light: number[]) => {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  rings(3, 3, 4, [2, 4]);
  rings(size - 4, 3, 4, [2, 4]);
  rings(3, size - 4, 4, [2, 4]);
  const marks = alignments(version, size);
  for (const [row, y] of marks.entries()) {
    for (const [column, x] of marks.entries()) {
      const corner = (row === 0 && column === 0) || (row === 0 && column === marks.length - 1) || (row === marks.length - 1 && column === 0);
      if (!corner) {
        rings(x, y, 2, [1]);
      }
    }
  }
  format(size, set);
  numbered(version, size, set);
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) {
      right = 5;
    }
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (!taken[y]![x]) {
          // Mask 0. Any mask can be read; choosing the best of eight only helps cameras that are hardly ones.
          dark[y]![x] = (((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) !== ((x + y + 1) & 1);
          at++;
        }
      }
    }
  }
  return dark;
}

function alignments(version: number, size: number): number[] {
  if (version === 1) {
    return [];
  }
  const many = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (many * 2 - 2)) * 2;
  return [6, ...Array.from({ length: many - 1 }, (_, at) => size - 7 - at * step).reverse()];
}

type Set = (x: number, y: number, on: boolean) => void;

/** Which protection and mask: M is 0, and so is the mask; the bits are those of the standard's table. */
function format(size: number, set: Set): void {
  const bits = 0x5412;
  const bit = (at: number) => ((bits >> at) & 1) === 1;
  for (let at = 0; at < 6; at++) {
    set(8, at, bit(at));
    set(14 - (at + 9), 8, bit(at + 9));
  }
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let at = 0; at < 8; at++) {
    set(size - 1 - at, 8, bit(at));
  }
  for (let at = 8; at < 15; at++) {
    set(8, size - 15 + at, bit(at));
  }
  set(8, size - 8, true);
}

/** The version's number, where there is room for it. */
function numbered(version: number, size: number, set: Set): void {
  if (version < 7) {
    return;
  }
  let rest = version;
  for (let step = 0; step < 12; step++) {
    rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  }
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
    set(far, near, ((bits >> at) & 1) === 1);
    set(near, far, ((bits >> at) & 1) === 1);
  }
}
