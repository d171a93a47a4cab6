const pageText = (lines: readonly string[]): string => {
  const [title = '', ...rest] = lines.map((line) => line.replace(/[\\()]/g, (letter) => `\\${letter}`));
  return `BT /F1 22 Tf 40 340 Td (${title}) Tj /F1 12 Tf ${rest.map((line) => `0 -28 Td (${line}) Tj`).join(' ')} ET`;
};

/** One page with a title and some lines of plain ASCII. */
export const pdf = (lines: readonly string[]): Uint8Array => {
  const text = pageText(lines);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 400] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return new TextEncoder().encode(`${body}${table}startxref\n${body.length}\n%%EOF\n`);
};
