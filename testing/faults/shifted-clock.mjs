// Loaded into a worker before its own code: its clock is wrong by CLOCK_SHIFT_MILLISECONDS.
const shift = Number(process.env.CLOCK_SHIFT_MILLISECONDS);
const RightDate = Date;
globalThis.Date = class extends RightDate {
  constructor(...parts) {
    if (parts.length === 0) super(RightDate.now() + shift);
    else super(...parts);
  }
  static now() {
    return RightDate.now() + shift;
  }
};
