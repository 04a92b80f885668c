/** Whether the text holds nothing but printable ASCII, which no Unicode normal form and no case rule but A–Z changes. */
export function isPlainAscii(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text);
}
