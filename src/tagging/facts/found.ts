/** A fact with the words it was read from: tokens `from` to `to`. */
export type Found<T> = { readonly value: T; readonly from: number; readonly to: number };
